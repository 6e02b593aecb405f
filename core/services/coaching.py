"""Coaches and candidates: inviting, letting in, narrowing and removing; and what a coach reads and leaves. Whether a
candidate still lets a coach in is asked of the database each time, so that a removal is effective at once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from uuid import uuid4

from core.domain.coaching import CoachLink, CoachNote, CoachScore, Remarks, Sees
from core.domain.evaluation import Evaluation, Report
from core.domain.interview import Interview
from core.domain.people import Identity, Role
from core.domain.progress import InterviewQuery
from core.errors import InputRejected, NotAllowed, NotFound
from core.grading.report import report_of
from core.grading.rubrics import Rubrics
from core.people_ports import CoachingStore
from core.ports import Clock
from core.services.progress import ProgressView, view_of
from core.services.sign_in import as_email
from core.services.tokens import hash_of

GOOD_FOR = timedelta(days=14)
MAX_OPEN = 50  # invitations of one coach
MAX_CODE, MAX_NOTE, MAX_REASON = 100, 4000, 500


@dataclass(frozen=True, slots=True)
class CandidateReport:
    """As a coach reads it. `remarks` are this coach's own."""

    interview: Interview
    report: Report
    remarks: Remarks
    hears: bool  # recordings


class CoachingService:
    """Bound to one person, who may be a coach, a candidate, or both."""

    def __init__(
        self, identity: Identity, store: CoachingStore, clock: Clock, rubrics: Rubrics, names: Mapping[str, str]
    ) -> None:
        self._me, self._store, self._clock, self._rubrics, self._names = identity, store, clock, rubrics, names

    @property
    def coaches(self) -> bool:
        """Whether this person may invite candidates."""
        return self._me.role in (Role.COACH, Role.ADMINISTRATOR)

    # --- the candidate's side

    def invitations(self) -> Sequence[CoachLink]:
        """Those to this person's address. Raises StoreError."""
        return self._store.invitations()

    def my_coaches(self) -> tuple[CoachLink, ...]:
        """Who has access, and to what. Raises StoreError."""
        return tuple(link for link in self._store.links() if link.candidate_id == self._me.id)

    def accept_code(self, code: str) -> None:
        """Raises InputRejected, StoreError."""
        try:
            self._store.accept(hash_of(code.strip()[:MAX_CODE]), self._me.name)
        except NotFound:
            raise InputRejected("This code opens nothing. It may be used already, or be older than 14 days.") from None

    def accept(self, link_id: str) -> None:
        """Raises NotFound, StoreError."""
        self._store.accept_own(link_id, self._me.name)

    def decline(self, link_id: str) -> None:
        """Raises NotFound, StoreError."""
        self._store.decline(link_id)

    def narrow(self, link_id: str, sees: Sees, *, hears: bool) -> None:
        """Effective at once. Recordings, of what is seen, are apart. Raises NotFound, StoreError."""
        self._store.narrow(link_id, sees, hears=hears)

    def share(self, interview_id: str, *, is_shared: bool) -> None:
        """With those coaches who see marked interviews only. Raises NotFound, StoreError."""
        self._store.share(interview_id, is_shared=is_shared)

    def is_shared(self, interview_id: str) -> bool:
        return self._store.is_shared(interview_id)

    def remarks(self, interview_id: str) -> Remarks:
        """What coaches left at an interview of this person. Raises StoreError."""
        return self._store.remarks(interview_id)

    # --- the coach's side

    def invite(self, email: str = "") -> str:
        """A code, shown this once; with an address, whoever signs in with it sees the invitation without the code.
        Raises NotAllowed, InputRejected, StoreError."""
        if not self.coaches:
            raise NotAllowed("invite a candidate")
        to = as_email(email) if email.strip() else None
        if to == self._me.email:
            raise InputRejected("This is your own address.")
        links = self._store.links()
        if sum(1 for link in links if link.coach_id == self._me.id and link.candidate_id is None) >= MAX_OPEN:
            raise InputRejected(f"{MAX_OPEN} invitations are open. Take one back first.")
        code, now = secrets.token_urlsafe(12), self._clock.now()
        link = CoachLink(str(uuid4()), self._me.id, self._me.name, now, now + GOOD_FOR, invited_email=to)
        self._store.invite(link, hash_of(code))
        return code

    def my_candidates(self) -> tuple[CoachLink, ...]:
        """Who let this coach in, by name. Raises StoreError."""
        own = (link for link in self._store.links() if link.coach_id == self._me.id and link.candidate_id)
        return tuple(sorted(own, key=lambda link: link.candidate_name.casefold()))

    def name_of(self, candidate_id: str) -> str:
        """Raises NotFound for somebody who did not let this coach in, StoreError."""
        return self._link(candidate_id).candidate_name or "A candidate"

    def open_invitations(self) -> tuple[CoachLink, ...]:
        """Which nobody has accepted yet, and which still can be. Raises StoreError."""
        now, links = self._clock.now(), self._store.links()
        return tuple(
            one for one in links if one.coach_id == self._me.id and not one.candidate_id and one.expires_at > now
        )

    def remove(self, link_id: str) -> None:
        """By the coach or by the candidate; effective at once. Raises NotFound, StoreError."""
        self._store.remove(link_id)

    def progress(self, candidate_id: str, query: InterviewQuery, zone: tzinfo = UTC) -> ProgressView:
        """The candidate's own page, of what they let be seen. Raises NotFound when they do not, StoreError."""
        self._link(candidate_id)
        return view_of(self._store.candidate(candidate_id), query, self._names, self._clock.now(), zone)

    def report(self, candidate_id: str, interview_id: str) -> CandidateReport:
        """Raises NotFound, StoreError."""
        link = self._link(candidate_id)
        interview = self._store.candidate(candidate_id).get(interview_id)
        remarks = self._store.remarks(interview_id)
        return CandidateReport(interview, report_of(interview, self._rubrics), remarks, link.hears)

    def write_note(self, interview_id: str, question_id: str | None, text: str) -> None:
        """Raises InputRejected, NotFound, StoreError."""
        words = text.strip()
        if not words:
            raise InputRejected("Nothing is written yet.")
        if len(words) > MAX_NOTE:
            raise InputRejected(f"A note has {MAX_NOTE} characters at most.")
        self._store.write_note(
            CoachNote(str(uuid4()), self._me.id, interview_id, question_id, words, self._clock.now())
        )

    def remove_note(self, note_id: str) -> None:
        """Raises NotFound, StoreError."""
        self._store.remove_note(note_id)

    def write_score(
        self, interview_id: str, evaluation: Evaluation, criterion_id: str, level: int, reason: str
    ) -> None:
        """Beside the grader's level. Raises InputRejected, NotFound, StoreError."""
        if not 1 <= level <= 5 or all(score.criterion_id != criterion_id for score in evaluation.scores):
            raise InputRejected("A level is from 1 to 5, of one of the criteria of this answer.")
        if len(reason.strip()) > MAX_REASON:
            raise InputRejected(f"A reason has {MAX_REASON} characters at most.")
        self._store.write_score(
            CoachScore(
                self._me.id,
                interview_id,
                evaluation.question_id,
                criterion_id,
                level,
                reason.strip(),
                self._clock.now(),
                evaluation.attempt,
            )
        )

    def _link(self, candidate_id: str) -> CoachLink:
        for link in self.my_candidates():
            if link.candidate_id == candidate_id:
                return link
        raise NotFound("candidate")
