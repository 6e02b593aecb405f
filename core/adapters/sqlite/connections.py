"""Connections to one SQLite file, lent to one thread at a time, and SQLite's errors as ours."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import StoreDamaged, StoreError, StoreUnavailable

IDLE_CONNECTIONS = 8  # Streamlit's script threads live for one run: connections outlive them, so they are lent
MAPPED_BYTES = 1 << 25  # read without copying; more of it is no faster, and counts as this process's memory
UNWRITABLE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_TOOBIG})
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def translated(error: Exception) -> StoreError:
    """SQLite's messages name tables and conditions, never values, so they may go to the log."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
    if code in DAMAGED:
        return StoreDamaged(f"sqlite: {error}")
    if code in UNWRITABLE or not isinstance(error, sqlite3.Error):
        return StoreError(f"sqlite: {error!r}")
    return StoreUnavailable(f"sqlite: {error}")


class Connections:
    """WAL, `synchronous=FULL`: what was committed survives a power cut, but for what is derived from it.
    Raises StoreError throughout."""

    def __init__(self, path: Path, *, busy_timeout_s: float) -> None:
        self.path = path
        self._busy_timeout_s = busy_timeout_s
        self._idle: deque[sqlite3.Connection] = deque()
        # SQLite's own waiting is a poll and not fair; within the process writers queue here instead.
        self._turn_to_write = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent snapshot for all statements inside."""
        with self._lent() as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def writing(self, *, derived: bool = False) -> Iterator[sqlite3.Connection]:
        """The lock is taken before the first read: a deferred one is refused when another writer came in between.
        What is `derived`, and would be again, need not outlive a power cut: it does not wait for the disk."""
        if not self._turn_to_write.acquire(timeout=self._busy_timeout_s):
            raise StoreUnavailable("sqlite: other threads kept the database busy")
        try:
            with self._lent() as connection:
                connection.execute(f"PRAGMA synchronous = {'NORMAL' if derived else 'FULL'}")
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
        finally:
            self._turn_to_write.release()

    def open(self) -> sqlite3.Connection:
        """Raises sqlite3.Error."""
        connection = sqlite3.connect(
            self.path, timeout=self._busy_timeout_s, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -8000")  # 8 MB: ten thousand summaries stay in it
        connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        return connection

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        connection = None
        try:
            connection = self._idle.pop() if self._idle else self.open()
            yield connection
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise translated(error) from error
        finally:
            if connection is not None:
                self._give_back(connection)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        try:
            connection.rollback()  # of what an error left open; nothing otherwise
        except sqlite3.Error:
            connection.close()
            return
        if len(self._idle) < IDLE_CONNECTIONS:
            self._idle.append(connection)
        else:
            connection.close()
