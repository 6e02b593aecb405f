"""What Supabase alone can get wrong: whose token it is, outages, answers that are not the project's."""

import contextlib
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from core.adapters.supabase.database import SupabaseDatabase
from core.domain.evaluation import Score
from core.domain.interview import Draft
from core.domain.progress import InterviewQuery
from core.errors import (
    ConfigurationError,
    NotFound,
    PracticeError,
    SignInExpired,
    StoreDamaged,
    StoreError,
    StoreUnavailable,
)
from tests.contracts.histories import history, keep
from tests.contracts.samples import START, answered, asked, evaluation, new_interview, question
from tests.contracts.test_dashboard import QUERIES, assert_same, plainly, without_rows
from tests.listening import listening

ANN, BOB = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"


@pytest.fixture(scope="module")
def cara(project) -> str:
    return project.sign_up("cara")


@pytest.fixture(scope="module")
def dave(project) -> str:
    return project.sign_up("dave")


@pytest.fixture
def open_with(project) -> Iterator[Callable[..., SupabaseDatabase]]:
    """A database whose tokens the test gives."""
    opened = []

    def make(access_token: Callable[[str], str] = project.tokens.__getitem__) -> SupabaseDatabase:
        opened.append(SupabaseDatabase(project.url, project.anon_key, access_token=access_token, timeout_s=60))
        return opened[-1]

    yield make
    for database in opened:
        database.close()


def test_the_project_answers_and_says_what_it_has(open_with):
    open_with().ping()


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"exp": 1}, id="expired"),
        pytest.param({"secret": "another-secret-another-secret-another-1"}, id="signed by somebody else"),
    ],
)
def test_a_token_that_is_no_longer_good_asks_for_signing_in(project, open_with, cara, claims):
    bad = project.forged(cara, **claims)
    store = open_with(lambda _: bad).interviews(cara)
    for call in (
        lambda: store.save(new_interview(cara)),
        lambda: store.search(InterviewQuery()),
        lambda: store.get(ANN),
        lambda: store.delete(ANN),
        lambda: store.draft(ANN, "q1"),
    ):
        with pytest.raises(SignInExpired) as caught:
            call()
        assert bad not in "".join(traceback.format_exception(caught.value))


def test_a_renewed_token_is_taken_at_the_next_request(project, open_with, cara):
    held = [project.forged(cara, exp=1)]
    store = open_with(lambda _: held[0]).interviews(cara)
    with pytest.raises(SignInExpired):
        store.search(InterviewQuery())
    held[0] = project.tokens[cara]
    assert store.search(InterviewQuery()).total == 0


def test_somebody_elses_token_opens_nothing(project, open_with, cara, dave):
    saved = open_with().interviews(cara).save(new_interview(cara))
    mixed_up = open_with(lambda _: project.tokens[cara])
    with pytest.raises(SignInExpired):
        mixed_up.interviews(dave).get(saved.id)
    forged = project.forged(cara, sub=dave, secret="another-secret-another-secret-another-1")
    with pytest.raises(SignInExpired):
        open_with(lambda _: forged).interviews(dave).search(InterviewQuery())
    open_with().interviews(cara).delete(saved.id)


def test_people_in_one_process_never_see_each_other(open_with, cara, dave):
    database = open_with()

    def work(number: int) -> set[str]:
        owner = (cara, dave)[number % 2]
        store = database.interviews(owner)
        saved = store.save(new_interview(owner, role=owner))
        seen = {summary.role for _ in range(3) for summary in store.search(InterviewQuery(page_size=100)).items}
        with pytest.raises(NotFound):
            database.interviews((cara, dave)[1 - number % 2]).get(saved.id)
        return seen

    with ThreadPoolExecutor(8) as threads:
        seen = list(threads.map(work, range(16)))
    assert [roles for number, roles in enumerate(seen) if roles != {(cara, dave)[number % 2]}] == []


def test_the_trend_keeps_the_newest(project, open_with, cara):
    project.empty()
    with project.connect() as connection:
        connection.execute(
            "insert into public.interviews (id, owner_id, version, kind, domain, role, difficulty, mode, status,"
            " started_at, time_limit_s, question_count, answered_count, score, coverage, words, body)"
            " select gen_random_uuid(), %s, 1, 'mixed', 'technology', 'Nurse', 'easy', 'real', 'completed',"
            " %s + n * interval '1 minute', 60, 1, 1, n / 10.0, 1, '', '{}' from generate_series(0, 1502) n",
            [cara, START],
        )
    store = open_with().interviews(cara)
    figures = store.dashboard(InterviewQuery())
    assert [point.score for point in figures.trend] == [number / 10 for number in range(1003, 1503)]
    assert (figures.interviews, store.search(InterviewQuery(page=15, page_size=100)).total) == (1503, 1503)
    assert len(store.search(InterviewQuery(page=16, page_size=100)).items) == 3


def test_every_figure_agrees_with_a_plain_count(project, open_with, cara, dave):
    project.empty()
    made = history(1, cara, 50)
    store = open_with().interviews(cara)
    keep(store, made)
    keep(open_with().interviews(dave), history(9, dave, 10))
    for given in QUERIES.values():
        query = InterviewQuery(**given)
        assert_same(store.dashboard(query), plainly(made, query))
        assert_same(store.totals(query), without_rows(plainly(made, query)))


def test_one_damaged_row_hides_no_other(project, open_with, cara):
    project.empty()
    store = open_with().interviews(cara)
    good, bad = (store.save(asked(new_interview(cara), question(1))) for _ in range(2))
    store.save_grading(bad.id, [evaluation()], overall=Score(60), coverage=1.0)
    with project.connect() as connection:
        connection.execute("update public.interviews set kind = 'a kind of later', body = '{' where id = %s", [bad.id])
    assert [summary.id for summary in store.search(InterviewQuery()).items] == [good.id]
    assert store.dashboard(InterviewQuery()).trend == ()
    with pytest.raises(StoreDamaged):
        store.get(bad.id)


def test_a_character_that_postgresql_cannot_hold_costs_nothing(open_with, cara):
    store = open_with().interviews(cara)
    interview = answered(asked(new_interview(cara, role="Nurse\0"), question(1)), "one\0two")
    saved = store.save(interview)
    assert store.get(saved.id) == saved
    store.save_draft(Draft(saved.id, "q1", "half\0done", START))
    draft = store.draft(saved.id, "q1")
    assert draft is not None and draft.text == "halfdone"


def test_more_words_than_an_index_takes_are_still_saved(open_with, cara):
    store = open_with().interviews(cara)
    long = " ".join(f"{number:x}" + "ä" * 55 for number in range(12_000))
    saved = store.save(answered(asked(new_interview(cara), question(1)), long))
    assert store.get(saved.id) == saved
    assert store.search(InterviewQuery(text="queue")).total >= 1


def test_a_deletion_takes_every_row_along(project, open_with, cara):
    project.empty()
    store = open_with().interviews(cara)
    saved = store.save(answered(asked(new_interview(cara), question(1)), "Bounded."))
    store.save_grading(saved.id, [evaluation()], overall=Score(60), coverage=1.0)
    store.save_draft(Draft(saved.id, "q1", "half", START))
    tables = ("interviews", "question_responses", "evaluations", "criterion_scores", "drafts")
    with project.connect() as connection:
        counts = " + ".join(f"(select least(count(*), 1) from public.{table})" for table in tables)
        assert connection.execute(f"select {counts}").fetchone() == (5,)
        store.delete(saved.id)
        assert connection.execute(f"select {counts}").fetchone() == (0,)


# From here on: a server that answers whatever a project, or what stands before it, may answer.


class Answering(ThreadingHTTPServer):
    def __init__(self, status: int, body: bytes, *, delay_s: float = 0.0) -> None:
        self.cookies: list[str | None] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                outer.cookies.append(self.headers.get("Cookie"))
                time.sleep(delay_s)
                self.send_response(status)
                self.send_header("Set-Cookie", "of=ann; Path=/")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_DELETE = answer  # noqa: N815

            def handle(self) -> None:
                with contextlib.suppress(ConnectionError):  # who asked has given up
                    super().handle()

            def log_message(self, *_: object) -> None:
                return None

        super().__init__(("127.0.0.1", 0), Handler)


def unsigned(owner_id: str) -> str:
    import jwt

    return jwt.encode(
        {"sub": owner_id, "role": "authenticated", "exp": datetime.now(UTC) + timedelta(hours=1)}, "x" * 32
    )


@contextmanager
def answering(
    status: int, body: bytes, *, delay_s: float = 0.0, timeout_s: float = 30
) -> Iterator[tuple[Answering, SupabaseDatabase]]:
    server = Answering(status, body, delay_s=delay_s)
    address = f"http://127.0.0.1:{server.server_port}"
    database = SupabaseDatabase(address, "sb_publishable_x", access_token=unsigned, timeout_s=timeout_s)
    with listening(server), contextlib.closing(database):
        yield server, database


def told(code: str) -> bytes:
    return (
        f'{{"code":"{code}","message":"about somebody\'s answer","details":"Key (text)=(secret)","hint":null}}'.encode()
    )


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        pytest.param(401, told("PGRST301"), SignInExpired, id="token not decoded"),
        pytest.param(401, told("PGRST303"), SignInExpired, id="token expired"),
        pytest.param(401, b'{"message":"Invalid API key","hint":"Double check"}', ConfigurationError, id="key unknown"),
        pytest.param(404, told("PGRST202"), ConfigurationError, id="no such function"),
        pytest.param(404, told("PGRST205"), ConfigurationError, id="no such table"),
        pytest.param(403, told("42501"), StoreError, id="refused by a policy"),
        pytest.param(500, told("57014"), StoreUnavailable, id="took too long"),
        pytest.param(503, told("PGRST002"), StoreUnavailable, id="database not there"),
        pytest.param(500, told("53300"), StoreUnavailable, id="too many connections"),
        pytest.param(429, b"slow down", StoreUnavailable, id="too many requests"),
        pytest.param(502, b'{"message":"An invalid response"}', StoreUnavailable, id="its gateway"),
        pytest.param(522, b"<html>secret</html>", StoreUnavailable, id="the network before it"),
        pytest.param(540, b"", StoreUnavailable, id="paused"),
        pytest.param(200, b"<html>secret</html>", StoreUnavailable, id="a page instead of data"),
        pytest.param(200, b'{"unexpected": "secret"}', StoreUnavailable, id="other data"),
        pytest.param(302, b"", StoreError, id="somewhere else"),
    ],
)
def test_failures_become_our_errors(status, body, error):
    with answering(status, body) as (_, database):
        store, talks = database.interviews(ANN), database.conversations(ANN)
        for call in (
            lambda: store.save(new_interview(ANN)),
            lambda: store.save_grading(BOB, [], overall=None, coverage=0.0),
            lambda: store.get(BOB),
            lambda: store.search(InterviewQuery()),
            lambda: store.dashboard(InterviewQuery()),
            store.asked_bank_ids,
            lambda: store.delete(BOB),
            lambda: store.draft(BOB, "q1"),
            lambda: store.save_draft(Draft(BOB, "q1", "half", START)),
            talks.recent,
            lambda: talks.get(BOB),
            lambda: talks.delete(BOB),
        ):
            with pytest.raises(PracticeError) as caught:
                call()
            assert isinstance(caught.value, error)
            written = "".join(traceback.format_exception(caught.value))
            assert "secret" not in written and "somebody" not in written


def test_a_slow_project_is_not_waited_for():
    with answering(200, b'"saved"', delay_s=3, timeout_s=0.3) as (_, database):
        started = time.monotonic()
        with pytest.raises(StoreUnavailable):
            database.interviews(ANN).save(new_interview(ANN))
        assert time.monotonic() - started < 2.9


def test_no_project_at_all():
    database = SupabaseDatabase("http://127.0.0.1:9", "sb_publishable_x", access_token=unsigned)
    for call in (database.ping, lambda: database.conversations(ANN).recent()):
        with pytest.raises(StoreUnavailable):
            call()
    database.close()


def test_cookies_of_one_person_are_not_sent_for_another():
    with answering(200, b'"saved"') as (server, database):
        for owner in (ANN, BOB):
            database.interviews(owner).save(new_interview(owner))
    assert server.cookies == [None, None]


def test_a_token_that_is_none_is_not_sent():
    with answering(200, b'"saved"') as (server, _):
        bad = SupabaseDatabase(f"http://127.0.0.1:{server.server_port}", "sb_x", access_token=lambda _: "not a token\n")
        with pytest.raises(SignInExpired):
            bad.interviews(ANN).save(replace(new_interview(ANN)))
        bad.close()
    assert server.cookies == []
