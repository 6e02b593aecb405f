"""Queries over many interviews, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from core.domain.interview import Difficulty, Kind, Mode, Status

T = TypeVar("T")


class Sort(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class InterviewQuery:
    """Every field narrows; empty means any. Pages count from 1."""

    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    domains: tuple[str, ...] = ()
    started_from: datetime | None = None
    started_before: datetime | None = None
    min_score: float | None = None
    max_score: float | None = None
    text: str = ""  # in role, questions and answers
    sort: Sort = Sort.NEWEST
    page: int = 1
    page_size: int = 20  # 1-100


@dataclass(frozen=True, slots=True)
class InterviewSummary:
    id: str
    kind: Kind
    domain: str
    role: str
    difficulty: Difficulty
    mode: Mode
    status: Status
    started_at: datetime
    ended_at: datetime | None
    question_count: int  # main questions planned
    answered_count: int  # main questions answered, not skipped
    score: float | None
    spread: float | None
    coverage: float | None

    @property
    def duration_s(self) -> float | None:
        return (self.ended_at - self.started_at).total_seconds() if self.ended_at else None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    items: tuple[T, ...]
    total: int
    page: int
    page_size: int


@dataclass(frozen=True, slots=True)
class TrendPoint:
    interview_id: str
    started_at: datetime
    kind: Kind
    score: float
    spread: float | None


@dataclass(frozen=True, slots=True)
class DashboardFigures:
    """Aggregated in the database over all that the query matches (its paging does not count)."""

    interviews: int
    completed: int
    graded: int
    average_score: float | None
    best_score: float | None
    practised_s: float
    trend: tuple[TrendPoint, ...]  # graded ones, oldest first, the newest 500 at the most


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one interview among this person's own of the same kind and difficulty."""

    percent_below: int  # of the others
    others: int
