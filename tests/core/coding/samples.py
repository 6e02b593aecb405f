"""A coding round to ask engines about."""

from datetime import UTC, datetime

from core.domain.coding import (
    CaseResult,
    Checker,
    Growth,
    Language,
    Outcome,
    Parameter,
    Problem,
    Signature,
    Submission,
    Topic,
    Verdict,
)
from core.domain.interview import Interview, KeyPoint, Status
from core.domain.plan import Difficulty, Kind, Plan

START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def problem(number: int = 1, *, topic: Topic = Topic.ARRAYS, difficulty: Difficulty = Difficulty.MEDIUM) -> Problem:
    return Problem(
        id=f"{topic}/p{number}",
        title=f"Problem {number}",
        topic=topic,
        difficulty=difficulty,
        minutes=20,
        statement="Return the sum.",
        signature=Signature("total", (Parameter("values", "int[]"),), "int"),
        checker=Checker.EXACT,
        cases=(),
        hints=("One.", "Two.", "Three.", "Four."),
        time="O(n)",
        space="O(1)",
        growth=Growth.LINEAR,
        size_name="number of values",
        follow_ups=("What if it does not fit into memory?",),
        approach=(KeyPoint("Adds them up", ("add them",)), KeyPoint("In one pass", ("one pass",))),
        edge_cases=("An empty list",),
    )


def round_of(plan: Plan | None = None) -> Interview:
    plan = plan or Plan(kind=Kind.CODING, question_count=3)
    return Interview("r1", "local", plan, Status.IN_PROGRESS, START)


def verdict(*outcomes: Outcome, visible: int = 2) -> Verdict:
    cases = tuple(
        CaseResult(n, outcome, n <= visible, 1.0, 10.0, "values = [1]", "1", "2", line=2)
        for n, outcome in enumerate(outcomes, 1)
    )
    return Verdict(next((o for o in outcomes if o is not Outcome.ACCEPTED), Outcome.ACCEPTED), cases)


ACCEPTED = verdict(*[Outcome.ACCEPTED] * 4)
WRONG = verdict(Outcome.ACCEPTED, Outcome.WRONG_ANSWER, Outcome.ACCEPTED, Outcome.WRONG_ANSWER)
SOURCE = "def total(values):\n    result = 0\n    for value in values:\n        result += value\n    return result\n"


def submission(
    told: Verdict | None, *, number: int = 1, full: bool = True, source: str = SOURCE, problem_id: str = "arrays/p1"
) -> Submission:
    return Submission(f"s{number}", "r1", problem_id, Language.PYTHON, source, START, full, told)
