"""What every store of sessions, and of tries that failed, keeps to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.supabase.sessions import SupabaseSessionStore
from core.domain.people import Session
from core.errors import NotFound, SignInExpired, StoreUnavailable
from core.people_ports import SessionStore
from core.services.tokens import hash_of
from tests.fakes.cut_line import Line

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATELY = datetime.now(UTC) - timedelta(days=1)  # a project takes its own clock for when a session is over


@dataclass(frozen=True, slots=True)
class Kind:
    sessions: SessionStore
    ann: str
    bob: str

    def session(self, number: int, **changes) -> Session:
        """Of Ann, where nothing else is said."""
        at = LATELY + timedelta(minutes=number)
        person, seen_at = changes.pop("person", self.ann), changes.pop("seen_at", at)
        return Session(named(number), person, at, seen_at, device="Firefox on Windows", **changes)

    def add(self, number: int, **changes) -> Session:
        made = self.session(number, **changes)
        self.sessions.add(made, hashed(number))
        return made


def named(number: int) -> str:
    return str(UUID(int=number))


def hashed(number: int) -> str:
    return hash_of(f"token {number}")


@pytest.fixture
def database(tmp_path):
    sqlite = SqliteDatabase(tmp_path / "rehearsal.db")
    yield sqlite
    sqlite.close()


@pytest.fixture(params=["sqlite", "supabase"])
def kind(request) -> Iterator[Kind]:
    if request.param == "sqlite":
        yield Kind(request.getfixturevalue("database").sessions(), str(uuid4()), str(uuid4()))
        return
    storage, project = request.getfixturevalue("supabase_storage"), request.getfixturevalue("project")
    hosted = replica(project)
    yield Kind(hosted, storage.ann, storage.bob)
    hosted.close()


def replica(project) -> SupabaseSessionStore:
    return SupabaseSessionStore(project.url, project.anon_key, project.tokens.__getitem__, timeout_s=60)


def test_a_session_is_found_by_its_tokens_hash_alone(kind):
    kind.add(1, sealed="box")
    for find in (kind.sessions.find, kind.sessions.newest, kind.sessions.find):
        assert find(hashed(1)) == kind.session(1, sealed="box")
    for other in (hashed(2), named(1), ""):
        with pytest.raises(NotFound):
            kind.sessions.find(other)


def test_the_one_used_last_comes_first(kind):
    for number in (1, 2, 3):
        kind.add(number)
    kind.add(4, person=kind.bob)
    assert kind.sessions.find(hashed(1)).seen_at == LATELY + timedelta(minutes=1)
    kind.sessions.touch(kind.ann, named(1), LATELY + timedelta(hours=1))
    assert [one.id for one in kind.sessions.of_person(kind.ann)] == [named(1), named(3), named(2)]
    assert kind.sessions.find(hashed(1)).seen_at == LATELY + timedelta(hours=1)


def test_nobody_ends_or_changes_anybody_elses(kind):
    kind.add(1, sealed="box")
    with pytest.raises(NotFound):
        kind.sessions.remove(kind.bob, named(1))
    kind.sessions.touch(kind.bob, named(1), LATELY + timedelta(hours=1))
    kind.sessions.reseal(kind.bob, named(1), "another")
    assert kind.sessions.newest(hashed(1)) == kind.session(1, sealed="box")
    kind.sessions.remove(kind.ann, named(1))
    with pytest.raises(NotFound):
        kind.sessions.find(hashed(1))


def test_whoever_has_the_token_ends_it(kind):
    kind.add(1)
    assert kind.sessions.find(hashed(1))
    kind.sessions.end(hashed(2))
    kind.sessions.end(hashed(1))
    with pytest.raises(NotFound):
        kind.sessions.find(hashed(1))
    kind.sessions.end(hashed(1))


def test_all_of_a_person_end_at_once(kind):
    for number, person in ((1, kind.ann), (2, kind.ann), (3, kind.bob)):
        kind.add(number, person=person)
    assert kind.sessions.find(hashed(1))
    kind.sessions.remove_all(kind.ann)
    assert not kind.sessions.of_person(kind.ann) and len(kind.sessions.of_person(kind.bob)) == 1
    with pytest.raises(NotFound):
        kind.sessions.find(hashed(1))


def test_those_unused_for_long_go(kind):
    kind.add(1, seen_at=LATELY - timedelta(days=40))
    kind.add(2)
    kind.sessions.remove_unused(LATELY - timedelta(days=30))
    assert [one.id for one in kind.sessions.of_person(kind.ann)] == [named(2)]


def test_another_seal_takes_the_place_of_the_first(kind):
    kind.add(1, sealed="first")
    assert kind.sessions.find(hashed(1)).sealed == "first"
    kind.sessions.reseal(kind.ann, named(1), "second")
    assert kind.sessions.find(hashed(1)).sealed == "second"


def test_what_is_gone_is_not_brought_back(kind):
    kind.sessions.touch(kind.ann, named(9), LATELY)
    kind.sessions.reseal(kind.ann, named(9), "box")
    assert not kind.sessions.of_person(kind.ann)


@pytest.fixture
def hosted(project, supabase_storage) -> Iterator[Kind]:
    store = replica(project)
    yield Kind(store, supabase_storage.ann, supabase_storage.bob)
    store.close()


def test_what_one_replica_opens_or_renews_another_knows(hosted, project):
    hosted.add(1, sealed="first")
    another = replica(project)
    assert another.find(hashed(1)).sealed == "first"
    hosted.sessions.reseal(hosted.ann, named(1), "second")
    assert another.newest(hashed(1)).sealed == "second"
    hosted.sessions.end(hashed(1))
    with pytest.raises(NotFound):
        another.newest(hashed(1))
    with pytest.raises(NotFound):
        another.find(hashed(1))
    another.close()


def test_a_session_that_is_known_outlasts_an_outage(hosted, project):
    store = SupabaseSessionStore(project.url, project.anon_key, project.tokens.__getitem__, known_for_s=0)
    made = hosted.add(1)
    assert store.find(hashed(1)) == made
    with project.gateway.being(Line.CUT):
        assert store.find(hashed(1)) == made
        for unknown in (lambda: store.find(hashed(2)), lambda: store.newest(hashed(1))):
            with pytest.raises(StoreUnavailable):
                unknown()
    store.close()


def test_a_session_for_somebody_else_cannot_be_opened(hosted, project):
    """With one's own token, and another person's name on the row."""
    store = SupabaseSessionStore(project.url, project.anon_key, lambda _: project.tokens[hosted.bob])
    with pytest.raises(SignInExpired):
        store.add(hosted.session(1), hashed(1))
    store.close()


def test_tries_are_kept_by_key_newest_first_for_a_day(database):
    tries = database.failed_tries()
    for minute in range(4):
        tries.add(("account", "place"), NOON + timedelta(minutes=minute))
    assert tries.latest("account", 2) == (NOON + timedelta(minutes=3), NOON + timedelta(minutes=2))
    tries.forget("account")
    assert tries.latest("account", 2) == () and len(tries.latest("place", 9)) == 4
    tries.add(("another",), NOON + timedelta(days=1, minutes=2))
    assert len(tries.latest("place", 9)) == 2
