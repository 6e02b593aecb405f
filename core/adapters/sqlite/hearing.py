"""A candidate's recordings for a coach: beside the app lies the sound, and here who may hear it, asked each time."""

from __future__ import annotations

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.queries import consent
from core.domain.speech import Recording
from core.errors import NotFound
from core.ports import RecordingStore


class SqliteHeardRecordings:
    """A RecordingReader. `recordings` are the candidate's own."""

    def __init__(self, connections: Connections, coach_id: str, candidate_id: str, recordings: RecordingStore) -> None:
        self._connections, self._coach_id, self._candidate_id = connections, coach_id, candidate_id
        self._recordings = recordings

    def get(self, interview_id: str, question_id: str, attempt: int = 1) -> Recording:
        allowed, values = consent(self._coach_id, to_hear=True)
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT 1 FROM interviews WHERE id = ? AND owner_id = ? AND {allowed}",  # noqa: S608
                (interview_id, self._candidate_id, *values),
            ).fetchone()
        if row is None:
            raise NotFound(f"there is no recording of {question_id}, attempt {attempt}")
        return self._recordings.get(interview_id, question_id, attempt)
