"""Coaches: whom a candidate lets in, what they see, and what they leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sees(StrEnum):
    ALL = "all"
    SHARED = "shared"  # the interviews that the candidate marked


@dataclass(frozen=True, slots=True)
class CoachLink:
    """An invitation until a candidate accepts it. Removed by either side, it is gone."""

    id: str
    coach_id: str
    coach_name: str
    invited_at: datetime
    expires_at: datetime  # of the invitation
    candidate_id: str | None = None
    candidate_name: str = ""
    invited_email: str | None = None
    accepted_at: datetime | None = None
    sees: Sees = Sees.ALL
    hears: bool = False  # recordings


@dataclass(frozen=True, slots=True)
class CoachNote:
    id: str
    coach_id: str
    interview_id: str
    question_id: str | None  # None: on the whole report
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class CoachScore:
    """Beside the grader's level, never in place of it."""

    coach_id: str
    interview_id: str
    question_id: str
    criterion_id: str
    level: int  # 1-5, as the rubric's anchors say
    reason: str
    scored_at: datetime
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Remarks:
    """What coaches left at one interview, the oldest first."""

    notes: tuple[CoachNote, ...] = ()
    scores: tuple[CoachScore, ...] = ()
