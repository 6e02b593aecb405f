"""Levels that people gave the calibration answers. They are kept beside the app whoever keeps the accounts, as personal
tokens are: they say nothing of any candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.adapters.sqlite.connections import Connections
from core.domain.calibration import HandLevel


class SqliteHandLevelStore:
    """A HandLevelStore."""

    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def all(self) -> Mapping[str, tuple[HandLevel, ...]]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM hand_levels WHERE owner_id = ? ORDER BY answer_id, criterion_id", (self._owner_id,)
            ).fetchall()
        found: dict[str, tuple[HandLevel, ...]] = {}
        for row in rows:
            given = HandLevel(row["criterion_id"], row["level"], row["reason"])
            found[row["answer_id"]] = (*found.get(row["answer_id"], ()), given)
        return found

    def save(self, answer_id: str, levels: Sequence[HandLevel]) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "DELETE FROM hand_levels WHERE owner_id = ? AND answer_id = ?", (self._owner_id, answer_id)
            )
            connection.executemany(
                "INSERT INTO hand_levels (owner_id, answer_id, criterion_id, level, reason) VALUES (?, ?, ?, ?, ?)",
                [(self._owner_id, answer_id, one.criterion_id, one.level, one.reason) for one in levels],
            )

    def remove_all(self) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM hand_levels WHERE owner_id = ?", (self._owner_id,))
