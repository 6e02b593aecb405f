"""From a candidate's source to a verdict."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.coding import (
    CaseResult,
    Json,
    Language,
    Outcome,
    Problem,
    RunLimits,
    RunResult,
    TestCase,
    Verdict,
)
from core.errors import InputRejected
from core.judge import faults, protocol
from core.judge.checkers import Mismatch, accepts, conform, shown
from core.judge.programs import program, unusable
from core.judge.signature import entry_name
from core.ports import CodeRunner

MAX_SOURCE_BYTES = 100_000
MAX_PRINTED_CHARS = 64 * 1024  # in one case
MAX_SHOWN_CHARS = 2_000
CHANNEL_KB = 24 * 1024  # answers may be long lists; what is printed is limited case by case
MAX_PROCESSES = 4  # in one submission
CHEAP_INPUT_CHARS = 200_000  # what may be run in a fresh process after a case has ended the first
GUILTY_SHARE = 0.75  # of the time limit, spent in the case that reached it: less than that, and it gets a process alone
_MACHINE_CPU_MS = {Language.JAVA: 2_000}  # the Java machine compiles beside the solution


@dataclass(frozen=True, slots=True)
class Judge:
    runner: CodeRunner

    def judge(
        self, problem: Problem, source: str, language: Language, *, cases: Sequence[TestCase] | None = None
    ) -> Verdict:
        """Runs all the problem's cases, or the given ones. Raises InputRejected for code over 100 KB, and
        SandboxUnavailable; everything else that may be wrong with the code is in the verdict."""
        if len(source.encode(errors="replace")) > MAX_SOURCE_BYTES:
            raise InputRejected("The code is longer than 100 KB; an answer here takes a few dozen lines.")
        if why := unusable(source):
            return Verdict(Outcome.COMPILE_ERROR, message=why)
        chosen = tuple(problem.cases if cases is None else cases)
        return _Submission(self.runner, problem, source, language, chosen).verdict()


def limits_for(language: Language) -> RunLimits:
    usual = RunLimits.of(language)
    extra = _MACHINE_CPU_MS.get(language, 0)
    return replace(usual, cpu_ms=usual.cpu_ms + extra, wall_ms=usual.wall_ms + extra, output_kb=CHANNEL_KB)


def is_credible(result: RunResult, heard: protocol.Transcript, language: Language, stdin_chars: int) -> bool:
    """Whether the times that a process claims account for the time that the runner saw it take. The code under test
    lives beside the clock that is read, and can turn it back."""
    if result.cpu_ms is None:
        return True
    claimed_ms = sum(ended.ms for ended in heard.ended)
    frame_ms = 300 + stdin_chars / 5_000 + _MACHINE_CPU_MS.get(language, 0)
    return claimed_ms * 1.5 + frame_ms >= result.cpu_ms


class _Submission:
    """One submission on its way: which cases have ended, and in how many processes."""

    def __init__(
        self, runner: CodeRunner, problem: Problem, source: str, language: Language, cases: tuple[TestCase, ...]
    ) -> None:
        self._runner = runner
        self._problem = problem
        self._source = source
        self._language = language
        self._cases = cases
        self._entry = entry_name(problem.signature, language)
        self._program = program(source, problem.signature, language)
        self._limits = limits_for(language)
        self._results: list[CaseResult] = []
        self._wall_ms = 0

    def verdict(self) -> Verdict:
        for _ in range(MAX_PROCESSES):
            whole = self._one_process()
            if whole is not None:
                return whole
            if len(self._results) == len(self._cases) or not self._may_go_on():
                break
        for case in self._cases[len(self._results) :]:
            self._add(case, Outcome.NOT_RUN)
        failed = next((result for result in self._results if result.outcome is not Outcome.ACCEPTED), None)
        outcome = failed.outcome if failed else Outcome.ACCEPTED
        return Verdict(outcome, tuple(self._results), wall_ms=self._wall_ms)

    def _one_process(self) -> Verdict | None:
        """Runs what has not ended; a verdict when the code could not be run at all."""
        first = len(self._results)
        nonce = secrets.token_hex(16)
        arguments = [case.args for case in self._cases[first:]]
        stdin = protocol.as_input(nonce, self._entry, self._problem.signature, arguments)
        result = self._runner.run(self._program, stdin=stdin, limits=self._limits)
        self._wall_ms += result.wall_ms + (result.compile_ms or 0)
        heard = protocol.read(result.stdout, nonce, len(arguments))
        if not heard.loaded:
            if first == 0:
                return self._not_loaded(result, heard)
            self._stopped(result, heard, first)
            return None
        credible = is_credible(result, heard, self._language, len(stdin))
        for ended in heard.ended:
            self._take(self._cases[first + ended.number], ended, credible)
        if heard.broken or not heard.done or result.outcome is not Outcome.ACCEPTED:
            self._stopped(result, heard, first)
        return None

    def _not_loaded(self, result: RunResult, heard: protocol.Transcript) -> Verdict:
        fault, outcome, message, line = heard.fault, Outcome.COMPILE_ERROR, "", None
        if result.outcome is Outcome.COMPILE_ERROR:
            said = result.stderr or result.compile_output
            message, line = faults.compiler_said(said, self._language, self._problem.signature, self._source)
        elif fault is None:
            outcome = result.outcome if result.outcome is not Outcome.ACCEPTED else Outcome.RUNTIME_ERROR
            message = "Before the first case: " + faults.how_it_ended(result)
        elif fault.stage == "entry":
            message = faults.no_entry(self._entry, fault.error)
        else:
            message = fault.error
            line = fault.line and min(fault.line, self._source.count("\n") + 1)  # an end that came too early
            if fault.stage == "run":
                outcome = Outcome.MEMORY_LIMIT if faults.is_out_of_memory(message) else Outcome.RUNTIME_ERROR
        return Verdict(outcome, message=message, line=line, wall_ms=self._wall_ms)

    def _stopped(self, result: RunResult, heard: protocol.Transcript, first: int) -> None:
        """The process did not live to say that all was done: names the case that ended it."""
        if len(self._results) == len(self._cases):
            self._results.pop()  # what was said before the end does not hold
        case = self._cases[len(self._results)]
        outcome, message = result.outcome, faults.how_it_ended(result)
        if heard.broken:
            outcome, message = Outcome.RUNTIME_ERROR, "The code wrote into the judge's own channel."
        elif outcome is Outcome.TIME_LIMIT and self._deserves_a_process(heard, first):
            return
        elif outcome in (Outcome.ACCEPTED, Outcome.RUNTIME_ERROR):
            crowded = faults.is_out_of_memory("", result.stderr)
            outcome = Outcome.MEMORY_LIMIT if crowded else Outcome.RUNTIME_ERROR
        self._add(case, outcome, message=message, stdout=heard.stdout)
        if heard.broken:  # nothing that follows can be believed either
            for rest in self._cases[len(self._results) :]:
                self._add(rest, Outcome.NOT_RUN)

    def _deserves_a_process(self, heard: protocol.Transcript, first: int) -> bool:
        """The cases before it in the same process took a good part of the time."""
        others_ms = sum(ended.ms for ended in heard.ended)
        return len(self._results) > first and others_ms > (1 - GUILTY_SHARE) * self._limits.cpu_ms

    def _may_go_on(self) -> bool:
        rest = self._cases[len(self._results) :]
        slow = sum(result.outcome is Outcome.TIME_LIMIT for result in self._results)
        return slow == 0 or (slow == 1 and sum(len(shown(list(c.args), 10**9)) for c in rest) < CHEAP_INPUT_CHARS)

    def _take(self, case: TestCase, ended: protocol.Ended, credible: bool) -> None:
        outcome, message = self._judged(case, ended)
        self._add(
            case,
            outcome,
            message=message,
            line=ended.line,
            actual=shown(ended.value) if ended.error is None and ended.odd is None else "",
            stdout=ended.stdout,
            time_ms=ended.ms if credible else None,
            memory_mb=ended.mb,
        )

    def _judged(self, case: TestCase, ended: protocol.Ended) -> tuple[Outcome, str]:
        if len(ended.stdout) > MAX_PRINTED_CHARS:
            return Outcome.OUTPUT_LIMIT, "Too much was printed."
        if ended.odd == "huge":
            return Outcome.OUTPUT_LIMIT, "The answer is too long."
        if ended.error is not None:
            crowded = faults.is_out_of_memory(ended.error)
            return (Outcome.MEMORY_LIMIT if crowded else Outcome.RUNTIME_ERROR), ended.error
        if ended.odd is not None:
            kind = self._problem.signature.returns
            return Outcome.WRONG_ANSWER, f"The code returned {ended.odd} where {kind} is declared."
        return self._compare(case, ended.value)

    def _compare(self, case: TestCase, value: Json) -> tuple[Outcome, str]:
        kind = self._problem.signature.returns
        try:
            actual = conform(value, kind)
        except Mismatch as mismatch:
            return Outcome.WRONG_ANSWER, f"{mismatch}."
        right = accepts(self._problem.checker, case.expected, actual, kind)
        return (Outcome.ACCEPTED if right else Outcome.WRONG_ANSWER), ""

    def _add(
        self,
        case: TestCase,
        outcome: Outcome,
        *,
        message: str = "",
        line: int | None = None,
        actual: str = "",
        stdout: str = "",
        time_ms: float | None = None,
        memory_mb: float | None = None,
    ) -> None:
        """Of a hidden case nothing leaves that could carry its input out: the code may have put it into any text."""
        result = CaseResult(len(self._results) + 1, outcome, case.visible, time_ms=time_ms, memory_mb=memory_mb)
        if case.visible:
            result = replace(
                result,
                args=self._arguments(case),
                expected=shown_expected(self._problem, case.expected),
                actual=actual,
                stdout=stdout[:MAX_SHOWN_CHARS],
                message=message,
                line=line,
            )
        self._results.append(result)

    def _arguments(self, case: TestCase) -> str:
        named = zip(self._problem.signature.parameters, case.args, strict=True)
        return "\n".join(f"{parameter.name} = {shown(value)}" for parameter, value in named)


def shown_expected(problem: Problem, expected: Json) -> str:
    if problem.checker.value != "any_of" or not isinstance(expected, list) or not expected:
        return shown(expected)
    return shown(expected[0]) + (f" (or one of {len(expected) - 1} others)" if len(expected) > 1 else "")
