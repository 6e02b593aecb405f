"""What `/api` answers: figures and lists as the pages show them. Instants are ISO 8601 in UTC, scores points of 100,
levels 1-5; null means not measured."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from core.domain.insight import Direction, Findings, InsightKind
from core.domain.interview import Status
from core.domain.people import Role
from core.domain.plan import Difficulty, Kind, Mode
from core.domain.progress import DashboardFigures, SubjectKind


class Answer(BaseModel):
    """Made from domain values, field by field."""

    model_config = ConfigDict(from_attributes=True)


class Problem(BaseModel):
    """Why there is no answer: `error` for programs, `message` for people."""

    error: str = Field(examples=["not_found"])
    message: str


class Me(Answer):
    id: str
    name: str
    email: str
    role: Role


class InterviewRow(Answer):
    id: str
    kind: Kind
    domain: str
    role: str
    difficulty: Difficulty
    mode: Mode
    status: Status
    started_at: datetime
    ended_at: datetime | None
    question_count: int
    answered_count: int
    score: float | None
    spread: float | None
    coverage: float | None
    duration_s: float | None


class InterviewList(Answer):
    items: list[InterviewRow]
    total: Annotated[int, Field(description="Over all pages.")]
    page: int
    page_size: int


class Overview(Answer):
    interviews: int
    completed: int
    graded: int
    average_score: float | None
    best_score: float | None
    score_deviation: Annotated[float | None, Field(description="Standard deviation, as of a whole population.")]
    practised_s: float
    completion_rate: Annotated[float | None, Field(description="Finished among started, 0 to 1.")]
    time_efficiency: Annotated[float | None, Field(description="The part of the allotted time that was used, 0 to 1.")]
    consistency: Annotated[float | None, Field(description="100 when every score is the same.")]
    distribution: Annotated[list[int], Field(description="Scores of 0-20, 21-40, 41-60, 61-80, 81-100.")]

    @classmethod
    def of(cls, figures: DashboardFigures, found: Findings) -> Self:
        return cls(
            **{name: getattr(figures, name) for name in cls.model_fields.keys() & set(DashboardFigures.__slots__)},
            completion_rate=found.completion_rate,
            time_efficiency=found.time_efficiency,
            consistency=found.consistency,
        )


class TrendPoint(Answer):
    interview_id: str
    started_at: datetime
    kind: Kind
    score: float
    spread: float | None
    graded_by: str | None


class Subject(Answer):
    kind: SubjectKind
    id: str
    average: float
    answers: int
    interviews: int
    best: float
    worst: float
    last: float
    last_at: datetime


class DeliveryPoint(Answer):
    interview_id: str
    started_at: datetime
    words_per_minute: float | None
    fillers_per_minute: float | None
    longest_pause_ms: int | None


class Performance(Answer):
    trend: Annotated[list[TrendPoint], Field(description="Oldest first, the newest 500 at the most.")]
    subjects: Annotated[list[Subject], Field(description="Topics (points of 100) and criteria (levels of 5).")]
    delivery: Annotated[list[DeliveryPoint], Field(description="Of spoken interviews, as the trend.")]


class Trend(Answer):
    direction: Direction
    p: Annotated[float, Field(description="Of the Mann-Kendall test.")]
    points_per_interview: float
    interview_ids: list[str]


class Insight(Answer):
    kind: InsightKind
    subject_kind: SubjectKind | None
    subject: str
    value: float
    other: float | None
    interviews: int
    interview_ids: Annotated[list[str], Field(description="Some of those it rests on, the newest first.")]


class Insights(Answer):
    trend: Annotated[Trend | None, Field(description="null: too few interviews since the grader last changed.")]
    insights: list[Insight]
    hardest: list[Subject]


class Report(BaseModel):
    """A report whole, as Export on its page writes it."""

    schema_version: int
    interview: dict[str, Any]
    report: dict[str, Any]
    questions: list[dict[str, Any]]
