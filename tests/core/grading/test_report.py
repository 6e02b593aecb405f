from dataclasses import replace

import pytest

from core.domain.evaluation import Score
from core.grading.built_in import BuiltInGrader
from core.grading.report import report_of
from tests.core.grading.graders import RUBRICS
from tests.core.grading.interviews import interview_of, story, technical
from tests.core.grading.questions import MIDDLING, STRONG, TOLD, WEAK

GRADER = BuiltInGrader()


def graded(said):
    interview = interview_of(said)
    return interview.with_evaluations(
        [
            GRADER.grade(question, given, RUBRICS.for_kind(question.kind))
            for question in interview.questions
            if (given := interview.answer_to(question.id))
        ]
    )


def report(said):
    return report_of(graded(said), RUBRICS)


def test_a_whole_interview():
    found = report([(technical(1), STRONG), (technical(2), MIDDLING), (story(3), TOLD)])
    assert found.coverage == 1.0
    assert 50 < found.overall.value < 95
    assert found.best_question_id in {"q1", "q3"}
    assert found.weakest_question_id == "q2"
    assert found.graded_by == ("built-in",)
    assert found.not_graded == ()
    assert {c.criterion_id: c.graded for c in found.criteria} == {
        "substance": 3,
        "depth": 2,
        "clarity": 3,
        "confidence": 3,
        "star": 1,
    }
    assert "You said 8 of the 11 points" in found.summary
    assert "the weakest to question 2" in found.summary
    assert found.next_steps[0].startswith("Answer question 2 once more: “A query on a large table")


def test_evidence_names_its_question_and_comes_best_first():
    interview = graded([(technical(1), WEAK), (technical(2), STRONG)])
    substance = next(c for c in report_of(interview, RUBRICS).criteria if c.criterion_id == "substance")
    assert substance.evidence[0][0] == "q2"
    for question_id, evidence in substance.evidence:
        assert interview.answer_to(question_id).text[evidence.start : evidence.end] == evidence.quote


def test_what_was_skipped_is_left_out_and_never_zero():
    whole = report([(technical(1), STRONG)])
    found = report([(technical(1), STRONG), (technical(2), None)])
    assert found.overall == whole.overall
    assert found.coverage == 0.5
    assert found.not_graded == ("q2",)
    assert "1 of 2 questions were graded" in found.summary
    assert any("left out: Databases" in step for step in found.next_steps)


def test_a_refusal_counts_and_is_not_praised():
    found = report([(technical(1), "I don't know."), (technical(2), "No idea, sorry.")])
    assert found.overall == Score(0.0)
    assert found.strengths == ()
    assert found.coverage == 1.0
    assert found.headline == "Key points missing."
    assert "In 2 answers: no answer was attempted." in found.improvements


@pytest.mark.parametrize("said", [[], [(technical(1), None)]], ids=["nothing asked", "all skipped"])
def test_nothing_to_grade_is_no_score(said):
    found = report(said)
    assert found.overall is None
    assert found.coverage == 0.0
    assert (found.strengths, found.improvements, found.graded_by) == ((), (), ())
    assert (found.best_question_id, found.weakest_question_id) == (None, None)
    assert found.headline == "Nothing could be graded yet."
    assert all(criterion.score is None and criterion.graded == 0 for criterion in found.criteria)


def test_weak_answers_are_not_flattered():
    found = report([(technical(1), WEAK), (technical(2), WEAK)])
    assert found.overall.value < 40
    assert found.strengths == ()
    assert found.headline == "Key points missing."
    assert any(text.startswith("In 2 answers: ") for text in found.improvements)


def test_strengths_say_where_they_were_shown():
    found = report([(technical(1), WEAK), (technical(2), STRONG)])
    assert found.strengths
    assert all(text.startswith("Question 2: ") for text in found.strengths)


def test_a_good_interview_is_sent_onwards():
    found = report([(technical(1), STRONG), (technical(2), STRONG)])
    assert found.next_steps == ("Take the same kind of interview one difficulty higher.",)
    assert (found.best_question_id, found.weakest_question_id) == (None, None)
    assert found.headline.startswith(("Plainly spoken", "The right points", "Easy to follow", "Concrete"))


def test_follow_ups_count_a_third_of_their_question():
    follow_up = replace(technical(1), id="q1-f1", follows="q1", key_points=technical(1).key_points[2:3])
    interview = graded([(technical(1), MIDDLING), (follow_up, "Every write must update it too, so inserts slow down.")])
    found = report_of(interview, RUBRICS)
    main, further = (interview.evaluation_of(name).overall.value for name in ("q1", "q1-f1"))
    assert found.overall.value == pytest.approx((2 * main + further) / 3, abs=0.1)
    assert found.coverage == 1.0


def test_another_attempt_does_not_change_what_the_interview_was_worth():
    interview = graded([(technical(1), WEAK)])
    again = interview.with_attempt("q1", STRONG, interview.started_at)
    second = GRADER.grade(technical(1), again.answer_to("q1", 2), RUBRICS.for_kind(technical(1).kind))
    after = again.with_evaluations([second])
    assert report_of(after, RUBRICS) == report_of(interview, RUBRICS)
    assert after.evaluation_of("q1", 2).overall.value > after.evaluation_of("q1").overall.value + 30


def test_spread_is_shown_when_judges_had_one():
    interview = graded([(technical(1), STRONG)])
    judged = replace(interview.evaluations[0], overall=Score(78.0, 4.0), graded_by="groq model")
    found = report_of(interview.with_evaluations([judged]), RUBRICS)
    assert found.overall == Score(78.0, 4.0)
    assert found.graded_by == ("groq model",)
