"""Links to one report: made, listed and revoked by its owner, and opened by anyone who has one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from core.domain.coding import Submission
from core.domain.people import Identity
from core.domain.sharing import Share
from core.errors import InputRejected, NotFound
from core.ports import Clock, Database, Readable, ShareStore
from core.services.report import ReportService, ReportView
from core.services.tape import TapeService, TapeView
from core.services.tokens import hash_of

DAYS = (1, 7, 30)
MAX_LINKS = 10  # an interview
MAX_TOKEN_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class SharedReport:
    report: ReportView
    tape: TapeView
    submissions: tuple[Submission, ...]  # of a coding round, the oldest first


class SharingService:
    """Bound to one person."""

    def __init__(self, shares: ShareStore, clock: Clock) -> None:
        self._shares, self._clock = shares, clock

    def create(self, interview_id: str, *, days: int, with_sound: bool = False) -> str:
        """The token, which nobody can tell again afterwards. Raises InputRejected, NotFound, StoreError."""
        if days not in DAYS:
            raise InputRejected("A link lasts 1, 7 or 30 days.")
        if len(self.links(interview_id)) >= MAX_LINKS:
            raise InputRejected(f"There are {MAX_LINKS} links to this report. Revoke one of them first.")
        token, now = secrets.token_urlsafe(32), self._clock.now()
        share = Share(str(uuid4()), interview_id, now, now + timedelta(days=days), with_sound)
        self._shares.add(share, hash_of(token))
        return token

    def links(self, interview_id: str) -> tuple[Share, ...]:
        """Those that still open, newest first. Raises StoreError."""
        now = self._clock.now()
        return tuple(share for share in self._shares.of_interview(interview_id) if share.expires_at > now)

    def revoke(self, share_id: str) -> None:
        """Raises NotFound, StoreError."""
        self._shares.revoke(share_id)


class SharedReports:
    """For whoever has a link: the one report it names, and nothing else of its owner."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        report_of: Callable[[Identity, Readable], ReportService],
        tape_of: Callable[[Identity], TapeService],
    ) -> None:
        self._database, self._clock = database, clock
        self._report_of, self._tape_of = report_of, tape_of

    def open(self, token: str) -> SharedReport:
        """Raises NotFound for a link that is unknown, over or revoked, alike; StoreError."""
        if len(token) > MAX_TOKEN_CHARACTERS:
            raise NotFound("share")
        found = self._database.shared(hash_of(token))
        if found.share.expires_at <= self._clock.now():
            raise NotFound("share")
        owner = Identity(found.owner_id, "")
        reports = self._report_of(owner, self._database.opened_with(hash_of(token)))
        report = reports.open(found.share.interview_id)
        code = reports.submissions(found.share.interview_id)
        tape = self._tape_of(owner).open(report.interview, report.report, code, with_sound=found.share.with_sound)
        return SharedReport(report, tape, code)
