"""Streaks and weeks: against a plain definition, and in every time zone."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.practice.days import local_day, monday_of, streak, week
from tests.core.practice.histories import NOON, past

TODAY = date(2026, 3, 4)  # a Wednesday
ZONES = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Europe/London", "Pacific/Kiritimati"]
offsets = st.sets(st.integers(0, 40), max_size=30)


def ago(*days: int) -> set[date]:
    return {TODAY - timedelta(days=n) for n in days}


def holds(start: date, end: date, practised: set[date]) -> bool:
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return all(n <= 1 for n in Counter(monday_of(day) for day in days if day not in practised).values())


def plain_streak(practised: set[date], today: date) -> int:
    """Every stretch that could be meant, tried."""
    end = today if today in practised else today - timedelta(days=1)
    starts = [day for day in practised if day <= end]
    return max((len([d for d in starts if d >= s]) for s in starts if holds(s, end, practised)), default=0)


def plain_longest(practised: set[date]) -> int:
    pairs = [(a, b) for a in practised for b in practised if a <= b]
    return max((len([d for d in practised if a <= d <= b]) for a, b in pairs if holds(a, b, practised)), default=0)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param((), 0, id="nothing yet"),
        pytest.param((0,), 1, id="today"),
        pytest.param((1, 2), 2, id="today is still open"),
        pytest.param((0, 2), 2, id="one day of the week was missed"),
        pytest.param((0, 3), 1, id="two days of a week were missed"),
        pytest.param((0, 1, 3, 4), 4, id="Sunday missed, which is another week's day"),
        pytest.param((0, 2, 3, 5, 6, 7, 8, 9), 8, id="one in each of two weeks"),
        pytest.param((0, 1, 2, 4, 5, 6, 7, 9), 7, id="Sunday and Tuesday of one week"),
        pytest.param((30, 31), 0, id="long ago"),
    ],
)
def test_a_streak_forgives_one_day_a_week(days, expected):
    assert streak(ago(*days), TODAY).days == expected


@given(offsets, st.integers(0, 6))
def test_a_streak_is_the_best_stretch_up_to_today(days, weekday):
    today = TODAY + timedelta(days=weekday)
    practised = {today - timedelta(days=n) for n in days}
    found = streak(practised, today)
    assert found.days == plain_streak(practised, today)
    assert found.longest == max(plain_longest(practised), found.days)
    assert found.practised_today == (today in practised)


@given(offsets, st.integers(0, 40))
def test_practising_once_more_never_shortens_a_streak(days, more):
    before, after = streak(ago(*days), TODAY), streak(ago(*days, more), TODAY)
    assert after.days >= before.days
    assert after.longest >= before.longest


def test_days_to_come_count_for_nothing():
    assert streak({TODAY + timedelta(days=3)}, TODAY).days == 0


def test_the_freeze_of_a_week_is_used_once():
    assert streak(ago(0, 1), TODAY).freeze_left
    assert not streak(ago(0, 2), TODAY).freeze_left
    assert streak(ago(), TODAY).freeze_left


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.sampled_from(ZONES))  # noqa: DTZ001
def test_a_day_is_the_one_that_was_lived(at, name):
    instant = at.replace(tzinfo=UTC)
    zone = ZoneInfo(name)
    day = local_day(instant, zone)
    midnight = datetime.combine(day, datetime.min.time(), zone)
    assert midnight <= instant < midnight + timedelta(hours=27)  # a day may be longer where clocks change
    assert abs((day - instant.date()).days) <= 1


@given(st.lists(st.integers(0, 60 * 24 * 20), min_size=1, max_size=20), st.sampled_from(ZONES))
def test_every_day_practised_is_a_streak_wherever_one_lives(minutes, name):
    zone, now = ZoneInfo(name), NOON
    instants = [now - timedelta(minutes=m) for m in minutes]
    days = [local_day(at, zone) for at in instants]
    assert streak(days, local_day(now, zone)).days == plain_streak(set(days), local_day(now, zone))


def test_a_week_begins_on_monday_where_the_person_lives():
    sunday_night = past(2.6)  # 21:36 on Sunday in UTC: Monday morning in Apia
    assert week([sunday_night], 3, TODAY, UTC).done == 0
    assert week([sunday_night], 3, TODAY, ZoneInfo("Pacific/Apia")).done == 1
