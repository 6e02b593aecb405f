"""Three a day: which, for whom, the same all day, and checked by what was done."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.plan import Difficulty, Kind, Mode
from core.domain.practice import Challenge, Check, History
from core.practice.challenges import by_day, is_done
from core.practice.rules import load_rules
from core.settings import PROMPTS
from tests.core.practice.histories import NOON, past

TEMPLATES = load_rules(PROMPTS).challenges
TODAY = NOON.date()


def today(*interviews, owner="ann", day=TODAY):
    *_, last = by_day(History(tuple(interviews)), TEMPLATES, owner_id=owner, today=day, zone=UTC)
    assert last.day == day
    return last.challenges


def challenge(check: Check, subject: str = "", target: float = 0.0) -> Challenge:
    return Challenge("x", "X", "x", 50, check, subject, target)


def test_someone_new_has_three_that_can_be_done():
    assert [state.challenge.check for state in today()][:2] == [Check.COMPLETE, Check.FINISH]
    assert len(today()) == 3


def test_they_are_about_what_is_weak_and_what_was_left_alone():
    weak = past(9, criteria={"star": 2.2, "clarity": 4.5}, topics={"caching": 30.0, "teams": 90.0})
    again = past(8, criteria={"star": 2.4, "clarity": 4.0}, topics={"queues": 40.0})
    first, second, _ = (state.challenge for state in today(weak, again))
    assert (first.check, first.subject, first.target) == (Check.CRITERION, "star", 3.0)
    assert (second.check, second.subject) == (Check.TOPIC, "caching")


many = st.lists(
    st.builds(
        past,
        st.floats(1, 40),
        kind=st.sampled_from(list(Kind)),
        difficulty=st.sampled_from(list(Difficulty)),
        mode=st.sampled_from(list(Mode)),
        score=st.none() | st.floats(0, 100),
        words_per_minute=st.none() | st.floats(80, 220),
        fillers_per_minute=st.none() | st.floats(0, 9),
        criteria=st.dictionaries(st.sampled_from(["star", "clarity"]), st.floats(1, 5)),
        topics=st.dictionaries(st.sampled_from(["caching", "queues"]), st.floats(0, 100)),
    ),
    max_size=12,
)


@given(many, many.map(lambda held: [replace(one, started_at=NOON) for one in held]))
def test_what_is_done_today_does_not_change_what_was_asked_for_today(before, held):
    ordered = sorted(before, key=lambda one: one.started_at)
    morning, evening = today(*ordered), today(*ordered, *held)
    assert [state.challenge for state in morning] == [state.challenge for state in evening]
    assert not any(state.done for state in morning)
    assert [s.done for s in evening] == [is_done(s.challenge, held) for s in evening]
    assert len({s.challenge.id for s in evening}) == 3
    assert all(50 <= s.challenge.reward_xp <= 100 for s in evening)


def test_they_differ_from_day_to_day_and_from_person_to_person():
    seen = {today(owner=owner, day=TODAY + timedelta(days=n))[2].challenge.id for owner in "ab" for n in range(30)}
    assert len(seen) > 1


@pytest.mark.parametrize(
    ("asked", "done", "not_done"),
    [
        (challenge(Check.CRITERION, "star", 3), {"criteria": {"star": 3.0}}, {"criteria": {"star": 2.9}}),
        (challenge(Check.COMPLETE), {"answered_count": 3}, {"answered_count": 2}),
        (challenge(Check.COMPLETE), {}, {"question_count": 1, "answered_count": 1}),
        (challenge(Check.TOPIC, "queues"), {"topics": {"queues": 1.0}}, {"topics": {"caching": 90.0}}),
        (challenge(Check.KIND, "coding"), {"kind": Kind.CODING}, {"kind": Kind.MIXED}),
        (challenge(Check.REAL_MODE), {"mode": Mode.REAL}, {"mode": Mode.PRACTICE}),
        (challenge(Check.PACE, "", 160), {"words_per_minute": 160.0}, {"words_per_minute": 160.1}),
        (challenge(Check.PACE, "", 160), {"words_per_minute": 90.0}, {}),
        (challenge(Check.FILLERS, "", 2), {"fillers_per_minute": 2.0}, {"fillers_per_minute": 2.5}),
        (challenge(Check.SCORE, "", 70), {"score": 70.0}, {"score": None}),
        (challenge(Check.DIFFICULTY, "hard"), {"difficulty": Difficulty.HARD}, {"difficulty": Difficulty.EASY}),
    ],
)
def test_each_is_checked_against_the_interviews_of_the_day(asked, done, not_done):
    assert is_done(asked, [past(), past(**done)] if asked.check is not Check.COMPLETE else [past(**done)])
    assert not is_done(asked, [past(**not_done)])
    assert not is_done(asked, [])


def test_two_interviews_are_two():
    assert not is_done(challenge(Check.TWICE), [past()])
    assert is_done(challenge(Check.TWICE), [past(), past()])
