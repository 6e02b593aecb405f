"""Badges and challenges as they are written down in TOML, validated once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from core.domain.practice import Badge, Challenge, Check, Measure
from core.errors import ConfigurationError
from core.practice.challenges import GROUPS, Templates

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
VARIABLES = {"subject", "target"}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Badge(_Strict):
    id: Words
    name: Words
    text: Words
    icon: Annotated[str, StringConstraints(pattern=r"^[a-z_0-9]+$")]
    measure: Measure
    at: Annotated[float, Field(gt=0)]


class _Challenge(_Strict):
    id: Words
    group: Literal["weak", "due", "variety"]
    check: Check
    title: Words
    text: Words
    reward: Annotated[int, Field(ge=50, le=100)]


class _Badges(_Strict):
    badge: Annotated[list[_Badge], Field(min_length=1)]


class _Challenges(_Strict):
    challenge: Annotated[list[_Challenge], Field(min_length=3)]


@dataclass(frozen=True, slots=True)
class Rules:
    badges: tuple[Badge, ...]
    challenges: Templates


def load_rules(folder: Path) -> Rules:
    """`badges.toml` and `challenges.toml`. Raises ConfigurationError naming what is wrong."""
    try:
        badges = _Badges.model_validate(_read(folder / "badges.toml")).badge
        challenges = _Challenges.model_validate(_read(folder / "challenges.toml")).challenge
    except ValidationError as error:
        detail = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(map(str, detail["loc"]))
        raise ConfigurationError(f"badges or challenges: {place}: {detail['msg']}") from error
    for entries in (badges, challenges):
        ids = [entry.id for entry in entries]
        if len(set(ids)) < len(ids):
            raise ConfigurationError(f"badges or challenges: an id stands twice among {ids}")
    strange = [c.id for c in challenges if set(Template(c.text).get_identifiers()) - VARIABLES]
    if strange:
        raise ConfigurationError(f"challenges: only $subject and $target are known, see {strange}")
    return Rules(tuple(Badge(b.id, b.name, b.text, b.icon, b.measure, b.at) for b in badges), _grouped(challenges))


def _grouped(challenges: list[_Challenge]) -> Mapping[str, tuple[Challenge, ...]]:
    return {
        group: tuple(Challenge(c.id, c.title, c.text, c.reward, c.check) for c in challenges if c.group == group)
        for group in GROUPS
    }


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path.name}: {error}") from error
