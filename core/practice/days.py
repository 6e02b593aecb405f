"""Days as the person lived them, and streaks of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from core.domain.practice import PastInterview, Streak, Week

A_DAY = timedelta(days=1)
FREEZES_A_WEEK = 1


def local_day(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date()


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def streak(practised: Iterable[date], today: date) -> Streak:
    """The stretch of days up to today in which no calendar week (Monday to Sunday) has more than one day missed; its
    length counts the days with practice. Today is not missed before it is over. Days to come count for nothing: a clock
    may have been wrong."""
    days = sorted({day for day in practised if day <= today})
    current = today if days and days[-1] == today else today - A_DAY
    missed: Counter[date] = Counter()
    counted, day = 0, current
    known = set(days)
    while days and day >= days[0]:
        if day in known:
            counted += 1
        else:
            missed[monday_of(day)] += 1
            if missed[monday_of(day)] > FREEZES_A_WEEK:
                break
        day -= A_DAY
    this_week = monday_of(today)
    since = max(day + A_DAY, this_week)
    used = sum(since + n * A_DAY not in known for n in range((current - since).days + 1))
    return Streak(counted, max(counted, _longest(days)), today in known, used < FREEZES_A_WEEK)


def _longest(days: list[date]) -> int:
    """Of all stretches between two days with practice. `days` in order, none twice."""
    best = start = 0
    resumed: dict[date, int] = {}  # by week: the index of the day with practice after the one missed in it
    for end, day in enumerate(days):
        missed = (day - days[end - 1]).days - 1 if end else 0
        # Of three days in a row, two lie in one week.
        for back in range(min(missed, 3), 0, -1):
            in_week = monday_of(day - back * A_DAY)
            start = max(start, resumed.get(in_week, 0))
            resumed[in_week] = end
        best = max(best, end - start + 1)
    return best


def week(interviews: Iterable[PastInterview], goal: int, today: date, zone: tzinfo) -> Week:
    since = monday_of(today)
    return Week(sum(since <= local_day(i.started_at, zone) <= today for i in interviews), goal)
