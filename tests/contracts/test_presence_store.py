"""What every PresenceStore keeps, and from whom."""

import pytest

from core.domain.camera import FramingCounts
from core.domain.interview import Interview, Status
from core.domain.plan import Plan
from core.errors import NotFound
from core.ports import Database
from core.presence_ports import PresenceStore
from tests.contracts.samples import START

OF_ANN = "00000000-0000-4000-8000-000000000001"
MANY, FEW = FramingCounts(90, 80, 70, 60, 50, 40), FramingCounts(3, 0, 0, 0, 0, 0)


@pytest.fixture
def store(database: Database, ann: str) -> PresenceStore:
    database.interviews(ann).save(Interview(OF_ANN, ann, Plan(), Status.IN_PROGRESS, START))
    return database.presence(ann)


def test_the_newest_counts_of_each_question_stand(store):
    store.save(OF_ANN, "q1", FEW)
    store.save(OF_ANN, "q2", FEW)
    store.save(OF_ANN, "q1", MANY)
    assert store.of_interview(OF_ANN) == {"q1": MANY, "q2": FEW}


def test_nobody_else_reads_or_changes_them(store, database, bob):
    store.save(OF_ANN, "q1", MANY)
    assert database.presence(bob).of_interview(OF_ANN) == {}
    with pytest.raises(NotFound):
        database.presence(bob).save(OF_ANN, "q1", FEW)
    assert store.of_interview(OF_ANN) == {"q1": MANY}


def test_there_are_none_without_an_interview(store):
    with pytest.raises(NotFound):
        store.save("nowhere", "q1", MANY)
    assert store.of_interview("nowhere") == {}


def test_they_go_with_their_interview(store, database, ann):
    store.save(OF_ANN, "q1", MANY)
    database.interviews(ann).delete(OF_ANN)
    assert store.of_interview(OF_ANN) == {}
