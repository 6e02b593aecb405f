"""What administrators have changed of presets: whoever writes here has been checked."""

from __future__ import annotations

from core.adapters.sqlite.connections import Connections


class SqlitePresetStore:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> dict[str, str]:
        with self._connections.reading() as connection:
            rows = connection.execute("SELECT id, body FROM presets ORDER BY id").fetchall()
        return {row["id"]: row["body"] for row in rows}

    def save(self, preset_id: str, body: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO presets VALUES (?, ?)", (preset_id, body))

    def remove(self, preset_id: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM presets WHERE id = ?", (preset_id,))
