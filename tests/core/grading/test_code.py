from dataclasses import replace

import pytest

from core.domain.coding import Growth, GrowthPoint, Language, MeasuredGrowth, Outcome, Submission, Verdict
from core.domain.evaluation import Gate
from core.domain.interview import Answer
from core.domain.plan import Kind
from core.grading.code import POINTS_A_HINT, CodeWork, SpokenPlan, evaluate
from core.grading.code_style import style_of
from tests.core.coding.samples import ACCEPTED, SOURCE, START, WRONG, problem, submission, verdict
from tests.core.grading.graders import RUBRICS

RUBRIC = RUBRICS.for_kind(Kind.CODING)
TEXT = "I add them up in one pass. That is O(n), because each is read once. An empty list gives 0."
PLAN = SpokenPlan(TEXT, 1.0, cost=True, edges=True, reasons=True, too_short=False, spans=((27, 67), (68, len(TEXT))))
LINEAR = MeasuredGrowth(Growth.LINEAR, (Growth.LINEAR,), (GrowthPoint(10, 1.0),))


def work(told: Verdict | None = ACCEPTED, *, growth=LINEAR, plan: SpokenPlan | None = PLAN, hints: int = 0) -> CodeWork:
    code = replace(submission(told), growth=growth if told is ACCEPTED else None)
    style = style_of(code.source, Language.PYTHON)
    return CodeWork(problem(), Answer("q1", code.source, START), code, plan, hints, style)


def level(evaluation, criterion: str) -> int | None:
    return next(score.level for score in evaluation.scores if score.criterion_id == criterion)


def test_accepted_linear_code_with_a_plan_is_worth_everything():
    evaluation = evaluate(work(), RUBRIC)
    assert evaluation.overall.value == evaluation.unassisted.value == 100
    assert any("Accepted without a hint" in strength for strength in evaluation.strengths)


def test_each_hint_costs_the_assisted_score_only():
    evaluation = evaluate(work(hints=3), RUBRIC)
    assert evaluation.unassisted.value == 100
    assert evaluation.overall.value == 100 - 3 * POINTS_A_HINT


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        pytest.param(ACCEPTED, 5, id="accepted"),
        pytest.param(verdict(*[Outcome.ACCEPTED] * 11, Outcome.WRONG_ANSWER), 4, id="one case of twelve fails"),
        pytest.param(WRONG, 2, id="half"),
        pytest.param(verdict(Outcome.WRONG_ANSWER, Outcome.WRONG_ANSWER), 1, id="none"),
        pytest.param(Verdict(Outcome.COMPILE_ERROR, line=2), 1, id="does not load"),
    ],
)
def test_correctness_comes_from_the_verdict_alone(told, wanted):
    assert level(evaluate(work(told), RUBRIC), "correctness") == wanted


def test_nothing_that_failed_is_called_right():
    for told in (WRONG, Verdict(Outcome.COMPILE_ERROR), verdict(Outcome.TIME_LIMIT)):
        evaluation = evaluate(work(told), RUBRIC)
        assert not any("Accepted" in strength for strength in evaluation.strengths)
        assert evaluation.improvements[0].startswith("Get it accepted first")


@pytest.mark.parametrize(
    ("growth", "wanted"),
    [
        pytest.param(LINEAR, 5, id="as expected"),
        pytest.param(MeasuredGrowth(Growth.LOGARITHMIC, (Growth.LOGARITHMIC,)), 5, id="better"),
        pytest.param(MeasuredGrowth(Growth.LINEARITHMIC, (Growth.LINEARITHMIC,)), 4, id="one step worse"),
        pytest.param(MeasuredGrowth(Growth.QUADRATIC, (Growth.QUADRATIC,)), 2, id="two steps worse"),
        pytest.param(MeasuredGrowth(None, (Growth.LINEAR, Growth.LINEARITHMIC)), 5, id="the expected one fits as well"),
        pytest.param(MeasuredGrowth(None, reason="The times scatter."), None, id="cannot tell"),
        pytest.param(None, None, id="not measured"),
    ],
)
def test_efficiency_is_measured_or_not_scored(growth, wanted):
    assert level(evaluate(work(growth=growth), RUBRIC), "efficiency") == wanted


def test_wrong_code_has_no_efficiency_unless_it_was_too_slow():
    assert level(evaluate(work(WRONG), RUBRIC), "efficiency") is None
    assert level(evaluate(work(verdict(Outcome.ACCEPTED, Outcome.TIME_LIMIT)), RUBRIC), "efficiency") == 2


def test_a_plan_that_was_not_told_is_not_measured_and_is_asked_for():
    evaluation = evaluate(work(plan=None), RUBRIC)
    assert level(evaluation, "communication") is None
    assert evaluation.overall.value == 100
    assert any("Say your approach" in text for text in evaluation.improvements)


def test_evidence_is_verbatim():
    source = SOURCE.replace("    return result\n", "    if result == None:\n        return 0\n    return result\n")
    found = replace(work(verdict(Outcome.RUNTIME_ERROR)), answer=Answer("q1", source, START))
    for score in evaluate(found, RUBRIC).scores:
        text = TEXT if score.criterion_id == "communication" else found.submission.source
        assert all(text[e.start : e.end] == e.quote for e in score.evidence)
    assert any(e.quote == "result = 0" for s in evaluate(found, RUBRIC).scores for e in s.evidence)


def test_what_was_skipped_or_never_judged_has_no_score():
    skipped = replace(work(), submission=None, answer=Answer("q1", "", START, skipped=True))
    assert evaluate(skipped, RUBRIC).gate is Gate.SKIPPED
    unjudged = replace(work(), submission=Submission("s", "r1", "arrays/p1", Language.PYTHON, "x", START))
    assert evaluate(unjudged, RUBRIC).gate is Gate.EMPTY
    assert evaluate(unjudged, RUBRIC).overall is None
