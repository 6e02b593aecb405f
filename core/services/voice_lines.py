"""The running conversations of this process, one an interview."""

from __future__ import annotations

import threading
from collections.abc import Callable

from core.domain.speech import VoiceLine


class VoiceLines:
    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], VoiceLine] = {}
        self._lock = threading.Lock()

    def get(self, owner_id: str, interview_id: str) -> VoiceLine | None:
        with self._lock:
            self._lines = {key: line for key, line in self._lines.items() if not line.is_closed}
            return self._lines.get((owner_id, interview_id))

    def connected(self, owner_id: str, interview_id: str) -> VoiceLine | None:
        """The one by which somebody can be heard right now."""
        line = self.get(owner_id, interview_id)
        return line if line is not None and line.snapshot().is_connected else None

    def get_or_make(self, owner_id: str, interview_id: str, make: Callable[[], VoiceLine]) -> VoiceLine:
        line = self.get(owner_id, interview_id)
        if line is not None:
            return line
        made = make()
        with self._lock:
            line = self._lines.setdefault((owner_id, interview_id), made)
        if line is not made:
            made.close()
        return line

    def close(self, owner_id: str, interview_id: str) -> None:
        with self._lock:
            line = self._lines.pop((owner_id, interview_id), None)
        if line is not None:
            line.close()
