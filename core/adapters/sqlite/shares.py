"""Links to reports: made and revoked by their owner, found by anyone who has the token."""

from __future__ import annotations

import sqlite3

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_instant, as_us
from core.domain.sharing import OwnedShare, Share
from core.errors import NotFound

COLUMNS = "shares.id, interviews.id AS interview_id, created_at_us, expires_at_us, with_sound"


class SqliteShareStore:
    """The owner is part of every condition."""

    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def add(self, share: Share, token_hash: str) -> None:
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO shares (id, token_hash, number, created_at_us, expires_at_us, with_sound)"
                " SELECT ?, ?, number, ?, ?, ? FROM interviews WHERE id = ? AND owner_id = ?",
                (
                    share.id,
                    token_hash,
                    as_us(share.created_at),
                    as_us(share.expires_at),
                    share.with_sound,
                    share.interview_id,
                    self._owner_id,
                ),
            )
            if cursor.rowcount == 0:
                raise NotFound(f"interview {share.interview_id}")

    def of_interview(self, interview_id: str) -> tuple[Share, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM shares JOIN interviews USING (number)"  # noqa: S608
                " WHERE interviews.id = ? AND owner_id = ? ORDER BY created_at_us DESC, shares.rowid DESC",
                (interview_id, self._owner_id),
            ).fetchall()
        return tuple(map(_share, rows))

    def revoke(self, share_id: str) -> None:
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "DELETE FROM shares WHERE id = ? AND number IN (SELECT number FROM interviews WHERE owner_id = ?)",
                (share_id, self._owner_id),
            )
            if cursor.rowcount == 0:
                raise NotFound(f"share {share_id}")


def shared(connections: Connections, token_hash: str) -> OwnedShare:
    """Raises NotFound, StoreError."""
    with connections.reading() as connection:
        row = connection.execute(
            f"SELECT {COLUMNS}, owner_id FROM shares JOIN interviews USING (number) WHERE token_hash = ?",  # noqa: S608
            (token_hash,),
        ).fetchone()
    if row is None:
        raise NotFound("share")
    return OwnedShare(row["owner_id"], _share(row))


def _share(row: sqlite3.Row) -> Share:
    return Share(
        row["id"],
        row["interview_id"],
        as_instant(row["created_at_us"]),
        as_instant(row["expires_at_us"]),
        bool(row["with_sound"]),
    )
