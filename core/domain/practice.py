"""Reasons to come back: what past interviews add up to, and what they suggest for today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from core.domain.plan import Difficulty, Kind, Mode


@dataclass(frozen=True, slots=True)
class PastInterview:
    """One that is over and in which something was answered. Values are means over its first attempts."""

    id: str
    kind: Kind
    difficulty: Difficulty
    mode: Mode
    started_at: datetime
    practised_s: float
    question_count: int
    answered_count: int
    score: float | None
    words_per_minute: float | None
    fillers_per_minute: float | None
    topics: Mapping[str, float] = field(default_factory=dict)  # points, by competency
    criteria: Mapping[str, float] = field(default_factory=dict)  # levels, by criterion

    @property
    def is_spoken(self) -> bool:
        return self.words_per_minute is not None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The first attempt at a question of the bank; a coding problem is one too."""

    bank_id: str
    competency: str
    kind: Kind
    at: datetime
    points: float  # 0-100


@dataclass(frozen=True, slots=True)
class History:
    interviews: tuple[PastInterview, ...] = ()  # oldest first
    questions: tuple[QuestionResult, ...] = ()  # oldest first, of the newest 400 graded interviews


@dataclass(frozen=True, slots=True)
class Level:
    number: int  # from 1
    xp: int
    floor_xp: int  # where this level began
    next_xp: int  # where the next one begins


@dataclass(frozen=True, slots=True)
class Streak:
    days: int  # with practice, in the stretch that reaches to today
    longest: int
    practised_today: bool
    freeze_left: bool  # whether a day of this week may still be missed


class Measure(StrEnum):
    """What a badge counts."""

    INTERVIEWS = "interviews"
    LONGEST_STREAK = "longest_streak"
    BEST_SCORE = "best_score"
    KINDS = "kinds"
    CODING = "coding"
    SPOKEN = "spoken"
    REAL_MODE = "real_mode"
    HARD_AND_GOOD = "hard_and_good"
    TOPICS = "topics"
    STRONG_TOPICS = "strong_topics"
    HOURS = "hours"
    CHALLENGES = "challenges"
    FULL_DAYS = "full_days"  # with all three challenges done
    COMFORTABLE_PACE = "comfortable_pace"
    COMEBACKS = "comebacks"  # scores 15 points above the mean of the three before
    COMPLETE = "complete"  # interviews without a question left out


@dataclass(frozen=True, slots=True)
class Badge:
    id: str
    name: str
    text: str
    icon: str  # of Material Symbols
    measure: Measure
    at: float


@dataclass(frozen=True, slots=True)
class BadgeState:
    badge: Badge
    reached: float  # of `badge.at`, at most

    @property
    def earned(self) -> bool:
        return self.reached >= self.badge.at


class Check(StrEnum):
    """How a challenge is checked against the interviews of its day."""

    CRITERION = "criterion"  # `target` level or more on average for the criterion `subject` in one interview
    COMPLETE = "complete"  # an interview of three questions or more, with none left out
    TOPIC = "topic"  # an answer on the topic `subject`
    FINISH = "finish"  # any interview
    KIND = "kind"  # one of the kind `subject`
    REAL_MODE = "real_mode"
    PACE = "pace"  # a spoken one at no more than `target` words a minute
    FILLERS = "fillers"  # a spoken one with no more than `target` fillers a minute
    SCORE = "score"  # `target` points or more
    DIFFICULTY = "difficulty"  # one that is `subject`
    TWICE = "twice"  # two interviews


@dataclass(frozen=True, slots=True)
class Challenge:
    """Words may name `$subject` and `$target`."""

    id: str
    title: str
    text: str
    reward_xp: int
    check: Check
    subject: str = ""
    target: float = 0.0


@dataclass(frozen=True, slots=True)
class ChallengeState:
    challenge: Challenge
    done: bool


@dataclass(frozen=True, slots=True)
class Skill:
    name: str  # a competency
    points: float  # mean of the latest five interviews that asked about it
    interviews: int


@dataclass(frozen=True, slots=True)
class DueItem:
    """A question of the bank, or a criterion, that is to be practised again."""

    id: str  # "question:<bank id>" or "criterion:<id>"
    about: str  # the competency, or the criterion's id
    kind: Kind | None  # of a question
    due_at: datetime
    last_at: datetime
    last_level: float  # 1-5
    reviews: int

    @property
    def bank_id(self) -> str | None:
        return self.id.removeprefix("question:") if self.id.startswith("question:") else None


@dataclass(frozen=True, slots=True)
class Week:
    """Since Monday, where the person lives."""

    done: int  # interviews
    goal: int


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person wants to see and be reminded of. Weekdays count from Monday as 0."""

    points: bool = True  # XP and levels
    streak: bool = True
    badges: bool = True
    challenges: bool = True
    revision: bool = True  # what is due again
    skills: bool = True
    weekly_goal: int = 3  # interviews; 0: none
    session_days: tuple[int, ...] = (1, 3)
    session_at: time = time(19, 0)
    session_minutes: int = 30
    surface: str = ""  # language of the screens; "": as the browser asks


@dataclass(frozen=True, slots=True)
class Practice:
    """What is not wanted is None."""

    level: Level | None
    streak: Streak | None
    badges: tuple[BadgeState, ...] | None
    challenges: tuple[ChallengeState, ...] | None
    due: tuple[DueItem, ...] | None  # today, longest overdue first
    next_due_on: date | None  # the next day on which something becomes due
    skills: tuple[Skill, ...] | None
    week: Week | None
