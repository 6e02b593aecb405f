import json

import pytest

from bench.crash import Acknowledged, corruption, losses, run
from core.adapters.sqlite.database import SqliteDatabase
from core.domain.interview import Draft
from tests.contracts.samples import START, answered, asked, new_interview, question


@pytest.mark.slow
def test_no_kill_costs_what_was_acknowledged():
    result = run(kills=5)
    assert (result["kills"], result["lost"], result["corrupt"]) == (5, 0, 0)


@pytest.fixture
def store(tmp_path):
    return SqliteDatabase(tmp_path / "rehearsal.db").interviews("local")


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        pytest.param({"version": 1, "answers": ["Bounded."]}, 0, id="all of it is there"),
        pytest.param({"version": 2, "answers": ["Bounded."]}, 1, id="an older version"),
        pytest.param({"version": 1, "answers": ["Bounded.", "And ordered."]}, 1, id="an answer is missing"),
        pytest.param({"version": 1, "answers": ["Ordered."]}, 1, id="another answer"),
        pytest.param({"slot": "q1", "draft": "half"}, 0, id="a draft"),
        pytest.param({"slot": "q1", "draft": "half a thought more"}, 1, id="a draft is behind"),
        pytest.param({"slot": "q2", "draft": "half"}, 1, id="a draft is missing"),
    ],
)
def test_a_loss_is_noticed(store, said, lost):
    saved = store.save(answered(asked(new_interview("local"), question(1)), "Bounded."))
    store.save_draft(Draft(saved.id, "q1", "half a thought", START))
    acknowledged = Acknowledged()
    acknowledged.read(json.dumps({"id": saved.id, **said}))
    assert len(list(losses(store, acknowledged))) == lost


def test_an_interview_that_is_gone_is_noticed(store):
    acknowledged = Acknowledged()
    acknowledged.read(json.dumps({"id": "gone", "version": 1, "answers": []}))
    assert len(list(losses(store, acknowledged))) == 1


def test_a_file_that_is_whole_is_not_called_corrupt(store, tmp_path):
    store.save(new_interview("local"))
    assert corruption(tmp_path / "rehearsal.db") == []
