"""What can be asked about a résumé: wordings with places for its facts, from `prompts/resume/*.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Formatter

from pydantic import Field

from core.domain.interview import KeyPoint
from core.domain.plan import Kind
from core.domain.probe import Probe
from core.entries import Entry, Words, checked, read_toml
from core.errors import ConfigurationError
from core.interviewing.probe_entry import ProbeEntry, probe_of


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


class _Point(Entry):
    text: Words
    cues: list[Words] = Field(min_length=3)


class _Ask(Entry):
    id: Words
    kind: Kind
    competency: Words
    why: Words
    texts: list[Words] = Field(min_length=2)
    points: list[_Point] = Field(min_length=3)
    probes: list[ProbeEntry] = Field(default_factory=list)


class _File(Entry):
    ask: list[_Ask] = Field(min_length=1)


def load_asks(folder: Path) -> tuple[Ask, ...]:
    """Raises ConfigurationError naming the file, and the ask that is wrong."""
    asks: list[Ask] = []
    for about in About:
        where = f"resume/{about.value}.toml"
        file = checked(_File, read_toml(folder / f"{about.value}.toml", where), where)
        asks.extend(_ask(entry, about, where) for entry in file.ask)
    if len({ask.id for ask in asks}) < len(asks):
        raise ConfigurationError("resume: an id stands twice")
    return tuple(asks)


def _ask(entry: _Ask, about: About, where: str) -> Ask:
    wordings = tuple(Wording(text, _slots(text)) for text in entry.texts)
    strange = {slot for wording in wordings for slot in wording.needs} - SLOTS[about]
    if strange:
        raise ConfigurationError(f"{where}: {entry.id} asks for {sorted(strange)}, which is not known there")
    return Ask(
        entry.id,
        about,
        entry.kind,
        entry.competency,
        entry.why,
        wordings,
        tuple(KeyPoint(point.text, tuple(point.cues)) for point in entry.points),
        tuple(probe_of(probe, len(entry.points), f"{where}: {entry.id}") for probe in entry.probes),
    )


def _slots(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)
