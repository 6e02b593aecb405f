from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.evaluation import CriterionScore, Evaluation
from tests.core.grading.graders import NOW
from tests.core.grading.interviews import interview_of, technical
from tests.core.grading.questions import MIDDLING, STRONG

LATER = NOW + timedelta(days=1)


@pytest.fixture
def interview():
    interview = interview_of([(technical(1), MIDDLING)])
    return interview.with_evaluations([Evaluation("q1", "technical", ())])


def test_another_attempt_stands_beside_the_first(interview):
    again = interview.with_attempt("q1", STRONG, LATER)
    assert [answer.attempt for answer in again.attempts_at("q1")] == [1, 2]
    assert again.answer_to("q1").text == MIDDLING
    assert again.answer_to("q1", 2).text == STRONG
    assert again.evaluation_of("q1") is not None
    assert again.evaluation_of("q1", 2) is None
    assert again.turns == interview.turns


def test_a_corrected_answer_keeps_what_was_heard_and_loses_its_evaluation(interview):
    corrected = interview.with_corrected_answer("q1", STRONG)
    twice = corrected.with_corrected_answer("q1", "Again")
    assert (corrected.answer_to("q1").heard, twice.answer_to("q1").heard) == (MIDDLING, MIDDLING)
    assert corrected.turns[-1].text == STRONG
    assert corrected.evaluation_of("q1") is None
    regraded = corrected.with_evaluations([replace(interview.evaluations[0], revision=1)])
    assert regraded.evaluation_of("q1") is not None
    assert len(regraded.evaluations) == 1


def test_correcting_what_was_never_said_is_refused(interview):
    with pytest.raises(KeyError):
        interview.with_corrected_answer("q1", "text", attempt=2)


@pytest.mark.parametrize(("spread", "disagree"), [(None, False), (0, False), (1, False), (2, True)])
def test_judges_disagree_over_more_than_one_level(spread, disagree):
    score = CriterionScore("depth", 3, spread)
    assert score.judges_disagree is disagree
    assert Evaluation("q1", "technical", (score,)).judges_disagree == (("depth",) if disagree else ())
