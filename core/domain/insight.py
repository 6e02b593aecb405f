"""What can be said from many interviews, with the interviews it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.progress import Activity, SubjectFigures, SubjectKind

Profiles = Mapping[str, tuple[float | None, float | None]]  # by subject: (before, in the newest ten interviews)


class Direction(StrEnum):
    IMPROVING = "improving"
    STABLE = "stable"
    DECLINING = "declining"


@dataclass(frozen=True, slots=True)
class TrendTest:
    """Mann-Kendall with the correction for ties (Mann 1945; Kendall 1975), two-sided, normal approximation; the slope
    is Theil-Sen's. Over the newest interviews of one and the same grader."""

    direction: Direction
    p: float
    points_per_interview: float
    interview_ids: tuple[str, ...]  # oldest first


class InsightKind(StrEnum):
    TREND = "trend"  # value: points an interview; other: p
    ROSE = "rose"  # value: lately; other: before
    FELL = "fell"
    STRENGTH = "strength"  # value: its average; other: the best one
    WEAKNESS = "weakness"
    CORRELATES = "correlates"  # subject: "pace" or "fillers"; value: Pearson's r; other: p
    DUE = "due"  # value: days since; other: its average


@dataclass(frozen=True, slots=True)
class Insight:
    kind: InsightKind
    subject_kind: SubjectKind | None
    subject: str
    value: float
    other: float
    interviews: int  # it rests on
    interview_ids: tuple[str, ...]  # of the newest of them, newest first


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is concluded from the figures of a dashboard. None: too little to say."""

    trend: TrendTest | None
    consistency: float | None  # 0-100
    time_efficiency: float | None  # 0..1
    completion_rate: float | None  # 0..1
    grader_changes: tuple[int, ...]  # indices into the trend
    topics: Profiles
    criteria: Profiles
    hardest: tuple[SubjectFigures, ...]
    days: Mapping[date, Activity]
    insights: tuple[Insight, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What a model makes of some insights: a sentence by the place of each, and the model's name."""

    sentences: Mapping[int, str]
    worded_by: str
