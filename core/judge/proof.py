"""Whether a problem deserves to be asked: its parts are run against each other, in the sandbox."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from core.domain.coding import Checker, Json, Language, Outcome, Problem, TestCase, Verdict
from core.domain.generated import WritingStep
from core.errors import ConfigurationError
from core.judge.bank import ProblemFolder
from core.judge.checkers import Mismatch, accepts, conform
from core.judge.judging import Judge, limits_for
from core.judge.statement import lint
from core.judge.workshop import Answered, Workshop

SMALL_INPUTS = 200
SMALL_SIZES = range(1, 9)
MIN_WRONG = 3
SMALL_CHARS = 5_000  # of a case's arguments
SLOW = "slow"
Tell = Callable[[WritingStep, int, int], None]  # what is being done; of the wrong solutions, how many of how many


@dataclass(frozen=True, slots=True)
class Proof:
    problem_id: str
    findings: tuple[str, ...]  # what is wrong with the problem; none: it is proven
    cases: int = 0
    small_inputs: int = 0  # on which reference and brute force agreed
    slowest_ms: dict[Language, float] = field(default_factory=dict)
    rejected: tuple[str, ...] = ()  # wrong solutions, as they should be

    @property
    def proven(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True)
class Prover:
    judge: Judge
    workshop: Workshop

    def prove(
        self,
        folder: ProblemFolder,
        languages: Sequence[Language] = tuple(Language),
        tell: Tell = lambda step, done, total: None,  # noqa: ARG005
    ) -> Proof:
        """Raises SandboxUnavailable; what is wrong with the problem is in the proof."""
        try:
            tell(WritingStep.CASES, 0, 0)
            problem = self.workshop.prepared(folder)
            tell(WritingStep.AGREEMENT, 0, 0)
            agreed, doubts = self._small_inputs(folder)
        except ConfigurationError as error:
            return Proof(folder.problem.id, (str(error).replace(f"{folder.path}/", ""),))
        tell(WritingStep.REFERENCE, 0, 0)
        findings = [*lint(problem, folder.recipes), *doubts]
        slowest: dict[Language, float] = {}
        for language in languages:
            verdict = self._reference(folder, problem, language)
            findings += _reference_findings(verdict, language)
            if verdict.slowest_ms is not None:
                slowest[language] = verdict.slowest_ms
        rejected, survivors = self._wrong(folder, problem, tell)
        findings += survivors
        return Proof(problem.id, tuple(findings), len(problem.cases), agreed, slowest, rejected)

    def _small_inputs(self, folder: ProblemFolder) -> tuple[int, list[str]]:
        orders: list[dict[str, Json]] = [
            {"seed": 1_000 + n, "size": SMALL_SIZES[n % len(SMALL_SIZES)], "brute": True, "tell": True}
            for n in range(SMALL_INPUTS)
        ]
        answers = self.workshop.answers(folder, orders)
        told = [text for answer in answers if (text := _disagreement(folder.problem, answer))]
        doubts = [f"{len(told)} of {SMALL_INPUTS} small inputs: {told[0]}"] if told else []
        different = {json.dumps(answer.args) for answer in answers}
        if len(different) < SMALL_INPUTS // 4:
            doubts.append(f"generator.py: only {len(different)} different ones among {SMALL_INPUTS} small inputs")
        return SMALL_INPUTS - len(told), doubts

    def _reference(self, folder: ProblemFolder, problem: Problem, language: Language) -> Verdict:
        source = folder.reference(language)
        if problem.checker is Checker.ANY_OF and language is Language.PYTHON:
            source += _FIRST_OF_ALL.format(entry=problem.signature.entry)
        return self.judge.judge(problem, source, language)

    def _wrong(self, folder: ProblemFolder, problem: Problem, tell: Tell) -> tuple[tuple[str, ...], list[str]]:
        rejected, findings = [], []
        sized = [(case, _chars(case)) for case in problem.cases]
        for number, (name, source) in enumerate(folder.wrong.items()):
            tell(WritingStep.WRONG, number, len(folder.wrong))
            outcome = self._outcome(problem, sized, source, slow=name == SLOW)
            fits = (Outcome.TIME_LIMIT,) if name == SLOW else (Outcome.WRONG_ANSWER, Outcome.RUNTIME_ERROR)
            if outcome in fits:
                rejected.append(name)
            else:
                findings.append(f"wrong/{name}.py: {outcome}")
            if not re.match(r"# \S", source):
                findings.append(f"wrong/{name}.py: the first line does not say why it is wrong")
        if len(folder.wrong) < MIN_WRONG:
            findings.append(f"wrong/: {len(folder.wrong)} of at least {MIN_WRONG}")
        return tuple(rejected), findings

    def _outcome(self, problem: Problem, sized: Sequence[tuple[TestCase, int]], source: str, *, slow: bool) -> Outcome:
        """Small cases first: they should be enough for a wrong answer, and are cheap."""
        small = [case for case, chars in sized if chars < SMALL_CHARS]
        large = [case for case, chars in sized if chars >= SMALL_CHARS]
        outcome = self.judge.judge(problem, source, Language.PYTHON, cases=small).outcome
        if outcome is not Outcome.ACCEPTED or not large:
            return outcome
        if slow:  # of a correct one that is too slow, the largest case must say so
            large = [max(sized, key=lambda each: each[1])[0]]
        return self.judge.judge(problem, source, Language.PYTHON, cases=large).outcome


_FIRST_OF_ALL = "\n\n_all_of_them = {entry}\n\n\ndef {entry}(*args):\n    return _all_of_them(*args)[0]\n"


def _chars(case: TestCase) -> int:
    return len(json.dumps(case.args))


def _disagreement(problem: Problem, answer: Answered) -> str | None:
    told = f" on {json.dumps(answer.args)[:200]}"
    if answer.error:
        return answer.error
    if not answer.valid:
        return "the validator does not accept what the generator makes" + told
    checker = Checker.UNORDERED if problem.checker is Checker.ANY_OF else problem.checker
    kind = problem.signature.returns + ("[]" if problem.checker is Checker.ANY_OF else "")
    try:
        expected, brute = conform(answer.expected, kind), conform(answer.brute, kind)
    except Mismatch as mismatch:
        return f"{mismatch}{told}"
    if accepts(checker, expected, brute, kind):
        return None
    return f"reference {json.dumps(answer.expected)[:100]}, brute force {json.dumps(answer.brute)[:100]}{told}"


def _reference_findings(verdict: Verdict, language: Language) -> Iterator[str]:
    if verdict.outcome is not Outcome.ACCEPTED:
        number = next((case.number for case in verdict.cases if case.outcome is verdict.outcome), 0)
        yield f"reference in {language}: {verdict.outcome}, case {number} {verdict.message}".rstrip()
    half_ms = limits_for(Language.PYTHON).cpu_ms / 2
    if verdict.slowest_ms is not None and verdict.slowest_ms > half_ms:
        yield f"reference in {language}: {verdict.slowest_ms:.0f} ms, over half of the limit"
