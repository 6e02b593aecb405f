"""What one person wants to see and be reminded of."""

from __future__ import annotations

from core.adapters.sqlite.connections import Connections
from core.domain.practice import Preferences
from core.records import PREFERENCES, as_json, preferences_from


class SqlitePreferenceStore:
    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def load(self) -> Preferences:
        with self._connections.reading() as connection:
            row = connection.execute("SELECT body FROM preferences WHERE owner_id = ?", (self._owner_id,)).fetchone()
        return preferences_from(row["body"] if row else None)

    def save(self, preferences: Preferences) -> None:
        with self._connections.writing() as connection:
            body = as_json(PREFERENCES, preferences)
            connection.execute("INSERT OR REPLACE INTO preferences VALUES (?, ?)", (self._owner_id, body))
