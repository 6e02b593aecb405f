"""What is kept of somebody before the camera."""

from __future__ import annotations

from typing import Protocol

from core.domain.camera import FramingCounts


class PresenceStore(Protocol):
    """Bound to one person, and for nobody else: neither coaches nor links reach it. Numbers only."""

    def save(self, interview_id: str, question_id: str, counts: FramingCounts) -> None:
        """In place of an earlier one of the same question. Raises NotFound when the interview is not there, or is
        somebody else's; StoreError."""
        ...

    def of_interview(self, interview_id: str) -> dict[str, FramingCounts]:
        """By question; nothing for an interview that is not this person's. Raises StoreError."""
        ...
