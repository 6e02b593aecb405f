"""Levels and weights become 0-100 here and nowhere else. What was not measured stays out of the mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.domain.evaluation import CriterionScore, Rubric, Score

POINTS_A_LEVEL = 25.0


def points_of(level: float) -> float:
    """Level 1 is 0, level 5 is 100, even steps between them."""
    return (level - 1) * POINTS_A_LEVEL


def level_points(score: CriterionScore) -> float | None:
    """0-100, from the level before rounding where there is one; None when it was not graded."""
    if score.level is None:
        return None
    return points_of(score.level if score.exact is None else score.exact)


def spread_points(score: CriterionScore) -> float | None:
    """How far the judgements lie around the level, in points of 100; None with one judgement only."""
    return None if score.spread is None else score.spread * POINTS_A_LEVEL / 2


def overall_of(scores: Sequence[CriterionScore], rubric: Rubric) -> Score | None:
    """The weighted mean over what was graded; None when nothing was. The spread, in the same points, is the weighted
    mean over the criteria of half the way from the lowest judgement to the highest; None with one judgement only."""
    weighed = [(rubric.criterion(score.criterion_id).weight, score) for score in scores if score.level is not None]
    value = weighted_mean((weight, points) for weight, s in weighed if (points := level_points(s)) is not None)
    spread = weighted_mean((weight, points) for weight, s in weighed if (points := spread_points(s)) is not None)
    return None if value is None else Score(round(value, 1), None if spread is None else round(spread, 1))


def mean_score(scores: Iterable[tuple[float, Score]]) -> Score | None:
    """The weighted mean of some scores; the spread is that of those which have one."""
    given = list(scores)
    value = weighted_mean((weight, score.value) for weight, score in given)
    spread = weighted_mean((weight, score.spread) for weight, score in given if score.spread is not None)
    return None if value is None else Score(round(value, 1), None if spread is None else round(spread, 1))


def weighted_mean(values: Iterable[tuple[float, float]]) -> float | None:
    """None for none."""
    given = list(values)
    total = sum(weight for weight, _ in given)
    return sum(weight * value for weight, value in given) / total if total else None
