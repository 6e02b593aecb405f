"""All of it together, badges, and what is switched off."""

from dataclasses import fields, replace
from datetime import UTC, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from core.domain.plan import Difficulty, Kind, Mode
from core.domain.practice import History, Measure, Practice, Preferences
from core.errors import ConfigurationError
from core.practice.overview import practice_of
from core.practice.reminders import calendar_file
from core.practice.rules import load_rules
from core.settings import PROMPTS
from tests.core.practice.histories import NOON, past

RULES = load_rules(PROMPTS)
EVERYTHING = Preferences()


def practice(*interviews, wanted: Preferences = EVERYTHING, now=NOON) -> Practice:
    return practice_of(History(tuple(interviews)), RULES, wanted, owner_id="ann", now=now, zone=UTC)


def test_points_are_fifty_an_interview_and_what_challenges_earned():
    one = practice(past(question_count=1, answered_count=1))
    earned = sum(state.challenge.reward_xp for state in one.challenges if state.done)
    assert one.level.xp == 50 + earned
    assert practice().level.xp == 0


def test_points_are_never_lost_by_practising_more():
    held, before = [], 0
    for day in range(30, 0, -1):
        held.append(past(day, kind=list(Kind)[day % 6], criteria={"star": 1 + day % 4}, topics={"caching": 40.0}))
        xp = practice(*held).level.xp
        assert xp >= before + 50
        before = xp


def test_an_interview_to_come_counts_for_nothing():
    assert practice(past(-2)).level.xp == 0


def test_there_are_fifteen_badges_and_each_measure_is_used():
    assert len(RULES.badges) >= 15
    assert {badge.measure for badge in RULES.badges} == set(Measure)
    assert {"First steps", "On fire", "Perfect ten"} <= {badge.name for badge in RULES.badges}


def test_badges_are_earned_by_what_they_say():
    kinds = list(Kind)
    everything = [
        past(
            (60 - n) * 0.5,
            kind=kinds[n % 6],
            difficulty=Difficulty.HARD,
            mode=Mode.REAL,
            score=96.0 if n % 4 == 3 else 70.0,
            words_per_minute=140.0,
            fillers_per_minute=1.0,
            practised_s=1200.0,
            topics={f"topic {n % 20}": 90.0},
            criteria={"star": 2.0},
        )
        for n in range(60)
    ]
    earned = {state.badge.id for state in practice(*everything).badges if state.earned}
    assert earned == {badge.id for badge in RULES.badges}
    assert not any(state.earned for state in practice().badges)


def test_what_is_switched_off_is_not_there():
    off = Preferences(**{f.name: False for f in fields(Preferences) if f.default is True}, weekly_goal=0)
    assert practice(past(), wanted=off) == Practice(None, None, None, None, None, None, None, None)
    assert practice(past(), wanted=replace(off, weekly_goal=2)).week is not None


def test_skills_are_the_latest_five():
    held = [past(20 - n, topics={"caching": 0.0 if n < 5 else 80.0}) for n in range(10)]
    (skill,) = practice(*held).skills
    assert (skill.points, skill.interviews) == (80.0, 10)


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("badges.toml", 'measure = "hours"', 'measure = "luck"', "measure"),
        ("badges.toml", 'id = "regular"', 'id = "first-steps"', "twice"),
        ("challenges.toml", "reward = 100", "reward = 1000", "reward"),
        ("challenges.toml", "$target words", "$speed words", "slow-down"),
        ("challenges.toml", "[[challenge]]", "[[challenge", "challenges.toml"),
    ],
)
def test_rules_that_are_wrong_are_told(tmp_path, file, before, after, said):
    for name in ("badges.toml", "challenges.toml"):
        text = (PROMPTS / name).read_text()
        assert name != file or before in text
        (tmp_path / name).write_text(text.replace(before, after, 1) if name == file else text)
    with pytest.raises(ConfigurationError, match=said):
        load_rules(tmp_path)


def test_a_calendar_file_has_the_sessions_in_the_persons_own_time():
    zone = ZoneInfo("Europe/London")
    wanted = Preferences(session_days=(2, 5), session_at=time(7, 30), session_minutes=45)
    calendar = Calendar.from_ical(calendar_file(wanted, owner_id="ann", now=NOON, zone=zone))
    (event,) = calendar.walk("VEVENT")
    first = event.decoded("dtstart")
    assert first.isoformat() == "2026-03-07T07:30:00+00:00"  # Wednesday's 07:30 has gone by; Saturday is next
    assert event.decoded("dtend") - first == timedelta(minutes=45)
    assert event["rrule"]["BYDAY"] == ["WE", "SA"]
    assert event["dtstart"].params["TZID"] == "Europe/London"
    assert len(calendar.walk("VALARM")) == 1
    again = Calendar.from_ical(calendar_file(wanted, owner_id="ann", now=NOON + timedelta(days=9), zone=zone))
    assert again.walk("VEVENT")[0]["uid"] == event["uid"]
