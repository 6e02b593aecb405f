"""One person before the camera, over a line that may be down: the counts wait with the answers they belong to."""

from __future__ import annotations

import json

from core.adapters.sqlite.outbox_file import Kind
from core.adapters.sqlite.outbox_line import COUNTS, Line
from core.adapters.sqlite.outbox_stores import tried
from core.domain.camera import FramingCounts
from core.errors import StoreUnavailable
from core.records import as_json, from_json


class OutboxPresenceStore:
    def __init__(self, line: Line, owner_id: str) -> None:
        self._line, self._file, self._owner_id = line, line.file, owner_id
        self._store = line.database.presence(owner_id)

    def save(self, interview_id: str, question_id: str, counts: FramingCounts) -> None:
        try:
            tried(self._line, self._owner_id, lambda: self._store.save(interview_id, question_id, counts))
        except StoreUnavailable:
            if self._file.known(self._owner_id, Kind.INTERVIEW, interview_id) is None:
                raise
            with self._file.changing() as connection:
                key = json.dumps([interview_id, question_id])
                self._file.queue(connection, self._owner_id, Kind.PRESENCE, key, as_json(COUNTS, counts))

    def of_interview(self, interview_id: str) -> dict[str, FramingCounts]:
        """While the database is away, those that wait."""
        try:
            return tried(self._line, self._owner_id, lambda: self._store.of_interview(interview_id))
        except StoreUnavailable:
            waiting = self._file.waiting(self._owner_id, Kind.PRESENCE, json.dumps([interview_id])[:-1])
            return {json.loads(item.key)[1]: from_json(COUNTS, item.body) for item in waiting}
