"""Who makes a story out of notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from core.domain.story import StoryDraft


class Drafter(Protocol):
    def draft(self, notes: Sequence[str]) -> StoryDraft:
        """Of notes, each further one an answer to what was asked after those before it. Never fails for a provider's
        sake, and says nothing that the notes do not."""
        ...
