import pytest

from core.domain.evaluation import CriterionScore, Score
from core.domain.plan import Kind
from core.grading.scoring import mean_score, overall_of, points_of
from tests.core.grading.graders import RUBRICS

RUBRIC = RUBRICS.for_kind(Kind.TECHNICAL)  # substance 0.5, depth 0.2, clarity 0.2, confidence 0.1


@pytest.mark.parametrize(("level", "points"), [(1, 0), (2, 25), (3, 50), (4, 75), (5, 100)])
def test_levels_become_points(level, points):
    assert points_of(level) == points


def test_weights_count():
    scores = [CriterionScore("substance", 5), CriterionScore("depth", 1), CriterionScore("clarity", 1)]
    assert overall_of(scores, RUBRIC) == Score(pytest.approx(100 * 0.5 / 0.9, abs=0.05))


def test_what_was_not_graded_stays_out():
    assert overall_of([CriterionScore("substance", 4), CriterionScore("depth", None)], RUBRIC) == Score(75.0)
    assert overall_of([CriterionScore("substance", None)], RUBRIC) is None
    assert overall_of([], RUBRIC) is None


def test_an_exact_level_counts_where_there_is_one():
    assert overall_of([CriterionScore("substance", 4, exact=3.6)], RUBRIC) == Score(65.0)


def test_spread_is_in_points_and_absent_with_one_judge():
    one = overall_of([CriterionScore("substance", 4)], RUBRIC)
    three = overall_of([CriterionScore("substance", 4, spread=1), CriterionScore("depth", 4, spread=1)], RUBRIC)
    assert one == Score(75.0, None)
    assert three == Score(75.0, 12.5)


def test_a_mean_of_nothing_is_nothing():
    assert mean_score([]) is None
    assert mean_score([(1.0, Score(40.0)), (3.0, Score(80.0))]) == Score(70.0)
