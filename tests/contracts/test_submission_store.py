"""What every SubmissionStore keeps."""

import pytest

from core.domain.coding import (
    CaseResult,
    Growth,
    GrowthPoint,
    MeasuredGrowth,
    Outcome,
    Submission,
    Verdict,
)
from core.domain.interview import Interview, Status
from core.domain.plan import Kind, Plan
from core.errors import NotFound
from core.ports import Database, SubmissionStore
from tests.contracts.samples import START, a_submission

OF_ANN, OF_BOB = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2))
VERDICT = Verdict(
    Outcome.WRONG_ANSWER,
    (
        CaseResult(1, Outcome.ACCEPTED, True, 0.25, 14.0, "n = 1", "1", "1", "printed \N{PARTY POPPER}"),
        CaseResult(2, Outcome.WRONG_ANSWER, False),
    ),
    wall_ms=80,
)
GROWTH = MeasuredGrowth(Growth.LINEAR, (Growth.LINEAR,), (GrowthPoint(10, 0.5),), (), 0.02)


@pytest.fixture
def store(database: Database, ann: str, bob: str) -> SubmissionStore:
    for interview_id, owner in ((OF_ANN, ann), (OF_BOB, bob)):
        interview = Interview(interview_id, owner, Plan(kind=Kind.CODING), Status.IN_PROGRESS, START)
        database.interviews(owner).save(interview)
    return database.submissions(ann)


def submission(number: int, interview_id: str = OF_ANN) -> Submission:
    return a_submission(interview_id, number)


def test_they_come_back_whole_and_in_the_order_of_their_first_save(store):
    one, two = submission(1), submission(2)
    store.save(one)
    store.save(two)
    store.save(one.judged(VERDICT, GROWTH))
    assert store.of_interview(OF_ANN) == (one.judged(VERDICT, GROWTH), two)


def test_those_of_somebody_else_do_not_exist(store, database, bob):
    store.save(submission(1))
    assert database.submissions(bob).of_interview(OF_ANN) == ()
    for stolen in (submission(3), submission(1)):
        with pytest.raises(NotFound):
            database.submissions(bob).save(stolen)
    assert store.of_interview(OF_ANN) == (submission(1),)


def test_there_is_no_submission_without_its_interview(store):
    with pytest.raises(NotFound):
        store.save(submission(1, "nowhere"))
    assert store.of_interview("nowhere") == ()


def test_they_go_with_their_interview(store, database, ann):
    store.save(submission(1))
    database.interviews(ann).delete(OF_ANN)
    assert store.of_interview(OF_ANN) == ()
