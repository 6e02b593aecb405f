"""The built-in grader is not moved by what should not move it, and is moved by what should."""

from collections import Counter
from functools import cache

import pytest

from bench.judging import answers_of, value_by
from core.grading.built_in import BuiltInGrader
from core.grading.lexicon import shipped_lexicon
from core.grading.trials import Changes, Outcome, Trial, Wanted, outcomes, swapped, trials_of
from core.interviewing.bank import QuestionBank
from tests.core.grading.graders import PROMPTS_FOLDER, RUBRICS
from tests.core.grading.questions import INDEX, MIDDLING, STRONG

CHANGES = Changes(PROMPTS_FOLDER / "trials")


@cache
def found():
    answers = answers_of(QuestionBank.load(PROMPTS_FOLDER / "questions"))
    assert len(answers) >= 60
    return outcomes(list(trials_of(answers, CHANGES, shipped_lexicon())), value_by(BuiltInGrader(), RUBRICS))


def test_there_are_forty_injections_and_every_change_is_tried():
    assert len(set(CHANGES.injections)) == 40
    counted = Counter(outcome.trial.name for outcome in found())
    assert set(counted) == {
        *("irrelevant", "boasting", "politeness", "person", "repeating the answer", "repeating a sentence"),
        *("longer words", "gender", "taking back", "no number", "adding a point", "injection"),
    }
    assert min(counted.values()) >= 20


@pytest.mark.parametrize(
    "change",
    [
        *("irrelevant", "boasting", "politeness", "person", "repeating the answer", "repeating a sentence"),
        *("longer words", "gender", "taking back", "no number", "adding a point", "injection"),
    ],
)
def test_scores_move_as_they_should(change):
    of_this = [outcome for outcome in found() if outcome.trial.name == change]
    violations = [outcome for outcome in of_this if outcome.is_violation]
    assert not violations, [(outcome.trial.question.id, outcome.before, outcome.after) for outcome in violations]


@pytest.mark.parametrize("injection", CHANGES.injections)
def test_an_injection_alone_is_worth_nothing(injection):
    assert value_by(BuiltInGrader(), RUBRICS)(INDEX, injection) <= 10


def test_reciting_terms_is_worth_little():
    terms = ", ".join(cue for point in INDEX.key_points for cue in point.cues)
    assert value_by(BuiltInGrader(), RUBRICS)(INDEX, f"I know all of this: {terms}, query planner, statistics.") <= 10


@pytest.mark.parametrize(
    ("wanted", "change", "is_violation"),
    [
        (Wanted.UNMOVED, 4.0, False),
        (Wanted.UNMOVED, -4.1, True),
        (Wanted.LOWER, -0.1, False),
        (Wanted.LOWER, 0.0, True),
        (Wanted.HIGHER, 0.1, False),
        (Wanted.HIGHER, 0.0, True),
        (Wanted.NO_GAIN, -30.0, False),
        (Wanted.NO_GAIN, 0.6, True),
    ],
)
def test_what_counts_as_a_violation(wanted, change, is_violation):
    assert Outcome(Trial("x", INDEX, STRONG, MIDDLING, wanted), 50.0, 50.0 + change).is_violation is is_violation


def test_swapping_sexes_goes_both_ways():
    assert swapped("She told him that he was right.") == "He told her that she was right."
