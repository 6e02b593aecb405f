from dataclasses import replace

import pytest

from core.domain.interview import KeyPoint
from core.grading.lexicon import shipped_lexicon
from core.grading.reading import analyse
from core.grading.reference import clauses_of
from tests.core.grading.questions import INDEX, MIDDLING, STRONG, WEAK

UNCUED = replace(INDEX, key_points=tuple(KeyPoint(point.text) for point in INDEX.key_points))


@pytest.mark.parametrize(
    ("reference", "clauses"),
    [
        ("Push.", ["Push"]),
        ("Private and public.", ["Private", "public"]),
        (
            "It is sorted, so lookups are fast; writes slow down.",
            ["It is sorted", "so lookups are fast", "writes slow down"],
        ),
        ("A tree (a B-tree).", ["A tree", "a B-tree"]),
        ("Version 2.5 of it", ["Version 2.5 of it"]),
        ("...", ["..."]),
    ],
)
def test_a_reference_falls_into_its_clauses(reference, clauses):
    assert [point.text for point in clauses_of(reference)] == clauses


def test_points_without_cues_still_tell_answers_apart():
    lexicon = shipped_lexicon()
    strong, middling, weak = (analyse(UNCUED, text, lexicon).coverage for text in (STRONG, MIDDLING, WEAK))
    assert strong > middling + 0.1 > weak + 0.2
    assert len(analyse(UNCUED, STRONG, lexicon).covered) >= 2
    assert analyse(UNCUED, WEAK, lexicon).covered == ()
