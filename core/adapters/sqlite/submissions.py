"""The code of one person's coding rounds."""

from __future__ import annotations

from core.adapters.sqlite.connections import Connections
from core.domain.coding import Submission
from core.errors import NotFound
from core.records import SUBMISSION, as_json, from_json


class SqliteSubmissionStore:
    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def save(self, submission: Submission) -> None:
        body = as_json(SUBMISSION, submission)
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO submissions (id, number, body)"
                " SELECT ?, number, ? FROM interviews WHERE id = ? AND owner_id = ?"
                " ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE number = excluded.number",
                (submission.id, body, submission.interview_id, self._owner_id),
            )
            if cursor.rowcount == 0:
                raise NotFound(f"interview {submission.interview_id}")

    def of_interview(self, interview_id: str) -> tuple[Submission, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT body FROM submissions JOIN interviews USING (number)"
                " WHERE interviews.id = ? AND owner_id = ? ORDER BY sequence",
                (interview_id, self._owner_id),
            ).fetchall()
        return tuple(from_json(SUBMISSION, row["body"]) for row in rows)
