"""Open sessions, and tries to sign in that failed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_instant, as_us
from core.domain.people import Session
from core.errors import NotFound

KEPT_TRIES = timedelta(days=1)


class SqliteSessionStore:
    """A SessionStore."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, session: Session, token_hash: str) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT INTO sessions (id, token_hash, person_id, created_at_us, seen_at_us, device, sealed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    session.id,
                    token_hash,
                    session.person_id,
                    as_us(session.created_at),
                    as_us(session.seen_at),
                    session.device,
                    session.sealed,
                ),
            )

    def find(self, token_hash: str) -> Session:
        with self._connections.reading() as connection:
            row = connection.execute("SELECT * FROM sessions WHERE token_hash = ?", (token_hash,)).fetchone()
        if row is None:
            raise NotFound("session")
        return _session(row)

    def newest(self, token_hash: str) -> Session:
        return self.find(token_hash)

    def touch(self, person_id: str, session_id: str, seen_at: datetime) -> None:
        change = "UPDATE sessions SET seen_at_us = ? WHERE id = ? AND person_id = ?"
        with self._connections.writing() as connection:
            connection.execute(change, (as_us(seen_at), session_id, person_id))

    def reseal(self, person_id: str, session_id: str, sealed: str) -> None:
        change = "UPDATE sessions SET sealed = ? WHERE id = ? AND person_id = ?"
        with self._connections.writing() as connection:
            connection.execute(change, (sealed, session_id, person_id))

    def of_person(self, person_id: str) -> Sequence[Session]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM sessions WHERE person_id = ? ORDER BY seen_at_us DESC, id", (person_id,)
            ).fetchall()
        return tuple(map(_session, rows))

    def end(self, token_hash: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE token_hash = ?", (token_hash,))

    def remove(self, person_id: str, session_id: str) -> None:
        with self._connections.writing() as connection:
            cursor = connection.execute("DELETE FROM sessions WHERE id = ? AND person_id = ?", (session_id, person_id))
            if cursor.rowcount == 0:
                raise NotFound(f"session {session_id}")

    def remove_all(self, person_id: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE person_id = ?", (person_id,))

    def remove_unused(self, since: datetime) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE seen_at_us < ?", (as_us(since),))


class SqliteFailedTries:
    """FailedTries."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, keys: Sequence[str], at: datetime) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM failed_tries WHERE at_us < ?", (as_us(at - KEPT_TRIES),))
            connection.executemany("INSERT INTO failed_tries VALUES (?, ?)", [(key, as_us(at)) for key in keys])

    def latest(self, key: str, count: int) -> Sequence[datetime]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT at_us FROM failed_tries WHERE key = ? ORDER BY at_us DESC LIMIT ?", (key, count)
            ).fetchall()
        return tuple(as_instant(row["at_us"]) for row in rows)

    def forget(self, key: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM failed_tries WHERE key = ?", (key,))


def _session(row: sqlite3.Row) -> Session:
    return Session(
        row["id"],
        row["person_id"],
        as_instant(row["created_at_us"]),
        as_instant(row["seen_at_us"]),
        row["device"],
        row["sealed"],
    )
