"""A pack: what somebody has written beside the product, and what they say of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pack:
    id: str
    name: str
    version: str
    about: str  # what it is
    is_not: str  # and what it does not claim to be
    author: str
    folder: Path

    @property
    def prefix(self) -> str:
        """With which every id in it begins, so that it hides nothing of the product's or of another pack."""
        return f"{self.id}-"

    @property
    def persona_files(self) -> tuple[Path, ...]:
        return tuple(sorted((self.folder / "personas").glob("*.toml")))
