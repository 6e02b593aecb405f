"""What a coach may know of what somebody rehearsed, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.domain.chat import ChatLink, LinkTo
from core.domain.evaluation import StarPart
from core.domain.library import KeptAnswer
from core.domain.plan import Kind
from core.domain.practice import DueItem, Skill


@dataclass(frozen=True, slots=True)
class Moment:
    """A main question that was asked in an interview that is over."""

    interview_id: str
    question_id: str
    number: int  # among the main ones, from 1
    at: datetime  # of the interview
    kind: Kind
    competency: str
    bank_id: str | None = None
    points: float | None = None  # 0-100; None: not graded, or skipped
    missing: tuple[str, ...] = ()  # key points that were not said
    untold: tuple[StarPart, ...] = ()  # parts of a story that were not told
    quote: str = ""  # the words that earned most

    @property
    def link(self) -> ChatLink:
        return ChatLink(LinkTo.REPORT, self.interview_id, self.question_id, self.number, self.at)


@dataclass(frozen=True, slots=True)
class LastInterview:
    id: str
    kind: Kind
    role: str
    at: datetime
    points: float | None  # None: nothing is graded
    waiting: int  # answers that are not graded yet
    improvements: tuple[str, ...] = ()

    @property
    def link(self) -> ChatLink:
        return ChatLink(LinkTo.REPORT, self.id, at=self.at)


@dataclass(frozen=True, slots=True)
class JobAsks:
    """A job that somebody is after, and what its interviewers will ask because of what their résumé does not show."""

    title: str
    company: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    last: LastInterview | None = None
    moments: tuple[Moment, ...] = ()  # of the newest interviews
    due: tuple[DueItem, ...] = ()
    skills: tuple[Skill, ...] = ()
    kept: tuple[KeptAnswer, ...] = ()
    jobs: tuple[JobAsks, ...] = ()
    asked: frozenset[str] = frozenset()  # bank ids, ever
