"""What administrators have changed of presets; the project's policies say who may."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, checked, translated
from core.adapters.supabase.queries import plain


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    body: str


ROWS = TypeAdapter(tuple[Row, ...])


class SupabasePresetStore:
    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients, self._owner_id = clients, owner_id

    def all(self) -> dict[str, str]:
        """There are far fewer presets than the 1000 rows that a project answers with at once."""
        table = self._clients.of(self._owner_id).table("presets")
        with translated():
            data = table.select("id,body").order("id").execute().data
        return {row.id: row.body for row in checked(ROWS, data)}

    def save(self, preset_id: str, body: str) -> None:
        row = {"id": plain(preset_id), "body": body}
        with translated():
            self._clients.of(self._owner_id).table("presets").upsert(row).execute()

    def remove(self, preset_id: str) -> None:
        with translated():
            self._clients.of(self._owner_id).table("presets").delete().eq("id", plain(preset_id)).execute()
