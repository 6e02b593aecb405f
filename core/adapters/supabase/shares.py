"""Links to reports: made and revoked by their owner, found by anyone who has the token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked, first, settled, translated
from core.adapters.supabase.interviews import Graded
from core.adapters.supabase.queries import as_uuid
from core.domain.coding import Submission
from core.domain.evaluation import Evaluation, Score
from core.domain.interview import Draft, Interview
from core.domain.practice import History
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page
from core.domain.sharing import OwnedShare, Share
from core.errors import NotFound
from core.records import EVALUATION, INTERVIEW, SUBMISSION, from_json

SHARES = TypeAdapter(tuple[Share, ...])
KEY = TypeAdapter(dict[str, str])
COLUMNS = "id, interview_id, created_at, expires_at, with_sound"


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link opens. Without a body: it has expired."""

    owner_id: str
    id: str
    interview_id: str
    created_at: datetime
    expires_at: datetime
    with_sound: bool
    version: int = 0
    body: str | None = None
    evaluations: Sequence[Graded] = field(default=())
    submissions: Sequence[str] = field(default=())

    @property
    def owned(self) -> OwnedShare:
        share = Share(self.id, self.interview_id, self.created_at, self.expires_at, self.with_sound)
        return OwnedShare(self.owner_id, share)


SHARED = TypeAdapter(Shared | None)


class SupabaseShareStore:
    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def add(self, share: Share, token_hash: str) -> None:
        outcome = call(
            self._clients.of(self._owner_id),
            "add_share",
            id=as_uuid(share.id, "share"),
            interview_id=as_uuid(share.interview_id, "interview"),
            token_hash=token_hash,
            created_at=share.created_at.isoformat(),
            expires_at=share.expires_at.isoformat(),
            with_sound=share.with_sound,
        )
        settled(outcome, f"interview {share.interview_id}")

    def of_interview(self, interview_id: str) -> tuple[Share, ...]:
        try:
            key = as_uuid(interview_id, "interview")
        except NotFound:
            return ()
        request = (
            self._clients.of(self._owner_id)
            .table("shares")
            .select(COLUMNS)
            .eq("interview_id", key)
            .eq("owner_id", self._owner_id)
            .order("created_at", desc=True)
            .order("number", desc=True)
        )
        with translated():
            data = request.execute().data
        return checked(SHARES, data)

    def revoke(self, share_id: str) -> None:
        key = as_uuid(share_id, "share")
        table = self._clients.of(self._owner_id).table("shares")
        if first(KEY, table.delete().eq("id", key).eq("owner_id", self._owner_id).select("id")) is None:
            raise NotFound(f"share {share_id}")


class Link:
    """What a link opens, as far as the project tells it to whoever has it. Raises NotFound throughout."""

    def __init__(self, clients: Clients, token_hash: str) -> None:
        self._clients, self._token_hash = clients, token_hash

    def owned(self) -> OwnedShare:
        return self._found().owned

    def interviews(self, owner_id: str) -> LinkedInterviews:
        return LinkedInterviews(self, owner_id)

    def submissions(self, owner_id: str) -> LinkedSubmissions:
        return LinkedSubmissions(self, owner_id)

    def opened(self, owner_id: str) -> Shared:
        """While it lasts."""
        found = self._found()
        if found.body is None or found.owner_id != owner_id:
            raise NotFound("share")
        return found

    def _found(self) -> Shared:
        found = checked(SHARED, call(self._clients.anonymous(), "shared_report", token_hash=self._token_hash))
        if found is None:
            raise NotFound("share")
        return found


class LinkedInterviews:
    """The one interview of a link, to be read; nothing else is there, and nothing can be changed."""

    def __init__(self, link: Link, owner_id: str) -> None:
        self._link, self._owner_id = link, owner_id

    def get(self, interview_id: str) -> Interview:
        found = self._link.opened(self._owner_id)
        if found.body is None or found.interview_id != interview_id:
            raise NotFound(f"interview {interview_id}")
        graded = sorted(found.evaluations, key=lambda evaluation: evaluation.number)
        return replace(
            from_json(INTERVIEW, found.body),
            version=found.version,
            evaluations=tuple(from_json(EVALUATION, evaluation.body) for evaluation in graded),
        )

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]:
        return Page((), 0, query.page, query.page_size)

    def totals(self, query: InterviewQuery) -> DashboardFigures:  # noqa: ARG002
        return DashboardFigures()

    def dashboard(self, query: InterviewQuery) -> DashboardFigures:  # noqa: ARG002
        return DashboardFigures()

    def history(self) -> History:
        return History()

    def asked_bank_ids(self) -> frozenset[str]:
        return frozenset()

    def draft(self, interview_id: str, slot: str) -> Draft | None:  # noqa: ARG002
        return None

    def save(self, interview: Interview) -> Interview:
        raise NotFound(f"interview {interview.id}")

    def save_grading(
        self,
        interview_id: str,
        evaluations: Sequence[Evaluation],  # noqa: ARG002
        *,
        overall: Score | None,  # noqa: ARG002
        coverage: float,  # noqa: ARG002
    ) -> None:
        raise NotFound(f"interview {interview_id}")

    def delete(self, interview_id: str) -> None:
        raise NotFound(f"interview {interview_id}")

    def save_draft(self, draft: Draft) -> None:
        raise NotFound(f"interview {draft.interview_id}")


class LinkedSubmissions:
    def __init__(self, link: Link, owner_id: str) -> None:
        self._link, self._owner_id = link, owner_id

    def of_interview(self, interview_id: str) -> tuple[Submission, ...]:
        found = self._link.opened(self._owner_id)
        bodies = found.submissions if found.interview_id == interview_id else ()
        return tuple(from_json(SUBMISSION, body) for body in bodies)

    def save(self, submission: Submission) -> None:
        raise NotFound(f"interview {submission.interview_id}")
