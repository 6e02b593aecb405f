"""Levels over all of their range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.practice.points import level_of


@pytest.mark.parametrize(
    ("xp", "number"),
    [(0, 1), (99, 1), (100, 2), (249, 2), (250, 3), (500, 4), (999, 4), (1000, 5), (1749, 5), (1750, 6), (2750, 7)],
)
def test_levels_begin_where_they_are_said_to(xp, number):
    assert level_of(xp).number == number


@given(st.integers(0, 5_000_000))
def test_a_level_holds_its_points_and_steps_never_shrink(xp):
    level = level_of(xp)
    assert level.floor_xp <= xp < level.next_xp
    following = level_of(level.next_xp)
    assert following.number == level.number + 1
    assert following.floor_xp == level.next_xp
    assert following.next_xp - following.floor_xp >= level.next_xp - level.floor_xp
