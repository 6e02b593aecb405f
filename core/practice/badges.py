"""How far a person is towards each badge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from core.domain.plan import Difficulty, Kind, Mode
from core.domain.practice import Badge, BadgeState, Measure, PastInterview, Streak
from core.practice.challenges import COMFORTABLE_PACE, ChallengeDay

GOOD_WHEN_HARD = 70.0  # points
STRONG_TOPIC = 80.0  # points on average
TOPIC_ENOUGH = 3  # interviews
COMEBACK = 15.0  # points above the mean of the three before


def badges(
    known: Sequence[Badge], interviews: Sequence[PastInterview], streak: Streak, days: Iterable[ChallengeDay]
) -> tuple[BadgeState, ...]:
    measured = _measured(interviews, streak, list(days))
    return tuple(BadgeState(badge, min(measured[badge.measure], badge.at)) for badge in known)


def _measured(
    interviews: Sequence[PastInterview], streak: Streak, days: Sequence[ChallengeDay]
) -> Mapping[Measure, float]:
    scores = [i.score for i in interviews if i.score is not None]
    done = [sum(state.done for state in day.challenges) for day in days]
    paces = [i.words_per_minute for i in interviews if i.words_per_minute is not None]
    low, high = COMFORTABLE_PACE
    return {
        Measure.INTERVIEWS: len(interviews),
        Measure.LONGEST_STREAK: streak.longest,
        Measure.BEST_SCORE: max(scores, default=0.0),
        Measure.KINDS: len({i.kind for i in interviews}),
        Measure.CODING: sum(i.kind is Kind.CODING for i in interviews),
        Measure.SPOKEN: len(paces),
        Measure.COMFORTABLE_PACE: sum(low <= pace <= high for pace in paces),
        Measure.REAL_MODE: sum(i.mode is Mode.REAL for i in interviews),
        Measure.HARD_AND_GOOD: sum(
            i.difficulty is Difficulty.HARD and i.score is not None and i.score >= GOOD_WHEN_HARD for i in interviews
        ),
        Measure.HOURS: sum(i.practised_s for i in interviews) / 3600,
        Measure.COMPLETE: sum(i.answered_count >= i.question_count for i in interviews),
        Measure.COMEBACKS: _comebacks(scores),
        Measure.CHALLENGES: sum(done),
        Measure.FULL_DAYS: sum(n == len(day.challenges) > 0 for n, day in zip(done, days, strict=True)),
        **_topics(interviews),
    }


def _comebacks(scores: Sequence[float]) -> int:
    return sum(scores[at] >= fmean(scores[at - 3 : at]) + COMEBACK for at in range(3, len(scores)))


def _topics(interviews: Iterable[PastInterview]) -> Mapping[Measure, float]:
    held: Counter[str] = Counter()
    points: defaultdict[str, float] = defaultdict(float)
    for interview in interviews:
        for name, value in interview.topics.items():
            held[name] += 1
            points[name] += value
    strong = [name for name, n in held.items() if n >= TOPIC_ENOUGH and points[name] / n >= STRONG_TOPIC]
    return {Measure.TOPICS: len(held), Measure.STRONG_TOPICS: len(strong)}
