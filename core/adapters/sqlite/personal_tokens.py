"""Personal tokens of the API, by their hash."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_instant, as_us
from core.domain.people import PersonalToken
from core.errors import NotFound


class SqlitePersonalTokenStore:
    """A PersonalTokenStore."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, token: PersonalToken, token_hash: str) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT INTO personal_tokens (id, token_hash, person_id, name, created_at_us) VALUES (?, ?, ?, ?, ?)",
                (token.id, token_hash, token.person_id, token.name, as_us(token.created_at)),
            )

    def find(self, token_hash: str) -> PersonalToken:
        with self._connections.reading() as connection:
            row = connection.execute("SELECT * FROM personal_tokens WHERE token_hash = ?", (token_hash,)).fetchone()
        if row is None:
            raise NotFound("personal token")
        return _token(row)

    def touch(self, token_id: str, used_at: datetime) -> None:
        with self._connections.writing() as connection:
            connection.execute("UPDATE personal_tokens SET used_at_us = ? WHERE id = ?", (as_us(used_at), token_id))

    def of_person(self, person_id: str) -> tuple[PersonalToken, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM personal_tokens WHERE person_id = ? ORDER BY created_at_us DESC, id", (person_id,)
            ).fetchall()
        return tuple(map(_token, rows))

    def remove(self, person_id: str, token_id: str) -> None:
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "DELETE FROM personal_tokens WHERE id = ? AND person_id = ?", (token_id, person_id)
            )
            if cursor.rowcount == 0:
                raise NotFound(f"personal token {token_id}")

    def remove_all(self, person_id: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM personal_tokens WHERE person_id = ?", (person_id,))


def _token(row: sqlite3.Row) -> PersonalToken:
    used_at = as_instant(row["used_at_us"]) if row["used_at_us"] is not None else None
    return PersonalToken(row["id"], row["person_id"], row["name"], as_instant(row["created_at_us"]), used_at)
