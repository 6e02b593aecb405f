"""What the progress page shows: figures over all that matches, and one page of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page
from core.ports import InterviewStore

LARGEST_PAGE = 100


@dataclass(frozen=True, slots=True)
class ProgressView:
    figures: DashboardFigures
    page: Page[InterviewSummary]


@dataclass(frozen=True, slots=True)
class ProgressService:
    store: InterviewStore

    def load(self, query: InterviewQuery) -> ProgressView:
        """Page and page size come from an address, so they are brought into range; a page beyond the last is the last.
        Raises StoreError."""
        asked = replace(query, page=max(1, query.page), page_size=min(max(1, query.page_size), LARGEST_PAGE))
        page = self.store.search(asked)
        last = max(1, -(-page.total // asked.page_size))
        if asked.page > last:
            page = self.store.search(replace(asked, page=last))
        return ProgressView(self.store.dashboard(asked), page)
