from dataclasses import replace

from core.domain.coding import Topic
from core.domain.evaluation import CriterionSummary, Score
from core.domain.plan import Difficulty, Kind
from core.domain.source import Origin, Source
from core.grading.built_in import BuiltInGrader
from core.grading.drills import drills_of
from core.grading.report import report_of
from tests.core.grading.graders import RUBRICS
from tests.core.grading.interviews import interview_of, story, technical
from tests.core.grading.questions import STRONG, TOLD, WEAK


def reported(said, **plan):
    interview = interview_of(said)
    interview = replace(interview, plan=replace(interview.plan, **plan))
    grader = BuiltInGrader()
    for question in interview.questions:
        evaluation = grader.grade(question, interview.answer_to(question.id), RUBRICS.for_kind(question.kind))
        interview = interview.with_evaluations([replace(evaluation, question_id=question.id)])
    return interview, report_of(interview, RUBRICS)


def test_the_weakest_answer_comes_first_and_its_plan_can_be_started():
    weak = replace(technical(2), competency="Caching")
    drills = drills_of(*reported([(technical(1), STRONG), (weak, WEAK), (story(3), TOLD)]))
    assert drills[0].plan.topics == ("Caching",)
    assert (drills[0].plan.kind, drills[0].plan.question_count) == (Kind.TECHNICAL, 2)
    assert drills[0].why.startswith("Question 2 scored")


def test_what_was_left_out_is_offered_and_said_to_be_unscored():
    drills = drills_of(*reported([(technical(1), STRONG), (replace(technical(2), competency="Caching"), None)]))
    assert [(d.title, d.why) for d in drills] == [("Caching", "Question 2 has no score yet")]


def test_one_drill_a_topic_and_three_at_most():
    same = [(technical(n), WEAK) for n in range(1, 4)]
    assert len(drills_of(*reported(same))) == 1
    many = [(replace(technical(n), competency=f"Topic {n}"), WEAK) for n in range(1, 6)]
    assert len(drills_of(*reported(many))) == 3


def test_after_good_answers_it_gets_harder():
    interview, report = reported([(technical(1), STRONG)], difficulty=Difficulty.MEDIUM)
    (drill,) = drills_of(interview, report)
    assert drill.plan == replace(interview.plan, difficulty=Difficulty.HARD)
    hardest = replace(interview, plan=replace(interview.plan, difficulty=Difficulty.HARD))
    assert drills_of(hardest, report) == ()


def test_stories_that_are_not_whole_are_practised():
    interview, report = reported([(technical(1), STRONG)])
    poor = CriterionSummary("star", "Story (STAR)", Score(40.0), 2)
    (drill,) = drills_of(interview, replace(report, criteria=(poor,)))
    assert (drill.title, drill.plan.kind, drill.plan.topics) == ("Whole stories", Kind.BEHAVIOURAL, ())


def test_nothing_graded_nothing_to_drill():
    assert drills_of(*reported([(technical(1), None)])) == ()


def test_a_coding_drill_is_one_problem_on_a_topic_that_the_bank_knows():
    problem = replace(technical(1), kind=Kind.CODING, competency=Topic.TREES.value.replace("_", " ").capitalize())
    interview, report = reported([(technical(1), WEAK)], kind=Kind.CODING)
    interview = replace(interview, questions=(problem,))
    (drill,) = drills_of(interview, report)
    assert (drill.plan.kind, drill.plan.topics, drill.plan.question_count) == (Kind.CODING, (Topic.TREES,), 1)


def test_a_question_with_an_answer_of_ones_own_is_asked_again_as_it_was():
    weak = replace(technical(2), bank_id="caching-why")
    interview, report = reported([(technical(1), STRONG), (weak, WEAK)])
    drill = drills_of(interview, report, {weak.id})[0]
    assert (drill.plan.revisits, drill.plan.question_count, drill.plan.topics) == (("caching-why",), 1, ())
    assert drill.why.startswith("Question 2 scored")
    assert not any(drill.plan.revisits for drill in drills_of(interview, report))


def test_a_question_of_ones_own_is_put_again_as_it_was():
    own = replace(technical(1), source=Source(Origin.NOTES, "Q: indexes?", 3))
    drill = drills_of(*reported([(own, WEAK), (technical(2), STRONG)]))[0]
    assert drill.prepared == (own,) and drill.plan.question_count == 1
    assert drill.title == "Of your real interview" and own.text in drill.what
