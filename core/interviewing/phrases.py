"""The built-in interviewer's phrases, read from TOML. A phrase is used once in an interview."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.entries import read_toml
from core.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Phrases:
    """Lists of phrases under dotted names: "transitions.next"."""

    lists: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls, path: Path) -> Phrases:
        """Raises ConfigurationError."""
        return cls(dict(_flattened(read_toml(path), "", path)))

    def of(self, name: str) -> tuple[str, ...]:
        """Raises ConfigurationError for a name that the file does not have."""
        try:
            return self.lists[name]
        except KeyError:
            raise ConfigurationError(f"there are no phrases under {name}") from None

    def unused(self, name: str, said: str, chance: random.Random) -> str:
        """One of the list that does not stand in `said`; "" when all do."""
        return unused(self.of(name), said, chance)


def unused(pool: Iterable[str], said: str, chance: random.Random) -> str:
    """One phrase that does not stand in `said` (all that the interviewer said so far); "" when every one does."""
    fresh = [phrase for phrase in pool if phrase not in said]
    return chance.choice(fresh) if fresh else ""


def _flattened(table: dict[str, Any], prefix: str, path: Path) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{key}.", path)
        elif isinstance(value, list) and value and all(isinstance(phrase, str) and phrase for phrase in value):
            yield f"{prefix}{key}", tuple(value)
        else:
            raise ConfigurationError(f"{path.name}: {prefix}{key} is not a list of phrases")
