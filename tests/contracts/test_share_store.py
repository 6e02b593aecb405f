"""What every store of links keeps: an owner's links to their reports, found by a token's hash."""

from datetime import timedelta

import pytest

from core.domain.sharing import OwnedShare, Share
from core.errors import NotFound
from core.ports import Database, InterviewStore, ShareStore
from tests.contracts.samples import START, new_interview

# The Supabase store has none yet.
pytestmark = pytest.mark.parametrize("storage", ["sqlite", "memory"], indirect=True)


@pytest.fixture
def interviews(database: Database) -> InterviewStore:
    return database.interviews("ann")


@pytest.fixture
def shares(database: Database) -> ShareStore:
    return database.shares("ann")


def share(name: str, interview_id: str, *, minutes: int = 0, with_sound: bool = False) -> Share:
    made = START + timedelta(minutes=minutes)
    return Share(name, interview_id, made, made + timedelta(days=7), with_sound)


def test_a_link_is_found_by_its_hash_with_its_owner(database, interviews, shares):
    saved = interviews.save(new_interview("ann"))
    kept = share("one", saved.id, with_sound=True)
    shares.add(kept, "hash one")
    assert database.shared("hash one") == OwnedShare("ann", kept)
    assert shares.of_interview(saved.id) == (kept,)


def test_an_unknown_hash_and_an_id_open_nothing(database, interviews, shares):
    saved = interviews.save(new_interview("ann"))
    shares.add(share("one", saved.id), "hash one")
    for wrong in ("", "one", "HASH ONE", "%", saved.id):
        with pytest.raises(NotFound):
            database.shared(wrong)


def test_links_are_told_newest_first_and_for_one_interview(interviews, shares):
    one, two = (interviews.save(new_interview("ann")) for _ in range(2))
    for number, name in enumerate("abc"):
        shares.add(share(name, one.id, minutes=number), f"hash {name}")
    shares.add(share("d", two.id), "hash d")
    assert [found.id for found in shares.of_interview(one.id)] == ["c", "b", "a"]


def test_a_revoked_link_is_gone(database, interviews, shares):
    saved = interviews.save(new_interview("ann"))
    shares.add(share("one", saved.id), "hash one")
    shares.add(share("two", saved.id), "hash two")
    shares.revoke("one")
    with pytest.raises(NotFound):
        database.shared("hash one")
    assert database.shared("hash two").share.id == "two"
    with pytest.raises(NotFound):
        shares.revoke("one")


def test_links_go_with_their_interview(database, interviews, shares):
    saved = interviews.save(new_interview("ann"))
    shares.add(share("one", saved.id), "hash one")
    interviews.delete(saved.id)
    with pytest.raises(NotFound):
        database.shared("hash one")
    assert shares.of_interview(saved.id) == ()


def test_others_can_neither_make_nor_see_nor_revoke(database, interviews, shares):
    saved = interviews.save(new_interview("ann"))
    shares.add(share("one", saved.id), "hash one")
    bob = database.shares("bob")
    with pytest.raises(NotFound):
        bob.add(share("two", saved.id), "hash two")
    assert bob.of_interview(saved.id) == ()
    with pytest.raises(NotFound):
        bob.revoke("one")
    assert database.shared("hash one").owner_id == "ann"


def test_a_link_to_nothing_is_refused(shares):
    with pytest.raises(NotFound):
        shares.add(share("one", "nothing"), "hash one")
