"""Expected values: made by running a problem's own generator and reference in the sandbox, once, and kept."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.domain.coding import Checker, Json, Language, Outcome, Program, RunLimits, SourceFile, TestCase
from core.domain.coding import Problem as PreparedProblem
from core.errors import ConfigurationError, InputRejected
from core.judge.bank import CaseRecipe, ProblemFolder
from core.judge.checkers import Mismatch, conform
from core.judge.programs import driver_file
from core.ports import CodeRunner

LIMITS = RunLimits(cpu_ms=20_000, wall_ms=40_000, memory_mb=1_024, output_kb=96 * 1024)
CUSTOM_LIMITS = RunLimits(cpu_ms=2_000, wall_ms=4_000, output_kb=8 * 1024)
MAX_CUSTOM_CHARS = 20_000


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one order. Of `error` and the rest one speaks."""

    valid: bool = False
    expected: Json = None
    brute: Json = None
    args: tuple[Json, ...] | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Workshop:
    runner: CodeRunner
    kept: Path  # a folder of ours; what lies there may be deleted at any time

    def prepared(self, folder: ProblemFolder) -> PreparedProblem:
        """The problem with its cases. Raises ConfigurationError when its own code fails, SandboxUnavailable."""
        kept = self.kept / f"{_fingerprint(folder)}.json.gz"
        cases = _read(kept)
        if cases is None:
            cases = self._computed(folder)
            _keep(kept, cases)
        return replace(folder.problem, cases=_test_cases(folder, cases))

    def _computed(self, folder: ProblemFolder) -> list[list[Any]]:
        answers = self.answers(folder, [_order(recipe) for recipe in folder.recipes])
        cases = []
        for number, (recipe, answer) in enumerate(zip(folder.recipes, answers, strict=True)):
            if answer.error or not answer.valid:
                why = answer.error or "the validator does not accept it"
                raise ConfigurationError(f"{folder.path / 'cases.json'}: cases.{number}: {why}")
            cases.append([list(recipe.args if recipe.args is not None else answer.args or ()), answer.expected])
        return cases

    def custom_case(self, folder: ProblemFolder, args: Sequence[Json]) -> TestCase:
        """The candidate's own input with the reference's answer. Raises InputRejected, SandboxUnavailable."""
        checked = _typed(folder.problem, args)
        if len(json.dumps(checked)) > MAX_CUSTOM_CHARS:
            raise InputRejected("This input is too long to try by hand.")
        (answer,) = self._run(folder, [{"args": checked}], CUSTOM_LIMITS)
        if answer.error:
            raise InputRejected("The reference solution cannot answer this input in time.")
        if not answer.valid:
            raise InputRejected("This input is outside the constraints of the problem.")
        expected = _conforming(folder.problem, answer.expected)
        return TestCase(tuple(checked), expected, visible=True, note="Your own input")

    def growing_inputs(self, folder: ProblemFolder, asked: Sequence[tuple[int, int]]) -> tuple[tuple[Json, ...], ...]:
        """The generator's arguments for each (seed, size). Raises ConfigurationError, SandboxUnavailable."""
        key = hashlib.sha256(json.dumps([_fingerprint(folder), list(asked)]).encode()).hexdigest()[:24]
        kept = self.kept / f"growing-{key}.json.gz"
        inputs = _read(kept)
        if inputs is None:
            answers = self.answers(folder, [{"seed": s, "size": n, "tell": True, "ask": False} for s, n in asked])
            inputs = [list(answer.args) for answer in answers if answer.args is not None and answer.valid]
            if len(inputs) < len(asked):
                raise ConfigurationError(f"{folder.path}: generator.py does not make every size")
            _keep(kept, inputs)
        return tuple(tuple(args) for args in inputs)

    def answers(self, folder: ProblemFolder, orders: Sequence[dict[str, Json]]) -> tuple[Answered, ...]:
        """Raises ConfigurationError when the problem's own code does not run."""
        answers = self._run(folder, orders, LIMITS)
        if len(answers) != len(orders):
            raise ConfigurationError(f"{folder.path}: {answers[-1].error}")
        return answers

    def _run(self, folder: ProblemFolder, orders: Sequence[dict[str, Json]], limits: RunLimits) -> tuple[Answered, ...]:
        """One answer an order; or, where the process ended early, those before and then an error."""
        signature = folder.problem.signature
        # Of any_of the reference returns the list of all that are right.
        returns = None if folder.problem.checker is Checker.ANY_OF else signature.returns
        header = [signature.entry, [parameter.type for parameter in signature.parameters], returns]
        stdin = "\n".join(json.dumps(line, separators=(",", ":")) for line in [header, *orders]) + "\n"
        result = self.runner.run(_program(folder), stdin=stdin, limits=limits)
        answers = [_answered(line) for line in result.stdout.splitlines()]
        if len(answers) < len(orders):
            ended = "" if result.outcome is Outcome.ACCEPTED else f" ({result.outcome})"
            last = (result.stderr.strip().splitlines() or ["it ended early"])[-1]
            answers.append(Answered(error=f"{last[:300]}{ended}"))
        return tuple(answers)


def _program(folder: ProblemFolder) -> Program:
    own = [SourceFile(name, folder.text(name)) for name in ("generator.py", "reference.py", "brute.py")]
    files = (driver_file("workshop.py"), driver_file("driver.py"), *own)
    return Program(Language.PYTHON, files, "workshop.py")


def _answered(line: str) -> Answered:
    try:
        told = json.loads(line)
        args = told.get("args")
        return Answered(
            told.get("valid") is True,
            told.get("expected"),
            told.get("brute"),
            None if args is None else tuple(args),
            told.get("error"),
        )
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Answered(error="it printed something that is no answer")


def _order(recipe: CaseRecipe) -> dict[str, Json]:
    if recipe.args is not None:
        return {"args": list(recipe.args)}
    return {"seed": recipe.seed, "size": recipe.size, "tell": True}


def _test_cases(folder: ProblemFolder, cases: list[list[Any]]) -> tuple[TestCase, ...]:
    problem = folder.problem
    return tuple(
        TestCase(tuple(args), _conforming(problem, expected), recipe.visible, recipe.note)
        for recipe, (args, expected) in zip(folder.recipes, cases, strict=True)
    )


def _conforming(problem: PreparedProblem, expected: Json) -> Json:
    """Raises ConfigurationError: the reference must return what the signature declares."""
    kind = problem.signature.returns
    try:
        if problem.checker is not Checker.ANY_OF:
            return conform(expected, kind)
        if not isinstance(expected, list) or not expected:
            raise Mismatch("any_of wants a list of all right answers")
        return [conform(each, kind) for each in expected]
    except Mismatch as mismatch:
        raise ConfigurationError(f"{problem.id}: reference.py: {mismatch}") from mismatch


def _typed(problem: PreparedProblem, args: Sequence[Json]) -> list[Json]:
    parameters = problem.signature.parameters
    if len(args) != len(parameters):
        raise InputRejected(f"This problem takes {len(parameters)} arguments; {len(args)} were given.")
    checked = []
    for parameter, value in zip(parameters, args, strict=True):
        try:
            checked.append(conform(value, parameter.type))
        except Mismatch:
            raise InputRejected(f"{parameter.name} must be of type {parameter.type}.") from None
    return checked


def _fingerprint(folder: ProblemFolder) -> str:
    """Changes whenever anything does on which an expected value depends."""
    told = hashlib.sha256()
    for name in ("problem.toml", "cases.json", "generator.py", "reference.py"):
        told.update(folder.text(name).encode() + b"\0")
    for name in ("driver.py", "workshop.py"):
        told.update(driver_file(name).text.encode() + b"\0")
    return told.hexdigest()[:24]


def _read(path: Path) -> list[list[Any]] | None:
    try:
        cases = json.loads(gzip.decompress(path.read_bytes()))
    except (OSError, ValueError, EOFError):
        return None
    return cases if isinstance(cases, list) else None


def _keep(path: Path, cases: list[list[Any]]) -> None:
    """Whole or not at all: another process may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(gzip.compress(json.dumps(cases, separators=(",", ":")).encode(), compresslevel=3))
    Path(made).replace(path)
