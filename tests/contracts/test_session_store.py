"""What every store of sessions, and of tries that failed, keeps to."""

from datetime import UTC, datetime, timedelta

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.people import Session
from core.errors import NotFound

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def database(tmp_path):
    sqlite = SqliteDatabase(tmp_path / "rehearsal.db")
    yield sqlite
    sqlite.close()


@pytest.fixture
def sessions(database):
    return database.sessions()


def session(number: int, person: str = "ann", **changes) -> Session:
    at = NOON + timedelta(minutes=number)
    return Session(f"s{number}", person, at, changes.pop("seen_at", at), device="Firefox on Windows", **changes)


def test_a_session_is_found_by_its_tokens_hash_alone(sessions):
    sessions.add(session(1, sealed="box"), "hash-1")
    assert sessions.find("hash-1") == session(1, sealed="box")
    for other in ("hash-2", "s1", ""):
        with pytest.raises(NotFound):
            sessions.find(other)


def test_the_one_used_last_comes_first(sessions):
    for number in (1, 2, 3):
        sessions.add(session(number), f"hash-{number}")
    sessions.add(session(4, "bob"), "hash-4")
    sessions.touch("s1", NOON + timedelta(hours=1))
    assert [one.id for one in sessions.of_person("ann")] == ["s1", "s3", "s2"]
    assert sessions.find("hash-1").seen_at == NOON + timedelta(hours=1)


def test_nobody_ends_anybody_elses(sessions):
    sessions.add(session(1), "hash-1")
    with pytest.raises(NotFound):
        sessions.remove("bob", "s1")
    assert sessions.find("hash-1")
    sessions.remove("ann", "s1")
    with pytest.raises(NotFound):
        sessions.find("hash-1")


def test_all_of_a_person_end_at_once(sessions):
    for number, person in ((1, "ann"), (2, "ann"), (3, "bob")):
        sessions.add(session(number, person), f"hash-{number}")
    sessions.remove_all("ann")
    assert not sessions.of_person("ann") and len(sessions.of_person("bob")) == 1


def test_those_unused_for_long_go(sessions):
    sessions.add(session(1), "hash-1")
    sessions.add(session(2), "hash-2")
    sessions.remove_unused(NOON + timedelta(minutes=2))
    assert [one.id for one in sessions.of_person("ann")] == ["s2"]


def test_another_seal_takes_the_place_of_the_first(sessions):
    sessions.add(session(1, sealed="first"), "hash-1")
    sessions.reseal("s1", "second")
    assert sessions.find("hash-1").sealed == "second"


def test_what_is_gone_is_not_brought_back(sessions):
    sessions.touch("s9", NOON)
    sessions.reseal("s9", "box")
    assert not sessions.of_person("ann")


def test_tries_are_kept_by_key_newest_first_for_a_day(database):
    tries = database.failed_tries()
    for minute in range(4):
        tries.add(("account", "place"), NOON + timedelta(minutes=minute))
    assert tries.latest("account", 2) == (NOON + timedelta(minutes=3), NOON + timedelta(minutes=2))
    tries.forget("account")
    assert tries.latest("account", 2) == () and len(tries.latest("place", 9)) == 4
    tries.add(("another",), NOON + timedelta(days=1, minutes=2))
    assert len(tries.latest("place", 9)) == 2
