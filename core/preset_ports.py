"""Where what administrators have changed of presets is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class PresetStore(Protocol):
    """For everybody who is signed in to read, and for administrators to write. Bodies are JSON of the product's own."""

    def all(self) -> Mapping[str, str]:
        """By the preset's id. Raises StoreError."""
        ...

    def save(self, preset_id: str, body: str) -> None:
        """In place of an earlier one. Raises StoreError, also where the database knows that this person may not."""
        ...

    def remove(self, preset_id: str) -> None:
        """None is fine. Raises StoreError."""
        ...


class KeepsPresets(Protocol):
    """The process-wide side: who asks is given when the store is opened."""

    def presets(self, owner_id: str) -> PresetStore: ...
