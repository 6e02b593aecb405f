"""How one person sat before the camera."""

from __future__ import annotations

from dataclasses import asdict

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked, settled, translated
from core.adapters.supabase.queries import as_uuid, plain
from core.domain.camera import FramingCounts
from core.errors import NotFound

QUESTIONS = TypeAdapter(tuple[dict[str, str | int], ...])
COUNTS = TypeAdapter(FramingCounts)


class SupabasePresenceStore:
    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def save(self, interview_id: str, question_id: str, counts: FramingCounts) -> None:
        outcome = call(
            self._clients.of(self._owner_id),
            "save_presence",
            interview_id=as_uuid(interview_id, "interview"),
            question_id=plain(question_id),
            **asdict(counts),
        )
        settled(outcome, f"interview {interview_id}")

    def of_interview(self, interview_id: str) -> dict[str, FramingCounts]:
        """An interview has far fewer questions than the 1000 rows that a project answers with at once."""
        try:
            key = as_uuid(interview_id, "interview")
        except NotFound:
            return {}
        table = self._clients.of(self._owner_id).table("presence")
        with translated():
            data = (
                table.select("question_id,readings,faces,centred,facing,steps,still")
                .eq("interview_id", key)
                .execute()
                .data
            )
        return {str(row.pop("question_id", "")): checked(COUNTS, row) for row in checked(QUESTIONS, data)}
