"""Ways in which one tenant may try to get at what is another's, in the process that serves them both."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

from bench.tenants import House, Tenant, Try
from core.domain.interview import Draft
from core.domain.library import LibraryQuery
from core.domain.people import COOKIE
from core.domain.plan import Plan
from core.domain.progress import InterviewQuery
from core.domain.speech import Recording
from core.errors import PracticeError

Attempt = Callable[[random.Random], Try]
ALPHABET = string.ascii_letters + string.digits + "-_"
PATHS = (
    *("/me", "/interviews", "/interviews/stats/overview", "/interviews/analytics/performance", "/interviews/export"),
    *("/interviews/analytics/insights", "/interviews/export?format=json"),
)


def tries_at(house: House) -> list[tuple[str, Attempt]]:
    return [
        ("ids, by program", lambda dice: by_program(house, dice)),
        ("ids, by services", lambda dice: by_services(house, dice)),
        ("ids, to change", lambda dice: to_change(house, dice)),
        ("values, to save", lambda dice: to_save(house, dice)),
        ("tokens, wrong", lambda dice: with_a_token(house, dice)),
        ("filters", lambda dice: through_filters(house, dice)),
        ("links and tickets", lambda dice: by_link(house, dice)),
        ("threads and caches", lambda dice: side_by_side(house, dice)),
    ]


def outcome(action: Callable[[], object]) -> str:
    """What came of it, a refusal included: its words are answers as well."""
    try:
        found = action()
    except PracticeError as error:
        return f"{type(error).__name__} {error.user_message}"
    return found if isinstance(found, str) else repr(found)


def by_program(house: House, dice: random.Random) -> Try:
    thief, victim = house.two(dice)
    wanted = dice.choice((*victim.interviews, victim.conversation, victim.share, victim.identity.id))
    answer = house.client.get(f"/interviews/{wanted}", headers=bearer(thief.token))
    return house.told(thief, answer.text)


def by_services(house: House, dice: random.Random) -> Try:
    thief, victim = house.two(dice)
    mine, theirs = thief.services, dice.choice(victim.interviews)
    action = dice.choice(
        (
            lambda: mine.report.open(theirs),
            lambda: mine.report.as_json(theirs),
            lambda: mine.report.submissions(theirs),
            lambda: mine.report.progress(theirs),
            lambda: list(mine.report.grade(theirs)),
            lambda: mine.export.as_markdown(theirs),
            lambda: mine.interview.open(theirs),
            lambda: mine.interview.draft(theirs, "q2"),
            lambda: mine.coding.open(theirs),
            lambda: mine.chat.open(victim.conversation),
            lambda: mine.library.open(victim.kept),
            lambda: mine.library.versions(victim.kept),
            lambda: mine.library.keep(theirs, "q1"),
            lambda: mine.library.search(LibraryQuery(victim.marker)),
            lambda: mine.sharing.links(theirs),
            lambda: house.application.recordings_of(thief.identity.id).get(theirs, "q1"),
            lambda: mine.papers.resumes.open(victim.resume),
            mine.papers.resumes.all,
            lambda: mine.papers.jobs.open(victim.job),
            lambda: mine.interview.start(replace(Plan(), resume_id=victim.resume, job_id=victim.job)),
        )
    )
    return house.told(thief, outcome(action))


def to_change(house: House, dice: random.Random) -> Try:
    thief, victim = house.two(dice)
    mine, theirs = thief.services, dice.choice(victim.interviews)
    action = dice.choice(
        (
            lambda: mine.interview.delete(theirs),
            lambda: mine.interview.save_draft(theirs, "q2", "stolen"),
            lambda: mine.report.try_again(theirs, "q1", "Something else entirely."),
            lambda: mine.report.correct(theirs, "q1", "Something else entirely."),
            lambda: mine.chat.delete(victim.conversation),
            lambda: mine.library.delete(victim.kept),
            lambda: mine.library.use_as_model(victim.kept, is_model=False),
            lambda: mine.sharing.create(theirs, days=1, with_sound=True),
            lambda: mine.sharing.revoke(victim.share),
            lambda: mine.tokens.revoke(victim.services.tokens.all()[0].id),
            lambda: house.application.recordings_of(thief.identity.id).delete(theirs),
            lambda: mine.papers.resumes.delete(victim.resume),
            lambda: mine.papers.jobs.delete(victim.job),
        )
    )
    return house.told(thief, outcome(action))


def to_save(house: House, dice: random.Random) -> Try:
    """Values of the victim, or with the victim's ids, into the thief's own stores."""
    thief, victim = house.two(dice)
    database, me = house.application.database, thief.identity.id
    theirs = database.interviews(victim.identity.id).get(dice.choice(victim.interviews))
    talk = database.conversations(victim.identity.id).get(victim.conversation)
    code = database.submissions(victim.identity.id).of_interview(theirs.id)[0]
    value = replace(theirs, candidate_id=dice.choice((me, victim.identity.id)), version=dice.choice((0, 1, 2)))
    kept = database.library(victim.identity.id).get(victim.kept)
    draft = Draft(theirs.id, "q2", "stolen", datetime.now(UTC))
    action = dice.choice(
        (
            lambda: database.interviews(me).save(value),
            lambda: database.interviews(me).save_grading(theirs.id, theirs.evaluations, overall=None, coverage=0.0),
            lambda: database.interviews(me).save_draft(draft),
            lambda: database.conversations(me).save(replace(talk, candidate_id=dice.choice((me, talk.candidate_id)))),
            lambda: database.library(me).save(replace(kept, owner_id=dice.choice((me, kept.owner_id)), text="stolen")),
            lambda: database.submissions(me).save(replace(code, source="stolen")),
            lambda: house.application.recordings_of(me).save(Recording(theirs.id, "q1", 1, b"stolen")),
        )
    )
    outcome(action)
    # What was answered may hold what the thief gave; what is the thief's now is what counts.
    return house.told(thief, house.client.get("/interviews/export", headers=bearer(thief.token)).text)


def with_a_token(house: House, dice: random.Random) -> Try:
    """Nobody's tokens: changed, cut, revoked, of another kind, or somebody's id."""
    victim = dice.choice(house.tenants)
    real = dice.choice((victim.session, victim.token))
    place = dice.randrange(len(real))
    wrong = dice.choice(
        (
            real[:place] + dice.choice(ALPHABET.replace(real[place], "")) + real[place + 1 :],
            real[:place],
            real + dice.choice(ALPHABET),
            real.swapcase(),
            victim.revoked,
            victim.link,
            victim.ticket,
            victim.identity.id,
            victim.token.removeprefix("rehearsal_"),
            "rehearsal_" + "".join(dice.choices(ALPHABET, k=43)),
        )
    )
    crossed = dice.choice((bearer(wrong), cookie(wrong), bearer(victim.session), cookie(victim.token)))
    return house.told(None, house.client.get(dice.choice(PATHS), headers=crossed).text)


def through_filters(house: House, dice: random.Random) -> Try:
    """The thief's own lists, asked for the victim's words: what comes back is the thief's."""
    thief, victim = house.two(dice)
    name = dice.choice(("search", "topic", "domain"))
    marker, owner = victim.marker, victim.identity.id
    word = dice.choice((marker, marker[:6], f"{marker}' OR '1'='1", f'"{owner}" OR owner:', f'x") OR (owner:"{owner}'))
    path = dice.choice(tuple(path for path in PATHS[1:] if "?" not in path))
    answer = house.client.get(path, params={name: word}, headers=bearer(thief.token))
    return house.told(thief, answer.text)


def by_link(house: House, dice: random.Random) -> Try:
    """A link opens its one report, and nothing else; one that was changed opens nothing."""
    victim = dice.choice(house.tenants)
    place = dice.randrange(len(victim.link))
    changed = [
        text[:place] + dice.choice(ALPHABET.replace(text[place], "")) + text[place + 1 :]
        for text in (victim.link, victim.ticket)
    ]
    action = dice.choice(
        (
            lambda: house.application.shared_reports.open(changed[0]),
            lambda: house.application.shared_reports.open(victim.session),
            lambda: house.application.recording_tickets.fetch(changed[1]),
            lambda: house.application.recording_tickets.fetch(victim.link),
        )
    )
    return house.told(None, outcome(action))


def side_by_side(house: House, dice: random.Random) -> Try:
    """Everybody at once, over what the process shares: connections, caches, grading beside. Each sees their own."""
    crowd = dice.choices(house.tenants, k=6)

    def work(one: Tenant) -> str:
        services = house.application.services_for(one.identity)
        services.report.grade_beside(dice.choice(one.interviews))
        seen = [services.progress.load(InterviewQuery(page_size=50)), services.home.overview(), services.chat.recent()]
        seen.append(services.report.open(one.interviews[0]).report)
        foreign = [tenant.marker for tenant in house.tenants if tenant is not one]
        return " ".join(word for word in foreign if word in repr(seen))

    with ThreadPoolExecutor(len(crowd)) as threads:
        return house.told(None, " ".join(threads.map(work, crowd)))


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def cookie(token: str) -> dict[str, str]:
    return {"Cookie": f"{COOKIE}={token}"}
