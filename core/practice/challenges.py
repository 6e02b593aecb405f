"""Three challenges a day: chosen from what came before the day, so that they stay the same all day and can be worked
out again later, and checked against the interviews of the day."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from itertools import groupby
from statistics import fmean

from core.domain.plan import Difficulty, Kind, Mode
from core.domain.practice import Challenge, ChallengeState, Check, History, PastInterview
from core.practice.days import local_day
from core.practice.repetition import GOOD_LEVEL

Templates = Mapping[str, Sequence[Challenge]]  # by group
GROUPS = ("weak", "due", "variety")
LATELY = 10  # interviews
WHOLE = 3  # questions that an interview has at the least to count as a whole one
GOOD_POINTS = 75.0  # level 4
COMFORTABLE_PACE = (130.0, 160.0)  # words a minute
HURRIED_FROM = 150.0
ROUNDS = (Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SYSTEM_DESIGN, Kind.GENERAL, Kind.CODING)
HARDER = {Difficulty.EASY: Difficulty.MEDIUM, Difficulty.MEDIUM: Difficulty.HARD}
READY_FOR_HARDER = 60.0  # points


@dataclass(slots=True)
class _Before:
    """What is known at the beginning of a day. Grows day by day within one pass."""

    criteria: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=LATELY)))
    topics: dict[str, tuple[date, float]] = field(default_factory=dict)  # the last day, and its points
    kinds: dict[Kind, date] = field(default_factory=dict)
    scores: deque[float] = field(default_factory=lambda: deque(maxlen=LATELY))
    paces: deque[float] = field(default_factory=lambda: deque(maxlen=LATELY))
    fillers: deque[float] = field(default_factory=lambda: deque(maxlen=LATELY))
    difficulty: Difficulty = Difficulty.MEDIUM
    interviews: int = 0

    def add(self, interview: PastInterview, day: date) -> None:
        for name, level in interview.criteria.items():
            self.criteria[name].append(level)
        for name, points in interview.topics.items():
            self.topics[name] = day, points
        self.kinds[interview.kind] = day
        for values, value in (
            (self.scores, interview.score),
            (self.paces, interview.words_per_minute),
            (self.fillers, interview.fillers_per_minute),
        ):
            if value is not None:
                values.append(value)
        self.difficulty = interview.difficulty
        self.interviews += 1


@dataclass(frozen=True, slots=True)
class ChallengeDay:
    day: date
    challenges: tuple[ChallengeState, ...]


def by_day(
    history: History, templates: Templates, *, owner_id: str, today: date, zone: tzinfo
) -> Iterator[ChallengeDay]:
    """Every day with practice, and today, in their order."""
    before = _Before()
    known = [(local_day(interview.started_at, zone), interview) for interview in history.interviews]
    past = sorted((one for one in known if one[0] <= today), key=lambda one: one[0])
    day = None
    for day, group in groupby(past, key=lambda one: one[0]):
        held = [interview for _, interview in group]
        chosen = _choose(before, templates, f"{owner_id}/{day}")
        yield ChallengeDay(day, tuple(ChallengeState(one, is_done(one, held)) for one in chosen))
        for interview in held:
            before.add(interview, day)
    if day != today:
        chosen = _choose(before, templates, f"{owner_id}/{today}")
        yield ChallengeDay(today, tuple(ChallengeState(one, done=False) for one in chosen))


def is_done(challenge: Challenge, held: Sequence[PastInterview]) -> bool:
    """`held` are the interviews of its day."""
    return len(held) > 1 if challenge.check is Check.TWICE else any(_fulfils(challenge, one) for one in held)


def _fulfils(challenge: Challenge, held: PastInterview) -> bool:  # noqa: PLR0911
    subject, target = challenge.subject, challenge.target
    match challenge.check:
        case Check.CRITERION:
            return held.criteria.get(subject, 0.0) >= target
        case Check.COMPLETE:
            return held.question_count >= WHOLE and held.answered_count >= held.question_count
        case Check.TOPIC:
            return subject in held.topics
        case Check.KIND:
            return held.kind == subject
        case Check.REAL_MODE:
            return held.mode is Mode.REAL
        case Check.PACE:
            return held.words_per_minute is not None and held.words_per_minute <= target
        case Check.FILLERS:
            return held.fillers_per_minute is not None and held.fillers_per_minute <= target
        case Check.SCORE:
            return held.score is not None and held.score >= target
        case Check.DIFFICULTY:
            return held.difficulty == subject
        case _:
            return True  # FINISH: it is over, or it would not be here


def _choose(before: _Before, templates: Templates, seed: str) -> list[Challenge]:
    chance = random.Random(seed)  # noqa: S311
    chosen = []
    for group in GROUPS:
        fitting = [one for template in templates[group] if (one := _fitted(template, before))]
        if fitting:
            chosen.append(chance.choice(fitting) if group == "variety" else fitting[0])
    return chosen


def _fitted(template: Challenge, before: _Before) -> Challenge | None:
    """With what it is about for this person; None where it does not fit."""
    found = _SUBJECTS[template.check](before)
    return replace(template, subject=found[0], target=found[1]) if found else None


Found = tuple[str, float] | None  # (subject, target)
ALWAYS = ("", 0.0)


def _always(_: _Before) -> Found:
    return ALWAYS


def _weak_criterion(before: _Before) -> Found:
    known = [(fmean(levels), name) for name, levels in before.criteria.items() if len(levels) > 1]
    weakest = min(known, default=(GOOD_LEVEL, ""))
    return (weakest[1], float(int(weakest[0]) + 1)) if weakest[0] < GOOD_LEVEL else None


def _old_topic(before: _Before) -> Found:
    weak = [(day, points, name) for name, (day, points) in before.topics.items() if points < GOOD_POINTS]
    return (min(weak)[2], 0.0) if weak else None


def _neglected_kind(before: _Before) -> Found:
    return min(ROUNDS, key=lambda kind: (before.kinds.get(kind, date.min), ROUNDS.index(kind))).value, 0.0


def _real_mode(before: _Before) -> Found:
    return ALWAYS if before.interviews >= WHOLE else None


def _pace(before: _Before) -> Found:
    return ("", COMFORTABLE_PACE[1]) if before.paces and fmean(before.paces) > HURRIED_FROM else None


def _fillers(before: _Before) -> Found:
    mean = fmean(before.fillers) if before.fillers else 0.0
    return ("", round(max(1.0, mean * 0.8), 1)) if mean > 1 else None


def _score(before: _Before) -> Found:
    mean = fmean(before.scores) if before.scores else 0.0
    return ("", float(int(mean) + 1)) if len(before.scores) >= WHOLE and mean < 92 else None


def _harder(before: _Before) -> Found:
    ready = before.scores and fmean(before.scores) >= READY_FOR_HARDER
    return (HARDER[before.difficulty].value, 0.0) if ready and before.difficulty in HARDER else None


_SUBJECTS: Mapping[Check, Callable[[_Before], Found]] = {
    Check.CRITERION: _weak_criterion,
    Check.COMPLETE: _always,
    Check.TOPIC: _old_topic,
    Check.FINISH: _always,
    Check.KIND: _neglected_kind,
    Check.REAL_MODE: _real_mode,
    Check.PACE: _pace,
    Check.FILLERS: _fillers,
    Check.SCORE: _score,
    Check.DIFFICULTY: _harder,
    Check.TWICE: _always,
}
