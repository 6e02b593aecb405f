"""The file of an outbox: what waits for the database, in order, and what was last known, by person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import MICROSECOND, as_instant, now_us
from core.domain.backlog import Backlog
from core.errors import ConfigurationError

SCHEMA = (
    """CREATE TABLE IF NOT EXISTS waiting (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        owner_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        body TEXT NOT NULL,
        queued_at_us INTEGER NOT NULL,
        refused_for TEXT
    )""",
    "CREATE INDEX IF NOT EXISTS waiting_of_owner ON waiting (owner_id, refused_for, sequence)",
    """CREATE TABLE IF NOT EXISTS known (
        owner_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        body TEXT NOT NULL,
        known_at_us INTEGER NOT NULL,
        PRIMARY KEY (owner_id, kind, key)
    ) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS deliveries (owner_id TEXT PRIMARY KEY, until_us INTEGER NOT NULL) WITHOUT ROWID",
)
BUSY_TIMEOUT_S = 5.0
LEASE = timedelta(seconds=60)  # of one delivery; several times what a request may take
FORGET_AFTER, KEPT_REFUSED = timedelta(days=7), timedelta(days=30)


class Kind(StrEnum):
    """What waits, or is known."""

    INTERVIEW = "interview"
    GRADING = "grading"
    DRAFT = "draft"
    ASKED = "asked"
    CONVERSATION = "conversation"
    SUBMISSION = "submission"
    RECORDING = "recording"
    PRESENCE = "presence"


@dataclass(frozen=True, slots=True)
class Item:
    sequence: int
    kind: Kind
    key: str
    body: str


class OutboxFile:
    """Every statement names the owner. Raises ConfigurationError when it cannot be made, StoreError."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path, busy_timeout_s=BUSY_TIMEOUT_S)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            raise ConfigurationError(f"the data folder cannot be written to: {error.strerror}") from error
        with self._connections.reading() as connection:
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN")
        with self._connections.writing() as connection:
            for statement in SCHEMA:
                connection.execute(statement)
            connection.execute("DELETE FROM known WHERE known_at_us < ?", (now_us() - FORGET_AFTER // MICROSECOND,))
            connection.execute(
                "DELETE FROM waiting WHERE refused_for IS NOT NULL AND queued_at_us < ?",
                (now_us() - KEPT_REFUSED // MICROSECOND,),
            )

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction over the methods below that take a connection."""
        with self._connections.writing() as connection:
            yield connection

    def queue(self, connection: sqlite3.Connection, owner_id: str, kind: Kind, key: str, body: str) -> None:
        if kind in (Kind.DRAFT, Kind.SUBMISSION, Kind.RECORDING, Kind.PRESENCE):  # the newest state is all that counts
            connection.execute(
                "DELETE FROM waiting WHERE owner_id = ? AND kind = ? AND key = ? AND refused_for IS NULL",
                (owner_id, kind, key),
            )
        connection.execute(
            "INSERT INTO waiting (owner_id, kind, key, body, queued_at_us) VALUES (?, ?, ?, ?, ?)",
            (owner_id, kind, key, body, now_us()),
        )

    def know(self, connection: sqlite3.Connection, owner_id: str, kind: Kind, key: str, body: str) -> None:
        connection.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?)", (owner_id, kind, key, body, now_us()))

    def forget(self, connection: sqlite3.Connection, owner_id: str, kind: Kind, key: str) -> None:
        connection.execute("DELETE FROM known WHERE owner_id = ? AND kind = ? AND key = ?", (owner_id, kind, key))

    def forget_below(self, connection: sqlite3.Connection, owner_id: str, kind: Kind, prefix: str) -> None:
        """Those whose keys begin so."""
        connection.execute(
            "DELETE FROM known WHERE owner_id = ? AND kind = ? AND substr(key, 1, ?) = ?",
            (owner_id, kind, len(prefix), prefix),
        )

    def forget_all(self, owner_id: str) -> None:
        """Also what still waits."""
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM known WHERE owner_id = ?", (owner_id,))
            connection.execute("DELETE FROM waiting WHERE owner_id = ?", (owner_id,))

    def known(self, owner_id: str, kind: Kind, key: str) -> str | None:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT body FROM known WHERE owner_id = ? AND kind = ? AND key = ?", (owner_id, kind, key)
            ).fetchone()
        return row["body"] if row else None

    def backlog(self, owner_id: str) -> Backlog:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT count(*) FILTER (WHERE refused_for IS NULL) AS waiting,"
                " min(queued_at_us) FILTER (WHERE refused_for IS NULL) AS since_us,"
                " count(refused_for) AS refused FROM waiting WHERE owner_id = ?",
                (owner_id,),
            ).fetchone()
        since = as_instant(row["since_us"]) if row["since_us"] is not None else None
        return Backlog(row["waiting"], since, row["refused"])

    def is_waiting(self, owner_id: str) -> bool:
        return self.next_item(owner_id) is not None

    def next_item(self, owner_id: str) -> Item | None:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT sequence, kind, key, body FROM waiting WHERE owner_id = ? AND refused_for IS NULL"
                " ORDER BY sequence LIMIT 1",
                (owner_id,),
            ).fetchone()
        return Item(row["sequence"], Kind(row["kind"]), row["key"], row["body"]) if row else None

    def waiting(self, owner_id: str, kind: Kind, key_prefix: str) -> tuple[Item, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT sequence, key, body FROM waiting WHERE owner_id = ? AND kind = ? AND refused_for IS NULL"
                " AND substr(key, 1, ?) = ? ORDER BY sequence",
                (owner_id, kind, len(key_prefix), key_prefix),
            ).fetchall()
        return tuple(Item(row["sequence"], kind, row["key"], row["body"]) for row in rows)

    def owners(self) -> tuple[str, ...]:
        """For whom something waits."""
        with self._connections.reading() as connection:
            rows = connection.execute("SELECT DISTINCT owner_id FROM waiting WHERE refused_for IS NULL").fetchall()
        return tuple(row["owner_id"] for row in rows)

    def delivered(self, item: Item) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM waiting WHERE sequence = ?", (item.sequence,))

    def refuse(self, owner_id: str, item: Item, reason: str) -> None:
        """Kept, but out of the way; what was known of it gives way to what the database says."""
        with self._connections.writing() as connection:
            connection.execute("UPDATE waiting SET refused_for = ? WHERE sequence = ?", (reason, item.sequence))
            self.forget(connection, owner_id, item.kind, item.key)

    @contextmanager
    def delivery(self, owner_id: str) -> Iterator[bool]:
        """Whether it is ours to deliver: one thread of one process at a time does."""
        at_us = now_us()
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO deliveries VALUES (?, ?) ON CONFLICT DO UPDATE SET until_us = excluded.until_us"
                " WHERE until_us < ?",
                (owner_id, at_us + LEASE // MICROSECOND, at_us),
            )
        mine = cursor.rowcount > 0
        try:
            yield mine
        finally:
            if mine:
                with self._connections.writing() as connection:
                    connection.execute("DELETE FROM deliveries WHERE owner_id = ?", (owner_id,))

    def go_on(self, owner_id: str) -> None:
        """The delivery that is going on still does."""
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE deliveries SET until_us = ? WHERE owner_id = ?", (now_us() + LEASE // MICROSECOND, owner_id)
            )

    def close(self) -> None:
        self._connections.close()
