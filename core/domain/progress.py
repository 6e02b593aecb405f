"""Queries over many interviews, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from core.domain.interview import Interview, Status
from core.domain.plan import Difficulty, Kind, Mode

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
    topics: tuple[str, ...] = ()  # competencies, any of which was asked about
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

    @property
    def last(self) -> int:
        """The number of the last one."""
        return max(1, -(-self.total // self.page_size))


@dataclass(frozen=True, slots=True)
class TrendPoint:
    interview_id: str
    started_at: datetime
    kind: Kind
    score: float
    spread: float | None
    graded_by: str | None = None  # the graders' names; None: not known
    unassisted: float | None = None  # of a coding round: the score if its hints had cost nothing


class SubjectKind(StrEnum):
    TOPIC = "topic"  # a competency; values are points, 0-100
    CRITERION = "criterion"  # of a rubric; values are levels, 1-5


@dataclass(frozen=True, slots=True)
class SubjectFigures:
    """One topic or criterion over all interviews. First attempts count, follow-ups included, as far as they were
    graded; an interview's value is the mean of its answers."""

    kind: SubjectKind
    id: str
    average: float  # over answers
    answers: int
    interviews: int
    best: float  # of an interview
    worst: float
    last: float
    last_at: datetime


@dataclass(frozen=True, slots=True)
class SubjectScore:
    """A topic's or criterion's value in one interview."""

    interview_id: str
    kind: SubjectKind
    id: str
    value: float


@dataclass(frozen=True, slots=True)
class Activity:
    """What was begun within a quarter of an hour: fine enough for the days of every time zone."""

    at: datetime  # its beginning
    interviews: int
    practised_s: float


@dataclass(frozen=True, slots=True)
class DeliveryPoint:
    """How one interview was spoken: means over its answers, weighed by their length, and its longest pause."""

    interview_id: str
    started_at: datetime
    words_per_minute: float | None
    fillers_per_minute: float | None
    longest_pause_ms: int | None

    @classmethod
    def of(cls, interview: Interview) -> DeliveryPoint | None:
        """None when nothing was measured."""
        said = [answer.delivery for answer in interview.answers if answer.attempt == 1 and answer.delivery]
        pace = _mean((d.duration_ms, d.words_per_minute) for d in said)
        fillers = _mean((d.duration_ms, d.fillers_per_minute) for d in said)
        pause = max((d.longest_pause_ms for d in said if d.longest_pause_ms is not None), default=None)
        if pace is None and fillers is None and pause is None:
            return None
        return cls(interview.id, interview.started_at, pace, fillers, pause)


def _mean(weighed: Iterable[tuple[int, float | None]]) -> float | None:
    known = [(weight, value) for weight, value in weighed if value is not None]
    total = sum(weight for weight, _ in known)
    return sum(weight * value for weight, value in known) / total if total else None


@dataclass(frozen=True, slots=True)
class DashboardFigures:
    """Aggregated in the database over all that the query matches (its paging does not count)."""

    interviews: int = 0
    completed: int = 0
    graded: int = 0
    average_score: float | None = None
    best_score: float | None = None
    score_deviation: float | None = None  # standard deviation of the scores, as of a whole population
    practised_s: float = 0.0
    used_s: float = 0.0  # of the time allotted, in interviews that are over
    allotted_s: float = 0.0
    distribution: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)  # rounded scores 0-20, 21-40, 41-60, 61-80, 81-100
    trend: tuple[TrendPoint, ...] = ()  # graded ones, oldest first, the newest 500 at the most
    subjects: tuple[SubjectFigures, ...] = ()  # by kind, then id
    recent: tuple[SubjectScore, ...] = ()  # of the newest 60 graded interviews, oldest interview first
    activity: tuple[Activity, ...] = ()  # of the 24 weeks up to the newest interview, oldest first
    delivery: tuple[DeliveryPoint, ...] = ()  # spoken ones, oldest first, the newest 500 at the most


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one interview among this person's own of the same kind and difficulty."""

    percent_below: int  # of the others
    others: int
