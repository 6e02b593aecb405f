from bench.judging import figures
from core.grading.trials import Outcome, Trial, Wanted
from tests.core.grading.questions import INDEX, MIDDLING, STRONG


def test_violations_are_counted_and_the_worst_comes_first():
    moved = [Outcome(Trial("irrelevant", INDEX, STRONG, MIDDLING, Wanted.UNMOVED), 50, 50 + by) for by in (0, 9, -20)]
    told = figures(moved)
    assert (told["cases"], told["violations"]) == (3, 2)
    assert [one["after"] for one in told["worst"]] == [30, 59]
    assert told["by_change"] == {"irrelevant": [3, 2]}
