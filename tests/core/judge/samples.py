"""A problem small enough to read, and a runner that answers what it is told to."""

import json
from collections.abc import Callable, Sequence

from core.domain.coding import (
    Checker,
    Growth,
    Json,
    LanguageStatus,
    Outcome,
    Parameter,
    Problem,
    Program,
    RunLimits,
    RunResult,
    Signature,
    TestCase,
    Topic,
)
from core.domain.plan import Difficulty


def problem(
    cases: Sequence[tuple[list[Json], Json]],
    *,
    entry: str = "double_all",
    parameters: Sequence[tuple[str, str]] = (("numbers", "int[]"),),
    returns: str = "int[]",
    checker: Checker = Checker.EXACT,
    visible: int = 1,
) -> Problem:
    return Problem(
        id="arrays/double-all",
        title="Double all",
        topic=Topic.ARRAYS,
        difficulty=Difficulty.EASY,
        minutes=5,
        statement="Return every number doubled.",
        signature=Signature(entry, tuple(Parameter(*each) for each in parameters), returns),
        checker=checker,
        cases=tuple(TestCase(tuple(args), expected, n < visible) for n, (args, expected) in enumerate(cases)),
        hints=(),
        time="O(n)",
        space="O(n)",
        growth=Growth.LINEAR,
        size_name="numbers",
    )


DOUBLE = problem([([[1, 2]], [2, 4]), ([[]], []), ([[-3]], [-6])])


class ScriptedRunner:
    """Answers each run with the next of its replies: a function from the run's nonce to its result or its output."""

    def __init__(self, *replies: Callable[[str], RunResult | str]) -> None:
        self._replies = list(replies)
        self.asked: list[tuple[Program, str, RunLimits]] = []

    def status(self) -> tuple[LanguageStatus, ...]:
        return ()

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        assert self._replies, "asked to run once more than expected"
        self.asked.append((program, stdin, limits))
        reply = self._replies.pop(0)(stdin.split("\n", maxsplit=1)[0])
        return reply if isinstance(reply, RunResult) else said(reply)


def said(stdout: str, outcome: Outcome = Outcome.ACCEPTED, **rest: object) -> RunResult:
    return RunResult(outcome, stdout=stdout, exit_code=0, **rest)  # type: ignore[arg-type]


def mark(nonce: str, **report: object) -> str:
    return f"\n\x1e{nonce}{json.dumps(report)}\n"


def ran(nonce: str, *values: object, done: bool = True) -> str:
    """The output of a run in which every case ended with its value."""
    parts = [mark(nonce, load="ok")]
    for number, value in enumerate(values):
        parts += [mark(nonce, start=number), mark(nonce, end=number, ms=1.0, mb=9, value=value)]
    return "".join(parts) + (mark(nonce, done=len(values)) if done else "")


def stopped(
    outcome: Outcome, *values: object, ms: float = 1.0, signal: str | None = None
) -> Callable[[str], RunResult]:
    """A run that ended inside the case after those that have values."""

    def reply(nonce: str) -> RunResult:
        parts = [mark(nonce, load="ok")]
        for number, value in enumerate(values):
            parts += [mark(nonce, start=number), mark(nonce, end=number, ms=ms, value=value)]
        return said("".join(parts) + mark(nonce, start=len(values)), outcome, signal=signal)

    return reply
