"""What every store of links keeps: an owner's links to their reports, found by a token's hash."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from core.domain.evaluation import Score
from core.domain.sharing import OwnedShare, Share
from core.errors import NotFound
from core.ports import Database, InterviewStore, ShareStore
from tests.contracts.samples import START, a_submission, answered, asked, evaluation, new_interview, question

ONE, TWO = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2))


@pytest.fixture
def interviews(database: Database, ann: str) -> InterviewStore:
    return database.interviews(ann)


@pytest.fixture
def shares(database: Database, ann: str) -> ShareStore:
    return database.shares(ann)


def share(name: str, interview_id: str, *, minutes: int = 0, with_sound: bool = False) -> Share:
    made = START + timedelta(minutes=minutes)
    return Share(name, interview_id, made, made + timedelta(days=7), with_sound)


def test_a_link_is_found_by_its_hash_with_its_owner(database, interviews, shares, ann):
    saved = interviews.save(new_interview(ann))
    kept = share(ONE, saved.id, with_sound=True)
    shares.add(kept, "hash one")
    assert database.shared("hash one") == OwnedShare(ann, kept)
    assert shares.of_interview(saved.id) == (kept,)


def test_an_unknown_hash_and_an_id_open_nothing(database, interviews, shares, ann):
    saved = interviews.save(new_interview(ann))
    shares.add(share(ONE, saved.id), "hash one")
    for wrong in ("", ONE, "HASH ONE", "%", saved.id):
        with pytest.raises(NotFound):
            database.shared(wrong)


def test_links_are_told_newest_first_and_for_one_interview(interviews, shares, ann):
    one, two = (interviews.save(new_interview(ann)) for _ in range(2))
    names = [str(uuid4()) for _ in range(3)]
    for number, name in enumerate(names):
        shares.add(share(name, one.id, minutes=number), f"hash {name}")
    shares.add(share(ONE, two.id), "hash d")
    assert [found.id for found in shares.of_interview(one.id)] == names[::-1]


def test_a_revoked_link_is_gone(database, interviews, shares, ann):
    saved = interviews.save(new_interview(ann))
    shares.add(share(ONE, saved.id), "hash one")
    shares.add(share(TWO, saved.id), "hash two")
    shares.revoke(ONE)
    with pytest.raises(NotFound):
        database.shared("hash one")
    assert database.shared("hash two").share.id == TWO
    with pytest.raises(NotFound):
        shares.revoke(ONE)


def test_links_go_with_their_interview(database, interviews, shares, ann):
    saved = interviews.save(new_interview(ann))
    shares.add(share(ONE, saved.id), "hash one")
    interviews.delete(saved.id)
    with pytest.raises(NotFound):
        database.shared("hash one")
    assert shares.of_interview(saved.id) == ()


def test_others_can_neither_make_nor_see_nor_revoke(database, interviews, shares, ann, bob):
    saved = interviews.save(new_interview(ann))
    shares.add(share(ONE, saved.id), "hash one")
    others = database.shares(bob)
    with pytest.raises(NotFound):
        others.add(share(TWO, saved.id), "hash two")
    assert others.of_interview(saved.id) == ()
    with pytest.raises(NotFound):
        others.revoke(ONE)
    assert database.shared("hash one").owner_id == ann


def test_a_link_to_nothing_is_refused(shares):
    with pytest.raises(NotFound):
        shares.add(share(ONE, "nothing"), "hash one")


def test_whoever_has_a_link_reads_its_one_interview(database, interviews, shares, ann, bob):
    now = datetime.now(UTC)
    one = interviews.save(answered(asked(new_interview(ann), question(1)), "Bounded."))
    interviews.save_grading(one.id, [evaluation()], overall=Score(60), coverage=1.0)
    database.submissions(ann).save(a_submission(one.id))
    shares.add(Share(ONE, one.id, now, now + timedelta(days=1)), "hash one")
    opened = database.opened_with("hash one")
    assert opened.interviews(ann).get(one.id) == interviews.get(one.id)
    assert opened.submissions(ann).of_interview(one.id) == (a_submission(one.id),)
    with pytest.raises(NotFound):
        opened.interviews(bob).get(one.id)
