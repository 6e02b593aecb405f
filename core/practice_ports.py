"""What the reasons to come back need beside interviews."""

from __future__ import annotations

from typing import Protocol

from core.domain.practice import Preferences


class PreferenceStore(Protocol):
    """Bound to one person."""

    def load(self) -> Preferences:
        """The defaults where nothing was chosen, or where it cannot be read any more. Raises StoreError."""
        ...

    def save(self, preferences: Preferences) -> None:
        """Raises StoreError."""
        ...
