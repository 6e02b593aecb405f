"""Badges and challenges as they are written down in TOML, validated once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from core.domain.practice import Badge, Challenge, Check, Measure
from core.entries import Entry, Words, checked, read_toml
from core.errors import ConfigurationError
from core.practice.challenges import GROUPS, Templates

VARIABLES = {"subject", "target"}


class _Badge(Entry):
    id: Words
    name: Words
    text: Words
    icon: Annotated[str, StringConstraints(pattern=r"^[a-z_0-9]+$")]
    measure: Measure
    at: Annotated[float, Field(gt=0)]


class _Challenge(Entry):
    id: Words
    group: Literal["weak", "due", "variety"]
    check: Check
    title: Words
    text: Words
    reward: Annotated[int, Field(ge=50, le=100)]


class _Badges(Entry):
    badge: Annotated[list[_Badge], Field(min_length=1)]


class _Challenges(Entry):
    challenge: Annotated[list[_Challenge], Field(min_length=3)]


@dataclass(frozen=True, slots=True)
class Rules:
    badges: tuple[Badge, ...]
    challenges: Templates


def load_rules(folder: Path) -> Rules:
    """`badges.toml` and `challenges.toml`. Raises ConfigurationError naming what is wrong."""
    where = "badges or challenges"
    badges = checked(_Badges, read_toml(folder / "badges.toml"), where).badge
    challenges = checked(_Challenges, read_toml(folder / "challenges.toml"), where).challenge
    for entries in (badges, challenges):
        ids = [entry.id for entry in entries]
        if len(set(ids)) < len(ids):
            raise ConfigurationError(f"{where}: an id stands twice among {ids}")
    strange = [c.id for c in challenges if set(Template(c.text).get_identifiers()) - VARIABLES]
    if strange:
        raise ConfigurationError(f"challenges: only $subject and $target are known, see {strange}")
    return Rules(tuple(Badge(b.id, b.name, b.text, b.icon, b.measure, b.at) for b in badges), _grouped(challenges))


def _grouped(challenges: list[_Challenge]) -> Mapping[str, tuple[Challenge, ...]]:
    return {
        group: tuple(Challenge(c.id, c.title, c.text, c.reward, c.check) for c in challenges if c.group == group)
        for group in GROUPS
    }
