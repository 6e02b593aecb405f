"""What one person wants to see and be reminded of."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, first, translated
from core.domain.practice import Preferences
from core.records import PREFERENCES, as_json, preferences_from


@dataclass(frozen=True, slots=True)
class Body:
    body: str


BODY = TypeAdapter(Body)


class SupabasePreferenceStore:
    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def load(self) -> Preferences:
        table = self._clients.of(self._owner_id).table("preferences")
        row = first(BODY, table.select("body").eq("owner_id", self._owner_id))
        return preferences_from(row.body if row else None)

    def save(self, preferences: Preferences) -> None:
        body = as_json(PREFERENCES, preferences)
        with translated():
            row = {"owner_id": self._owner_id, "body": body}
            self._clients.of(self._owner_id).table("preferences").upsert(row).execute()
