"""What every store of personal tokens keeps."""

from datetime import timedelta

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.people import PersonalToken
from core.errors import NotFound
from tests.contracts.samples import START


@pytest.fixture
def store(tmp_path):
    return SqliteDatabase(tmp_path / "rehearsal.db").personal_tokens()


def token(name: str, person: str = "ann", *, minutes: int = 0) -> PersonalToken:
    return PersonalToken(f"id of {name}", person, name, START + timedelta(minutes=minutes))


def test_a_token_is_found_by_its_hash_only(store):
    store.add(token("laptop"), "hash")
    assert store.find("hash") == token("laptop")
    for wrong in ("", "HASH", "%", "id of laptop"):
        with pytest.raises(NotFound):
            store.find(wrong)


def test_a_person_sees_their_own_the_newest_first(store):
    for number, name in enumerate(("one", "two")):
        store.add(token(name, minutes=number), f"hash {name}")
    store.add(token("three", "bob"), "hash three")
    assert [found.name for found in store.of_person("ann")] == ["two", "one"]


def test_when_it_was_used_is_kept(store):
    store.add(token("laptop"), "hash")
    store.touch("id of laptop", START)
    store.touch("another", START)
    assert store.find("hash").used_at == START


def test_nobody_removes_somebody_elses(store):
    store.add(token("laptop"), "hash")
    with pytest.raises(NotFound):
        store.remove("bob", "id of laptop")
    store.remove_all("bob")
    assert store.find("hash").name == "laptop"
    store.remove("ann", "id of laptop")
    with pytest.raises(NotFound):
        store.find("hash")
    store.add(token("laptop"), "hash")
    store.remove_all("ann")
    assert store.of_person("ann") == ()
