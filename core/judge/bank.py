"""The problem bank on disk: `<topic>/<slug>/` folders, read when asked for, with errors that name file and field."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from core.domain.coding import (
    Checker,
    Growth,
    Json,
    Language,
    Parameter,
    Problem,
    Signature,
    Topic,
)
from core.domain.generated import Certificate
from core.domain.interview import KeyPoint
from core.domain.plan import Difficulty
from core.errors import ConfigurationError
from core.judge.signature import NODES, TYPES

MIN_CASES = 12
CERTIFICATE = "certificate.json"  # of a problem that a model wrote
REFERENCES = {
    Language.PYTHON: "reference.py",
    Language.JAVASCRIPT: "reference.js",
    Language.JAVA: "reference.java",
    Language.CPP: "reference.cpp",
}
M = TypeVar("M", bound=BaseModel)
_NAME = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Parameter(_Strict):
    name: str = Field(pattern=_NAME)
    type: str


class _Point(_Strict):
    text: str = Field(min_length=1)
    cues: list[str] = Field(min_length=1)


class _ProblemFile(_Strict):
    title: str = Field(min_length=1)
    topic: str
    difficulty: str
    minutes: int = Field(ge=3, le=90)
    tags: list[str]
    entry: str = Field(pattern=_NAME)
    params: list[_Parameter] = Field(min_length=1)
    returns: str
    checker: str
    time: str = Field(pattern=r"^O\(.+\)$")
    space: str = Field(pattern=r"^O\(.+\)$")
    growth: str
    size_name: str = Field(min_length=1)
    hints: list[str] = Field(min_length=4, max_length=4)
    follow_ups: list[str] = Field(min_length=2, max_length=3)
    approach: list[_Point] = Field(min_length=3, max_length=5)
    edge_cases: list[str] = Field(min_length=1)


class _Generate(_Strict):
    seed: int
    size: int = Field(ge=0)


class _Case(_Strict):
    args: list[object] | None = None
    generate: _Generate | None = None
    visible: bool = False
    note: str = ""


class _CaseFile(_Strict):
    cases: list[_Case] = Field(min_length=MIN_CASES)


@dataclass(frozen=True, slots=True)
class CaseRecipe:
    """A case as it is written down: its arguments, or what to ask the generator for."""

    args: tuple[Json, ...] | None
    seed: int
    size: int
    visible: bool
    note: str


@dataclass(frozen=True)
class ProblemFolder:
    """One problem and all that proves it. `problem.cases` is empty: expected values come from running the reference."""

    path: Path
    problem: Problem
    recipes: tuple[CaseRecipe, ...]

    def text(self, name: str) -> str:
        return _text(self.path / name)

    def reference(self, language: Language) -> str:
        """Raises ConfigurationError where there is none in this language: a written problem has it in Python alone."""
        return self.text(REFERENCES[language])

    @cached_property
    def wrong(self) -> Mapping[str, str]:
        """Plausible wrong solutions in Python, by name; "slow" is right and too slow."""
        return {path.stem: _text(path) for path in sorted((self.path / "wrong").glob("*.py"))}


class ProblemBank:
    """Raises ConfigurationError where a folder is not as it should be."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: dict[str, ProblemFolder] = {}

    def ids(self) -> tuple[str, ...]:
        """ "arrays/busy-windows", sorted; nothing is read for it."""
        return tuple(sorted(self._places()))

    def get(self, problem_id: str) -> ProblemFolder:
        """Raises ConfigurationError, also for an id that is not there."""
        if problem_id not in self._read:
            place = self._places().get(problem_id)
            if place is None:
                raise ConfigurationError(f"there is no problem {problem_id}")
            self._read[problem_id] = read_folder(place, problem_id)
        return self._read[problem_id]

    def _places(self) -> dict[str, Path]:
        found = ((folder, path.parent) for folder in self._folders for path in folder.glob("*/*/problem.toml"))
        return {path.relative_to(folder).as_posix(): path for folder, path in found}

    def all(self) -> Iterator[ProblemFolder]:
        return (self.get(problem_id) for problem_id in self.ids())


def read_folder(path: Path, problem_id: str) -> ProblemFolder:
    """Raises ConfigurationError."""
    toml = path / "problem.toml"
    try:
        raw = tomllib.loads(_text(toml))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{toml}: {error}") from error
    problem = _problem(_checked(toml, _ProblemFile, raw), problem_id, toml, _text(path / "statement.md"))
    problem = replace(problem, certificate=_certificate(path / CERTIFICATE))
    cases = path / "cases.json"
    try:
        listed = json.loads(_text(cases))
    except ValueError as error:
        raise ConfigurationError(f"{cases}: {error}") from error
    recipes = tuple(_recipes(_checked(cases, _CaseFile, listed), len(problem.signature.parameters), cases))
    return ProblemFolder(path, problem, recipes)


def _certificate(path: Path) -> Certificate | None:
    if not path.exists():
        return None
    try:
        return TypeAdapter(Certificate).validate_json(_text(path))
    except ValidationError as error:
        raise ConfigurationError(f"{path}: {error.error_count()} faults") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8") from error


def _checked(path: Path, schema: type[M], raw: object) -> M:
    try:
        return schema.model_validate(raw)
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(str(at) for at in e['loc'])}: {e['msg']}" for e in error.errors()[:5])
        raise ConfigurationError(f"{path}: {told}") from error


def _problem(file: _ProblemFile, problem_id: str, path: Path, statement: str) -> Problem:
    for kind in [file.returns, *(p.type for p in file.params)]:
        if kind not in TYPES:
            raise ConfigurationError(f"{path}: {kind!r} is no type; there are {', '.join(TYPES)}")
    topic = _one_of(Topic, file.topic, path, "topic")
    if topic.value != problem_id.partition("/")[0] or not re.fullmatch(r"\w+/[a-z0-9]+(-[a-z0-9]+)*", problem_id):
        raise ConfigurationError(f"{path}: topic: {topic} does not fit the folder {problem_id}")
    return Problem(
        id=problem_id,
        title=file.title,
        topic=topic,
        difficulty=_one_of(Difficulty, file.difficulty, path, "difficulty"),
        minutes=file.minutes,
        statement=statement.strip(),
        signature=Signature(file.entry, tuple(Parameter(p.name, p.type) for p in file.params), file.returns),
        checker=_checker(file, path),
        cases=(),
        hints=tuple(file.hints),
        time=file.time,
        space=file.space,
        growth=_one_of(Growth, file.growth, path, "growth"),
        size_name=file.size_name,
        tags=tuple(file.tags),
        follow_ups=tuple(file.follow_ups),
        approach=tuple(KeyPoint(point.text, tuple(point.cues)) for point in file.approach),
        edge_cases=tuple(file.edge_cases),
    )


def _checker(file: _ProblemFile, path: Path) -> Checker:
    kind, checker = file.returns, _one_of(Checker, file.checker, path, "checker")
    why = ""
    if checker is Checker.UNORDERED and not kind.endswith("[]"):
        why = f"unordered wants a list, not {kind}"
    if checker is Checker.ANY_OF and kind in NODES:
        why = "any_of takes plain values"
    if "float" in kind and checker in (Checker.EXACT, Checker.UNORDERED):
        why = f"fractions are not compared with {checker}"
    if why:
        raise ConfigurationError(f"{path}: checker: {why}")
    return checker


E = TypeVar("E", Topic, Difficulty, Checker, Growth)


def _one_of(kind: type[E], value: str, path: Path, field: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise ConfigurationError(f"{path}: {field}: {value!r} is none of {', '.join(kind)}") from None


def _recipes(file: _CaseFile, count: int, path: Path) -> Iterator[CaseRecipe]:
    for number, case in enumerate(file.cases):
        where = f"{path}: cases.{number}"
        if (case.args is None) == (case.generate is None):
            raise ConfigurationError(f"{where}: either args or generate, and not both")
        if case.args is not None and len(case.args) != count:
            raise ConfigurationError(f"{where}.args: {len(case.args)} where {count} are declared")
        if case.visible and case.args is None:
            raise ConfigurationError(f"{where}: a visible case is written out")
        asked = case.generate or _Generate(seed=0, size=0)
        args = None if case.args is None else tuple(case.args)
        yield CaseRecipe(args, asked.seed, asked.size, case.visible, case.note)  # type: ignore[arg-type]
