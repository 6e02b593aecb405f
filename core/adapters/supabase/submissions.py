"""The code of one person's coding rounds."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked, settled, translated
from core.adapters.supabase.queries import as_uuid, plain
from core.domain.coding import Submission
from core.errors import NotFound
from core.records import SUBMISSION, as_json, from_json

PAGE = 1000  # a project answers with no more rows at once


@dataclass(frozen=True, slots=True)
class Body:
    body: str


BODIES = TypeAdapter(tuple[Body, ...])


class SupabaseSubmissionStore:
    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def save(self, submission: Submission) -> None:
        outcome = call(
            self._clients.of(self._owner_id),
            "save_submission",
            id=plain(submission.id),
            interview_id=as_uuid(submission.interview_id, "interview"),
            body=as_json(SUBMISSION, submission),
        )
        settled(outcome, f"interview {submission.interview_id}")

    def of_interview(self, interview_id: str) -> tuple[Submission, ...]:
        try:
            key = as_uuid(interview_id, "interview")
        except NotFound:
            return ()
        found: list[Submission] = []
        while True:
            page = self._page(key, len(found))
            found += (from_json(SUBMISSION, row.body) for row in page)
            if len(page) < PAGE:
                return tuple(found)

    def _page(self, key: str, start: int) -> tuple[Body, ...]:
        request = (
            self._clients.of(self._owner_id)
            .table("submissions")
            .select("body")
            .eq("interview_id", key)
            .eq("owner_id", self._owner_id)
            .order("sequence")
            .range(start, start + PAGE - 1)
        )
        with translated():
            data = request.execute().data
        return checked(BODIES, data)
