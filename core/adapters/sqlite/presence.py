"""How one person sat before the camera."""

from __future__ import annotations

from core.adapters.sqlite.connections import Connections
from core.domain.camera import FramingCounts
from core.errors import NotFound


class SqlitePresenceStore:
    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def save(self, interview_id: str, question_id: str, counts: FramingCounts) -> None:
        numbers = (counts.readings, counts.faces, counts.centred, counts.facing, counts.steps, counts.still)
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "INSERT OR REPLACE INTO presence"
                " SELECT number, ?, ?, ?, ?, ?, ?, ? FROM interviews WHERE id = ? AND owner_id = ?",
                (question_id, *numbers, interview_id, self._owner_id),
            )
            if cursor.rowcount == 0:
                raise NotFound(f"interview {interview_id}")

    def of_interview(self, interview_id: str) -> dict[str, FramingCounts]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT question_id, readings, faces, centred, facing, steps, still"
                " FROM presence JOIN interviews USING (number) WHERE id = ? AND owner_id = ?",
                (interview_id, self._owner_id),
            ).fetchall()
        return {row["question_id"]: FramingCounts(*tuple(row)[1:]) for row in rows}
