"""What the progress page shows: figures over all that matches, and one page of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from core.analytics import findings
from core.domain.insight import Advice, Findings, Insight
from core.domain.people import Identity
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page
from core.people_ports import CandidateReader
from core.ports import Clock, InterviewStore
from core.services.insight_jobs import InsightJobs
from core.services.paging import in_range


@dataclass(frozen=True, slots=True)
class ProgressView:
    figures: DashboardFigures
    page: Page[InterviewSummary]
    findings: Findings
    names: Mapping[str, str]  # of criteria, by id


def view_of(
    store: CandidateReader, query: InterviewQuery, names: Mapping[str, str], now: datetime, zone: tzinfo
) -> ProgressView:
    """A page that there is: as `in_range`. Raises StoreError."""
    page = in_range(store.search, query)
    figures = store.dashboard(query)
    return ProgressView(figures, page, findings(figures, now=now, zone=zone), names)


@dataclass(frozen=True, slots=True)
class ProgressService:
    store: InterviewStore
    clock: Clock
    names: Mapping[str, str]
    identity: Identity
    jobs: InsightJobs

    def advice(self, insights: Sequence[Insight]) -> Advice | None:
        """What a model makes of them, where there is one; None while it is being worded."""
        return self.jobs.advice(self.identity.id, insights, self.names)

    def load(self, query: InterviewQuery, zone: tzinfo = UTC) -> ProgressView:
        """As `view_of`. Raises StoreError."""
        return view_of(self.store, query, self.names, self.clock.now(), zone)

    def page(self, query: InterviewQuery) -> Page[InterviewSummary]:
        """As it is asked for: empty beyond the last. Raises StoreError."""
        return self.store.search(query)

    def totals(self, query: InterviewQuery) -> DashboardFigures:
        """Sums and averages; nothing that a chart is drawn from. Raises StoreError."""
        return self.store.totals(query)

    def figures(self, query: InterviewQuery) -> DashboardFigures:
        """Raises StoreError."""
        return self.store.dashboard(query)

    def findings(self, figures: DashboardFigures, zone: tzinfo = UTC) -> Findings:
        return findings(figures, now=self.clock.now(), zone=zone)
