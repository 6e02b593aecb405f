"""All reasons to come back, worked out from the history alone, as far as the person wants them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from statistics import fmean

from core.domain.practice import DueItem, History, PastInterview, Practice, Preferences, Skill
from core.practice import days
from core.practice.badges import badges
from core.practice.challenges import by_day
from core.practice.points import XP_AN_INTERVIEW, level_of
from core.practice.repetition import items
from core.practice.rules import Rules

SKILL_WINDOW = 5  # interviews
SKILLS = 8  # more than that cannot be read on a wheel


def practice_of(
    history: History, rules: Rules, wanted: Preferences, *, owner_id: str, now: datetime, zone: tzinfo
) -> Practice:
    """`zone` is where the person lives, whose days and weeks count."""
    today = days.local_day(now, zone)
    past = [i for i in history.interviews if days.local_day(i.started_at, zone) <= today]
    streak = days.streak((days.local_day(i.started_at, zone) for i in past), today)
    each = tuple(by_day(history, rules.challenges, owner_id=owner_id, today=today, zone=zone))
    rewards = sum(state.challenge.reward_xp for day in each for state in day.challenges if state.done)
    due, next_due_on = _due(items(history), today, zone) if wanted.revision else (None, None)
    return Practice(
        level=level_of(XP_AN_INTERVIEW * len(past) + rewards) if wanted.points else None,
        streak=streak if wanted.streak else None,
        badges=badges(rules.badges, past, streak, each) if wanted.badges else None,
        challenges=each[-1].challenges if wanted.challenges else None,
        due=due,
        next_due_on=next_due_on,
        skills=skills(past) if wanted.skills else None,
        week=days.week(past, wanted.weekly_goal, today, zone) if wanted.weekly_goal else None,
    )


def skills(interviews: Iterable[PastInterview]) -> tuple[Skill, ...]:
    """Of the competencies that were practised most, by name."""
    latest: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=SKILL_WINDOW))
    held: dict[str, int] = defaultdict(int)
    for interview in interviews:
        for name, points in interview.topics.items():
            latest[name].append(points)
            held[name] += 1
    most = sorted(held, key=lambda name: (-held[name], name))[:SKILLS]
    return tuple(Skill(name, fmean(latest[name]), held[name]) for name in sorted(most))


def _due(found: Iterable[DueItem], today: date, zone: tzinfo) -> tuple[tuple[DueItem, ...], date | None]:
    by_date = [(days.local_day(item.due_at, zone), item) for item in found]
    now = tuple(item for day, item in by_date if day <= today)
    return now, min((day for day, _ in by_date if day > today), default=None)
