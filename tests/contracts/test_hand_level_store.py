"""What every store of levels given by hand keeps to."""

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.calibration import HandLevel
from tests.fakes.memory_levels import MemoryHandLevels

CLEAR, DEEP = HandLevel("clarity", 4, "In order."), HandLevel("depth", 1, "Keine Begründung 🙂, 'no reason'.")


@pytest.fixture(params=["sqlite", "memory"])
def store_of(request, tmp_path):
    if request.param == "memory":
        rows = {}
        yield lambda owner_id: MemoryHandLevels(rows, owner_id)
    else:
        sqlite = SqliteDatabase(tmp_path / "rehearsal.db")
        yield sqlite.hand_levels
        sqlite.close()


def test_what_was_given_is_kept_by_answer(store_of):
    assert store_of("ann").all() == {}
    store_of("ann").save("one", (DEEP, CLEAR))
    store_of("ann").save("two", (CLEAR,))
    assert store_of("ann").all() == {"one": (CLEAR, DEEP), "two": (CLEAR,)}


def test_later_levels_take_the_place_of_earlier_ones(store_of):
    store_of("ann").save("one", (CLEAR, DEEP))
    store_of("ann").save("one", (HandLevel("clarity", 2, "Read again."),))
    assert store_of("ann").all() == {"one": (HandLevel("clarity", 2, "Read again."),)}


def test_none_takes_them_back(store_of):
    store_of("ann").save("one", (CLEAR,))
    store_of("ann").save("one", ())
    store_of("ann").save("never", ())
    assert store_of("ann").all() == {}


def test_everybody_has_their_own(store_of):
    store_of("ann").save("one", (CLEAR,))
    store_of("bob").save("one", (DEEP,))
    store_of("ann").remove_all()
    store_of("ann").remove_all()
    assert store_of("ann").all() == {}
    assert store_of("bob").all() == {"one": (DEEP,)}
