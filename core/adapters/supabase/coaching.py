"""Links between coaches and candidates, and what coaches leave: row-level security says who may do what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked, first, settled, translated
from core.adapters.supabase.interviews import SupabaseInterviewStore
from core.adapters.supabase.queries import as_uuid, plain
from core.domain.coaching import CoachLink, CoachNote, CoachScore, Remarks, Sees
from core.domain.interview import Interview
from core.domain.people import Identity, Role
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page
from core.errors import NotAllowed, NotFound

LINK = (
    "id, coach_id, coach_name, invited_at, expires_at, candidate_id, candidate_name, invited_email, accepted_at, sees,"
    " hears"
)
LINKS = TypeAdapter(tuple[CoachLink, ...])
NOTES = TypeAdapter(tuple[CoachNote, ...])
SCORES = TypeAdapter(tuple[CoachScore, ...])
ROW = TypeAdapter(dict[str, Any])
OWNER = TypeAdapter(dict[str, str])
ID = TypeAdapter(str | None)


class SupabaseCandidateReader:
    def __init__(self, clients: Clients, coach_id: str, candidate_id: str) -> None:
        self._interviews = SupabaseInterviewStore(clients, candidate_id, asked_by=coach_id)

    def get(self, interview_id: str) -> Interview:
        return self._interviews.get(interview_id)

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]:
        return self._interviews.search(query)

    def dashboard(self, query: InterviewQuery) -> DashboardFigures:
        return self._interviews.dashboard(query)


class SupabaseCoachingStore:
    """A CoachingStore."""

    def __init__(self, clients: Clients, identity: Identity) -> None:
        self._clients, self._me = clients, identity

    def invite(self, link: CoachLink, code_hash: str) -> None:
        if self._me.role is Role.CANDIDATE or link.coach_id != self._me.id:
            raise NotAllowed("invite")
        row = {
            "id": link.id,
            "coach_id": link.coach_id,
            "coach_name": plain(link.coach_name),
            "invited_email": link.invited_email,
            "code_hash": code_hash,
            "invited_at": link.invited_at.isoformat(),
            "expires_at": link.expires_at.isoformat(),
        }
        self._touched(self._client.table("coach_links").insert(row).select("id"))

    def links(self) -> Sequence[CoachLink]:
        with translated():
            rows = self._client.table("coach_links").select(LINK).order("invited_at", desc=True).order("id").execute()
        return checked(LINKS, rows.data)

    def invitations(self) -> Sequence[CoachLink]:
        return checked(LINKS, call(self._client, "my_invitations"))

    def accept(self, code_hash: str, name: str) -> None:
        self._done(call(self._client, "accept_invitation", code_hash=code_hash, name=plain(name)))

    def accept_own(self, link_id: str, name: str) -> None:
        key = as_uuid(link_id, "invitation")
        self._done(call(self._client, "accept_own_invitation", id=key, name=plain(name)))

    def decline(self, link_id: str) -> None:
        self._done(call(self._client, "decline_invitation", id=as_uuid(link_id, "invitation")))

    def narrow(self, link_id: str, sees: Sees, *, hears: bool) -> None:
        change = {"sees": sees.value, "hears": hears}
        request = self._client.table("coach_links").update(change).eq("id", as_uuid(link_id, "link"))
        self._touched(request.eq("candidate_id", self._me.id).select("id"))

    def remove(self, link_id: str) -> None:
        self._touched(self._client.table("coach_links").delete().eq("id", as_uuid(link_id, "link")).select("id"))

    def share(self, interview_id: str, *, is_shared: bool) -> None:
        key = as_uuid(interview_id, "interview")
        outcome = call(self._client, "share_with_coaches", interview_id=key, is_shared=is_shared)
        settled(outcome, f"interview {interview_id}")

    def is_shared(self, interview_id: str) -> bool:
        request = self._client.table("interviews").select("is_shared").eq("id", as_uuid(interview_id, "interview"))
        row = first(ROW, request.eq("owner_id", self._me.id))
        return bool(row and row["is_shared"])

    def candidate(self, candidate_id: str) -> SupabaseCandidateReader:
        return SupabaseCandidateReader(self._clients, self._me.id, as_uuid(candidate_id, "candidate"))

    def remarks(self, interview_id: str) -> Remarks:
        """Those at an interview that is no longer seen are left out here: the policies let a coach keep their own."""
        key = as_uuid(interview_id, "interview")
        if first(OWNER, self._client.table("interviews").select("owner_id").eq("id", key)) is None:
            return Remarks()
        with translated():
            notes = (
                self._client.table("coach_notes")
                .select("id, coach_id, interview_id, question_id, text, written_at")
                .eq("interview_id", key)
                .order("written_at")
                .order("id")
                .execute()
            )
            scores = (
                self._client.table("coach_scores")
                .select("coach_id, interview_id, question_id, criterion_id, level, reason, scored_at, attempt")
                .eq("interview_id", key)
                .order("scored_at")
                .order("criterion_id")
                .execute()
            )
        return Remarks(checked(NOTES, notes.data), checked(SCORES, scores.data))

    def write_note(self, note: CoachNote) -> None:
        row = {
            "id": note.id,
            "coach_id": self._me.id,
            "owner_id": self._candidate_of(note.interview_id),
            "interview_id": note.interview_id,
            "question_id": note.question_id,
            "text": plain(note.text),
            "written_at": note.written_at.isoformat(),
        }
        self._touched(self._client.table("coach_notes").insert(row).select("id"))

    def remove_note(self, note_id: str) -> None:
        self._touched(self._client.table("coach_notes").delete().eq("id", as_uuid(note_id, "note")).select("id"))

    def write_score(self, score: CoachScore) -> None:
        key = {
            "interview_id": score.interview_id,
            "question_id": score.question_id,
            "attempt": score.attempt,
            "criterion_id": score.criterion_id,
            "coach_id": self._me.id,
        }
        change = {"level": score.level, "reason": plain(score.reason), "scored_at": score.scored_at.isoformat()}
        owner = self._candidate_of(score.interview_id)
        table = self._client.table("coach_scores")
        # Whose it is, and about what, may not be written again: what is there changes, and only else is a row added.
        if first(ROW, table.update(change).match(key).select("level")) is None:
            self._touched(table.insert({**key, **change, "owner_id": owner}).select("level"))

    def _candidate_of(self, interview_id: str) -> str:
        """Raises NotFound for an interview that this coach may not see, or that is their own."""
        request = self._client.table("interviews").select("owner_id").eq("id", as_uuid(interview_id, "interview"))
        row = first(OWNER, request)
        if row is None or row["owner_id"] == self._me.id:
            raise NotFound(f"interview {interview_id}")
        return row["owner_id"]

    def _touched(self, request: Any) -> None:
        if first(ROW, request) is None:
            raise NotFound("nothing of this person's to change")

    def _done(self, outcome: object) -> None:
        if checked(ID, outcome) is None:
            raise NotFound("invitation")

    @property
    def _client(self) -> Any:
        return self._clients.of(self._me.id)
