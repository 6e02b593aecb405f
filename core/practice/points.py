"""Experience points and levels."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.practice import Level

XP_AN_INTERVIEW = 50
FIRST_FLOORS_XP = (0, 100, 250, 500, 1000)
NEXT_STEP_XP, STEP_GROWS_XP = 750, 250  # after the last of them


def level_of(xp: int) -> Level:
    """Levels begin at 0, 100, 250, 500 and 1,000 XP, then at 1,750, 2,750, 4,000 …: each step 250 longer."""
    floors = _floors_xp()
    number, floor, following = 1, next(floors), next(floors)
    while xp >= following:
        number, floor, following = number + 1, following, next(floors)
    return Level(number, xp, floor, following)


def _floors_xp() -> Iterator[int]:
    yield from FIRST_FLOORS_XP
    floor, step = FIRST_FLOORS_XP[-1], NEXT_STEP_XP
    while True:
        floor += step
        step += STEP_GROWS_XP
        yield floor
