"""What can be asked about a résumé: wordings with places for its facts, from `prompts/resume/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from core.domain.interview import KeyPoint
from core.domain.plan import Kind
from core.domain.probe import Probe, Trigger
from core.errors import ConfigurationError

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class About(StrEnum):
    """What of a résumé a question is about: the names of the files."""

    CLAIM = "claims"
    PROJECT = "projects"
    SKILL = "skills"
    STORY = "stories"
    ROLE = "roles"
    GAP = "gaps"


SLOTS = {
    About.CLAIM: frozenset({"claim", "figure"}),
    About.PROJECT: frozenset({"project", "line"}),
    About.SKILL: frozenset({"skill"}),
    About.STORY: frozenset({"line"}),
    About.ROLE: frozenset({"place", "role"}),
    About.GAP: frozenset({"skill", "role"}),
}


@dataclass(frozen=True, slots=True)
class Wording:
    text: str
    needs: frozenset[str]  # slots


@dataclass(frozen=True, slots=True)
class Ask:
    id: str
    about: About
    kind: Kind
    competency: str
    why: str
    wordings: tuple[Wording, ...]
    key_points: tuple[KeyPoint, ...]
    probes: tuple[Probe, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Point(_Strict):
    text: Words
    cues: list[Words] = Field(min_length=3)


class _Probe(_Strict):
    when: Trigger
    ask: Words
    point: int | None = None  # counted from 1 in the file


class _Ask(_Strict):
    id: Words
    kind: Kind
    competency: Words
    why: Words
    texts: list[Words] = Field(min_length=2)
    points: list[_Point] = Field(min_length=3)
    probes: list[_Probe] = []


class _File(_Strict):
    ask: list[_Ask] = Field(min_length=1)


def load_asks(folder: Path) -> tuple[Ask, ...]:
    """Raises ConfigurationError naming the file, and the ask that is wrong."""
    asks: list[Ask] = []
    for about in About:
        path = folder / f"{about.value}.toml"
        try:
            file = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigurationError(f"resume/{path.name}: {error}") from error
        except ValidationError as error:
            detail = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(map(str, detail["loc"]))
            raise ConfigurationError(f"resume/{path.name}: {where}: {detail['msg']}") from error
        asks.extend(_ask(entry, about, path.name) for entry in file.ask)
    if len({ask.id for ask in asks}) < len(asks):
        raise ConfigurationError("resume: an id stands twice")
    return tuple(asks)


def _ask(entry: _Ask, about: About, file: str) -> Ask:
    wordings = tuple(Wording(text, _slots(text)) for text in entry.texts)
    strange = {slot for wording in wordings for slot in wording.needs} - SLOTS[about]
    if strange:
        raise ConfigurationError(f"resume/{file}: {entry.id} asks for {sorted(strange)}, which is not known there")
    return Ask(
        entry.id,
        about,
        entry.kind,
        entry.competency,
        entry.why,
        wordings,
        tuple(KeyPoint(point.text, tuple(point.cues)) for point in entry.points),
        tuple(_probe(probe, len(entry.points), f"resume/{file}: {entry.id}") for probe in entry.probes),
    )


def _probe(probe: _Probe, points: int, name: str) -> Probe:
    of_a_point = probe.when is Trigger.MISSING
    if of_a_point != (probe.point is not None) or (probe.point is not None and not 1 <= probe.point <= points):
        raise ConfigurationError(f"{name}: a probe for a missing point, and no other, names one of its {points} points")
    return Probe(probe.when, probe.ask, None if probe.point is None else probe.point - 1)


def _slots(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)
