import pytest

from core.coding.approach import heard, telling_spans
from core.domain.evaluation import Gate
from core.domain.reading import Reading


def reading(*covered: int, of: int = 4, gate: Gate | None = None) -> Reading:
    coverage = tuple(float(n in covered) for n in range(of))
    return Reading(gate, 30, coverage, covered, False, frozenset(), 0.5)


@pytest.mark.parametrize(
    ("text", "covered", "missing"),
    [
        pytest.param("I loop over it.", (), ("idea", "cost", "edges"), id="nothing"),
        pytest.param("I sort, then sweep. O(n log n).", (0, 1), ("steps", "edges"), id="half of it, and its cost"),
        pytest.param("One pass; an empty list gives zero.", (0, 1, 2), (), id="all of it"),
        pytest.param("It is linear in the number of items.", (0, 1, 2, 3), ("edges",), id="cost in words"),
        pytest.param("Duplicates are kept.", (0, 1, 2, 3), ("cost",), id="edges in words"),
    ],
)
def test_what_is_missing_is_named_and_never_what_to_do(text, covered, missing):
    assert heard(text, reading(*covered)).missing == missing


def test_too_short_is_said_as_such():
    assert heard("loop", reading(gate=Gate.TOO_SHORT)).too_short


def test_telling_sentences_are_verbatim():
    text = "I sort the windows.  That costs O(n log n), because each is compared. Nice weather.\nAn empty list is fine."
    quotes = [text[start:end] for start, end in telling_spans(text)]
    assert quotes == ["That costs O(n log n), because each is compared.", "An empty list is fine."]
