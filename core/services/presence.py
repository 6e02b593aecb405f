"""The camera of a conversation: what it counts is kept by question, and told to nobody but the person themselves."""

from __future__ import annotations

import logging

from core.camera.presence import presence_summary
from core.domain.camera import Eye, FramingCounts, PresenceSummary
from core.domain.interview import Interview
from core.errors import StoreError
from core.presence_ports import PresenceStore

log = logging.getLogger(__name__)


class CameraRecord:
    """Of one conversation."""

    def __init__(self, store: PresenceStore, eye: Eye) -> None:
        self._store, self._eye = store, eye
        self._counted: dict[str, FramingCounts] = {}

    def keep(self, interview_id: str, question_id: str) -> None:
        """After an answer: what was counted since the one before, added to what this question had. Never fails: an
        answer is not held up for it, and what could not be kept goes with the next words to the same question."""
        counts = self._counted.get(question_id, FramingCounts()).plus(self._eye.counted())
        if not counts.readings:
            return
        self._counted[question_id] = counts
        try:
            self._store.save(interview_id, question_id, counts)
        except StoreError as error:
            log.warning("the camera's counts of interview %s are not kept: %s", interview_id, type(error).__name__)


class PresenceService:
    """Bound to one person."""

    def __init__(self, store: PresenceStore) -> None:
        self._store = store

    def of(self, interview: Interview) -> PresenceSummary | None:
        """None without a camera, and where it saw too little. Raises StoreError."""
        if all(answer.delivery is None for answer in interview.answers):  # it counts while somebody speaks
            return None
        return presence_summary(interview, self._store.of_interview(interview.id))
