"""What code is worth: correctness from the verdict alone, efficiency as measured, style by static checks, and
communication by what was said before the code. Nothing here can say otherwise than the judge did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.coding import Growth, MeasuredGrowth, Outcome, Problem, Submission
from core.domain.evaluation import CriterionScore, Evaluation, Evidence, Gate, Rubric, Score
from core.domain.interview import Answer
from core.grading.code_style import Style
from core.grading.scoring import overall_of

VERSION = "code-1"  # changes whenever the rules below do
POINTS_A_HINT = 2.0
BEST_UNACCEPTED = 3.8  # the level just below "accepted": nearly all cases
GROWTHS = tuple(Growth)
MAX_QUOTES = 3
READS_EASILY = "The code reads easily."


@dataclass(frozen=True, slots=True)
class SpokenPlan:
    """What was said before the code, as another engine heard it. `spans` are its telling sentences."""

    text: str
    idea: float
    cost: bool
    edges: bool
    reasons: bool
    too_short: bool
    covered: tuple[int, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CodeWork:
    """All that came of one problem."""

    problem: Problem
    answer: Answer
    submission: Submission | None
    plan: SpokenPlan | None
    hints: int
    style: Style | None  # None: nothing was written that could be read
    plan_waits: bool = False  # something was said, and what was heard of it has not been confirmed


def evaluate(work: CodeWork, rubric: Rubric) -> Evaluation:
    """Without a model; `overall` is the assisted score."""
    if work.submission is None or work.submission.verdict is None:
        gate = Gate.SKIPPED if work.answer.skipped else Gate.EMPTY
        return _graded(work, rubric, gate=gate)
    scores = (_correctness(work.submission), _efficiency(work), _style(work), _communication(work))
    unassisted = overall_of(scores, rubric)
    overall = assisted(unassisted, work.hints)
    return replace(
        _graded(work, rubric),
        scores=scores,
        strengths=tuple(_strengths(work, scores)),
        improvements=tuple(_improvements(work, scores)),
        points_covered=work.plan.covered if work.plan else (),
        overall=overall,
        unassisted=unassisted,
    )


def _graded(work: CodeWork, rubric: Rubric, *, gate: Gate | None = None) -> Evaluation:
    return Evaluation(
        work.answer.question_id,
        rubric.id,
        (),
        attempt=work.answer.attempt,
        gate=gate,
        prompt_version=VERSION,
        rubric_version=rubric.version,
    )


def assisted(score: Score | None, hints: int) -> Score | None:
    return score and Score(max(0.0, round(score.value - POINTS_A_HINT * hints, 1)), score.spread)


def _correctness(submission: Submission) -> CriterionScore:
    verdict = submission.verdict
    assert verdict is not None
    if submission.accepted:
        return _scored("correctness", 5.0, f"Accepted: all {len(verdict.cases)} cases pass.")
    share = verdict.passed / len(verdict.cases) if verdict.cases else 0.0
    told = f"{verdict.passed} of {len(verdict.cases)} cases pass." if verdict.cases else "It did not load."
    failing = next((case for case in verdict.cases if case.outcome is not Outcome.ACCEPTED), None)
    line = verdict.line or (failing.line if failing else None)
    evidence = _lines(submission.source, [line] if line else [])
    return _scored("correctness", 1 + (BEST_UNACCEPTED - 1) * share, told, evidence)


def _efficiency(work: CodeWork) -> CriterionScore:
    submission = work.submission
    assert submission is not None and submission.verdict is not None
    if not submission.accepted:
        late = [c for c in submission.verdict.cases if c.outcome in (Outcome.TIME_LIMIT, Outcome.MEMORY_LIMIT)]
        if not late:
            return CriterionScore("efficiency", None, reason="Measured on accepted code only.")
        return _scored("efficiency", 2.0 if len(late) == 1 else 1.0, "The largest inputs are over the limits.")
    return _growth(submission.growth, work.problem.growth)


def _growth(growth: MeasuredGrowth | None, expected: Growth) -> CriterionScore:
    if growth is None:
        return CriterionScore("efficiency", None, reason="The growth was not measured.")
    if growth.growth is None:
        if expected in growth.plausible:
            return _scored("efficiency", 5.0, f"The times fit {expected.value}, which is expected; others fit as well.")
        return CriterionScore("efficiency", None, reason=f"Cannot tell: {growth.reason}")
    steps = GROWTHS.index(growth.growth) - GROWTHS.index(expected)
    if steps <= 0 or expected in growth.plausible:
        return _scored("efficiency", 5.0, f"Grows like {growth.growth.value}; {expected.value} is expected.")
    level = {1: 3.5, 2: 2.5}.get(steps, 2.0)
    return _scored("efficiency", level, f"Grows like {growth.growth.value}, where {expected.value} is expected.")


def _style(work: CodeWork) -> CriterionScore:
    if work.style is None or work.submission is None:
        return CriterionScore("style", None, reason="There is too little code to speak of.")
    findings = work.style.findings
    told = "; ".join(f"line {finding.line}: {finding.text}" for finding in findings[:MAX_QUOTES]) or "Nothing to tidy."
    quoted = _lines(work.submission.source, [finding.line for finding in findings[:MAX_QUOTES]])
    return _scored("style", work.style.level, told, quoted)


def _communication(work: CodeWork) -> CriterionScore:
    plan = work.plan
    if plan is None:
        waits = "What was heard of your approach waits to be confirmed."
        reason = waits if work.plan_waits else "No approach was told before the code."
        return CriterionScore("communication", None, reason=reason)
    if plan.too_short:
        return _scored("communication", 1.0, "Too short to follow.")
    level = 1 + 2.4 * plan.idea + 0.6 * plan.cost + 0.6 * plan.edges + 0.4 * plan.reasons
    quotes = tuple(Evidence(plan.text[start:end], start, end) for start, end in plan.spans[:MAX_QUOTES])
    parts = [name for name, said in (("its cost", plan.cost), ("its edges", plan.edges)) if said]
    also = f", with {' and '.join(parts)}" if parts else ""
    return _scored("communication", level, f"{plan.idea:.0%} of the idea was told{also}.", quotes)


def _strengths(work: CodeWork, scores: Sequence[CriterionScore]) -> list[str]:
    good = {score.criterion_id for score in scores if score.level is not None and score.level >= 4}
    found = []
    if "correctness" in good and work.submission and work.submission.accepted:
        how = f"with {work.hints} of {len(work.problem.hints)} hints" if work.hints else "without a hint"
        found.append(f"Accepted {how}.")
    if "efficiency" in good:
        found.append(f"It grows as it should: {work.problem.time}.")
    if "communication" in good:
        found.append("The plan was told before the code.")
    if "style" in good and work.style and not work.style.findings:
        found.append(READS_EASILY)
    return found


def _improvements(work: CodeWork, scores: Sequence[CriterionScore]) -> list[str]:
    by_id = {score.criterion_id: score for score in scores}
    found = []
    submission = work.submission
    if submission and not submission.accepted:
        found.append(
            f"Get it accepted first: {by_id['correctness'].reason[:1].lower()}{by_id['correctness'].reason[1:]}"
        )
    efficiency = by_id["efficiency"]
    if efficiency.level is not None and efficiency.level < 5:
        found.append(f"{efficiency.reason} Aim for {work.problem.time} time and {work.problem.space} space.")
    if work.plan is None and not work.plan_waits:
        found.append("Say your approach before you write: the idea, what it costs, and what happens at the edges.")
    elif work.plan is not None and not (work.plan.cost and work.plan.edges):
        left = [n for n, said in (("what it costs", work.plan.cost), ("its edges", work.plan.edges)) if not said]
        found.append(f"With the plan, also say {' and '.join(left)}.")
    if work.style and work.style.findings:
        first = work.style.findings[0]
        found.append(f"Line {first.line}: {first.text}.")
    return found


def _scored(criterion_id: str, exact: float, reason: str, evidence: tuple[Evidence, ...] = ()) -> CriterionScore:
    exact = min(5.0, max(1.0, round(exact, 2)))
    return CriterionScore(criterion_id, round(exact), evidence=evidence, reason=reason, exact=exact)


def _lines(source: str, numbers: Sequence[int]) -> tuple[Evidence, ...]:
    """Quotes of whole lines, by number from 1; a line outside, or without words, is left out."""
    spans, start = [], 0
    for line in source.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    found = []
    for number in dict.fromkeys(numbers):
        if 1 <= number <= len(spans):
            begin, end = spans[number - 1]
            text = source[begin:end]
            begin += len(text) - len(text.lstrip())
            if source[begin:end].strip():
                found.append(Evidence(source[begin:end].rstrip(), begin, begin + len(source[begin:end].rstrip())))
    return tuple(found)
