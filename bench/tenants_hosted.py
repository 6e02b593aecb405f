"""Two people of a Supabase project on this machine, and ways in which one may try to get at what is the other's."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import httpx
import jwt

from bench.tenants import Try
from core.adapters.supabase.database import TABLES, SupabaseDatabase
from core.domain.interview import Interview
from core.domain.library import KeptAnswer, LibraryQuery
from core.domain.plan import Kind
from core.domain.progress import InterviewQuery
from core.domain.speech import Recording
from core.errors import PracticeError
from tests.contracts.samples import a_submission, answered, asked, new_interview, question
from tests.contracts.test_resume_store import job, resume
from tests.tools import node, node_packages, postgres_bin

FOREIGN_SECRET = "another-secret-another-secret-another-1"
READING = (
    *("search_library", "library_tags"),
    *("search_interviews", "overview", "dashboard", "subject_scores", "matching_interviews", "asked_bank_ids"),
)


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    marker: str
    interview: Interview


@dataclass(frozen=True, slots=True)
class Hosted:
    there: Any  # a tests.supabase.project.Project
    http: httpx.Client
    people: tuple[Person, ...]

    def two(self, dice: random.Random) -> tuple[Person, Person]:
        thief, victim = dice.sample(self.people, 2)
        return thief, victim

    def told(self, thief: Person | None, output: str) -> Try:
        return Try(output, tuple(person.marker for person in self.people if person is not thief))

    def headers(self, token: str) -> dict[str, str]:
        return {"apikey": self.there.anon_key, "Authorization": f"Bearer {token}"}


@contextmanager
def hosted_tries(wanted: bool) -> Iterator[list[tuple[str, Callable[[random.Random], Try]]]]:
    """None where PostgreSQL, Node or its packages are missing."""
    if not wanted or postgres_bin() is None or node() is None or node_packages() is None:
        yield []
        return
    from tests.supabase import postgres, project

    with postgres.running() as cluster, project.running(cluster) as there, httpx.Client(timeout=30) as http:
        database = SupabaseDatabase(there.url, there.anon_key, access_token=there.tokens.__getitem__, timeout_s=30)
        people = tuple(moved_in(there, database, name) for name in ("dora", "emil"))
        hosted = Hosted(there, http, people)
        yield [
            ("project, forged tokens", lambda dice: forged(hosted, dice)),
            ("project, rows by address", lambda dice: by_address(hosted, dice)),
            ("project, functions", lambda dice: by_function(hosted, dice)),
            ("project, tokens mixed up", lambda dice: mixed_up(hosted, dice)),
        ]
        for person in people:
            kept = database.interviews(person.id).get(person.interview.id)
            assert kept == person.interview, "somebody changed what is not theirs"
        database.close()


def moved_in(there: Any, database: SupabaseDatabase, name: str) -> Person:
    person, marker = there.sign_up(name), f"{name}secretword"
    interview = answered(asked(new_interview(person, role=marker), question(1)), f"It is {marker}.")
    saved = database.interviews(person).save(interview)
    database.submissions(person).save(replace(a_submission(saved.id), source=marker))
    database.library(person).save(KeptAnswer(str(uuid4()), person, marker, marker, Kind.GENERAL, saved.started_at))
    database.recordings(person).save(Recording(saved.id, "q1", 1, marker.encode()))
    database.resumes(person).save(resume(marker, person))
    database.jobs(person).save(job(marker, person))
    return Person(person, marker, saved)


def forged(hosted: Hosted, dice: random.Random) -> Try:
    """A token for the victim that was signed by somebody else, by nobody, changed, or is over."""
    _, victim = hosted.two(dice)
    real = hosted.there.tokens[victim.id]
    head, body, signature = real.split(".")
    claims = jwt.decode(real, options={"verify_signature": False})
    token = dice.choice(
        (
            hosted.there.forged(victim.id, secret=FOREIGN_SECRET),
            hosted.there.forged(victim.id, exp=1),
            jwt.encode(claims, None, algorithm="none"),
            f"{head}.{body}.{signature[:-4]}AAAA",
            f"{head}.{body}.",
            jwt.encode({**claims, "role": "service_role"}, FOREIGN_SECRET, algorithm="HS256"),
            hosted.there.anon_key,
        )
    )
    table = dice.choice(TABLES)
    answers = [
        hosted.http.get(f"{hosted.there.url}/rest/v1/{table}?select=*", headers=hosted.headers(token)),
        hosted.http.get(f"{hosted.there.url}/storage/v1/object/{sound_of(victim)}", headers=hosted.headers(token)),
    ]
    return hosted.told(None, " ".join(answer.text for answer in answers))


def by_address(hosted: Hosted, dice: random.Random) -> Try:
    """The thief's own good token, and every row of a table, or the victim's by name; also to change them."""
    thief, victim = hosted.two(dice)
    table = dice.choice(TABLES)
    owner = {"profiles": "id", "presets": "id", "coach_links": "candidate_id"}.get(table, "owner_id")
    address = f"{hosted.there.url}/rest/v1/{table}"
    headers = {**hosted.headers(hosted.there.tokens[thief.id]), "Prefer": "return=representation"}
    theirs = f"{owner}=eq.{victim.id}"
    action = dice.choice(
        (
            lambda: hosted.http.get(f"{address}?select=*", headers=headers),
            lambda: hosted.http.get(f"{address}?{theirs}", headers=headers),
            lambda: hosted.http.delete(f"{address}?{theirs}", headers=headers),
            lambda: hosted.http.patch(f"{address}?{theirs}", headers=headers, json={owner: thief.id}),
            lambda: hosted.http.post(address, headers=headers, json={owner: victim.id}),
        )
    )
    return hosted.told(thief, action().text)


def by_function(hosted: Hosted, dice: random.Random) -> Try:
    thief, victim = hosted.two(dice)
    query = dice.choice(({}, {"owner_id": victim.id}, {"words": f"'{victim.marker}':*", "owner_id": victim.id}))
    name = dice.choice(READING)
    arguments: dict[str, object] = {} if name in ("asked_bank_ids", "library_tags") else {"p_query": query}
    if name == "search_interviews":
        arguments |= {"p_sort": "newest", "p_limit": 100, "p_offset": 0}
    if name == "search_library":
        arguments |= {"p_limit": 100, "p_offset": 0}
    if name == "dashboard":
        arguments |= {"p_points": 10, "p_recent": 10}
    answer = hosted.http.post(
        f"{hosted.there.url}/rest/v1/rpc/{name}",
        headers=hosted.headers(hosted.there.tokens[thief.id]),
        content=json.dumps(arguments),
    )
    return hosted.told(thief, answer.text.replace(json.dumps(query), ""))


def mixed_up(hosted: Hosted, dice: random.Random) -> Try:
    """A server that takes the thief's token for the victim's, or asks for the victim's rows with it."""
    thief, victim = hosted.two(dice)
    asked_for = dice.choice((thief.id, victim.id))
    database = SupabaseDatabase(
        hosted.there.url,
        hosted.there.anon_key,
        access_token=lambda _: hosted.there.tokens[thief.id],
        timeout_s=30,
    )
    action = dice.choice(
        (
            lambda: database.interviews(asked_for).get(victim.interview.id),
            lambda: database.interviews(asked_for).search(InterviewQuery()),
            lambda: database.interviews(asked_for).save(replace(victim.interview, candidate_id=asked_for)),
            lambda: database.interviews(asked_for).delete(victim.interview.id),
            lambda: database.library(asked_for).search(LibraryQuery(victim.marker)),
            lambda: database.submissions(asked_for).of_interview(victim.interview.id),
            lambda: database.recordings(asked_for).get(victim.interview.id, "q1"),
        )
    )
    try:
        return hosted.told(thief, repr(action()))
    except PracticeError as error:
        return hosted.told(thief, str(error))
    finally:
        database.close()


def sound_of(person: Person) -> str:
    return f"recordings/{person.id}/{person.interview.id}"
