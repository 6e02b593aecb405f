"""The first screen: what was left open, and what was done lately."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.interview import Interview, Status
from core.domain.plan import Kind
from core.domain.progress import InterviewQuery, InterviewSummary
from core.ports import InterviewStore
from core.services.coding import CodingService
from core.services.interview import InterviewService

RECENT = 5


@dataclass(frozen=True, slots=True)
class HomeView:
    resumable: InterviewSummary | None
    recent: tuple[InterviewSummary, ...]
    total: int


class HomeService:
    def __init__(self, store: InterviewStore, interviews: InterviewService, coding: CodingService) -> None:
        self._store = store
        self._interviews = interviews
        self._coding = coding

    def overview(self) -> HomeView:
        latest = self._store.search(InterviewQuery(page_size=RECENT))
        return HomeView(self._resumable(), latest.items, latest.total)

    def _resumable(self) -> InterviewSummary | None:
        """The newest that is still open; those whose time is over are closed on the way."""
        unfinished = self._store.search(InterviewQuery(statuses=(Status.IN_PROGRESS,), page_size=RECENT))
        return next((summary for summary in unfinished.items if self._open(summary).is_open), None)

    def _open(self, summary: InterviewSummary) -> Interview:
        service = self._coding if summary.kind is Kind.CODING else self._interviews
        return service.open(summary.id)
