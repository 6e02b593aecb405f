"""What is concluded from figures, and what is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import analytics
from core.domain.insight import Direction, InsightKind
from core.domain.plan import Kind
from core.domain.progress import (
    Activity,
    DashboardFigures,
    DeliveryPoint,
    SubjectFigures,
    SubjectKind,
    SubjectScore,
    TrendPoint,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def points(*scores: float, graded_by: str = "built-in") -> list[TrendPoint]:
    return [
        TrendPoint(f"i{number}", NOW + timedelta(days=number), Kind.GENERAL, score, None, graded_by)
        for number, score in enumerate(scores)
    ]


def topic(name: str, average: float, interviews: int = 5, days_ago: int = 1) -> SubjectFigures:
    last = NOW - timedelta(days=days_ago)
    return SubjectFigures(
        SubjectKind.TOPIC, name, average, interviews, interviews, average + 5, average - 5, average, last
    )


def scores(name: str, *values: float) -> list[SubjectScore]:
    return [SubjectScore(f"i{number:02}", SubjectKind.TOPIC, name, value) for number, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "direction"),
    [
        pytest.param((50, 55, 60, 65, 70), Direction.IMPROVING, id="five that rise"),
        pytest.param((70, 65, 60, 55, 50), Direction.DECLINING, id="five that fall"),
        pytest.param((60, 60, 60, 60, 60, 60), Direction.STABLE, id="all alike"),
        pytest.param((50, 70, 45, 75, 52, 68, 49), Direction.STABLE, id="up and down"),
        pytest.param((50, 60, 70, 80), None, id="too few"),
    ],
)
def test_a_trend_needs_more_than_luck(values, direction):
    found = analytics.trend_test(points(*values))
    assert (found.direction if found else None) is direction


def test_the_figures_of_a_trend():
    """Ten rising values: S = 45, variance 125, z = 44 / sqrt(125) = 3.935, p = 0.0000830 (Kendall 1975)."""
    found = analytics.trend_test(points(*range(10, 110, 10)))
    assert found is not None
    assert found.p == pytest.approx(8.30e-5, rel=0.01)
    assert found.points_per_interview == 10


def test_a_trend_does_not_count_another_graders_scores():
    mixed = [*points(10, 20, 30, graded_by="a"), *points(40, 50, 60, graded_by="b")]
    assert analytics.trend_test(mixed) is None
    assert analytics.grader_changes(mixed) == (3,)


marks = st.lists(st.floats(0, 100), min_size=5, max_size=30)


@given(marks)
def test_a_trend_turned_around_turns_around(values):
    there, back = analytics.trend_test(points(*values)), analytics.trend_test(points(*reversed(values)))
    assert there.p == pytest.approx(back.p)
    assert 0 <= there.p <= 1
    assert there.points_per_interview == pytest.approx(-back.points_per_interview)


@given(st.integers(0, 10_000), st.floats(0, 50))
def test_consistency_is_of_a_hundred_and_of_three_at_least(graded, deviation):
    found = analytics.consistency(DashboardFigures(graded=graded, score_deviation=deviation))
    assert (found is None) == (graded < 3)
    assert found is None or 0 <= found <= 100


@given(
    st.lists(st.integers(0, 10 * 365 * 24 * 60).map(lambda minute: NOW + timedelta(minutes=minute)), max_size=50),
    st.sampled_from(["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Europe/London"]),
)
def test_days_lose_nothing_in_any_time_zone(instants, name):
    found = analytics.by_day([Activity(at, 2, 60.0) for at in instants], ZoneInfo(name))
    assert sum(day.interviews for day in found.values()) == 2 * len(instants)
    assert sum(day.practised_s for day in found.values()) == 60 * len(instants)
    assert set(found) == {at.astimezone(ZoneInfo(name)).date() for at in instants}


def test_nothing_measured_is_none():
    empty = analytics.findings(DashboardFigures(), now=NOW, zone=UTC)
    assert (empty.trend, empty.consistency, empty.time_efficiency, empty.completion_rate) == (None,) * 4
    assert (empty.insights, empty.hardest, empty.days) == ((), (), {})


def test_nothing_is_said_from_two_interviews():
    figures = DashboardFigures(
        interviews=2,
        graded=2,
        trend=tuple(points(10, 90)),
        subjects=(topic("systems", 20, interviews=2, days_ago=90), topic("conflict", 90, interviews=2)),
        recent=tuple(scores("systems", 10, 30)),
    )
    assert analytics.insights(figures, NOW) == ()


def test_a_topic_that_moved_is_said_with_its_interviews():
    moved = scores("systems", 40, 42, 38, 41, 70, 72, 69, 71, 73, 70, 68, 72, 71, 70)
    (found,) = analytics.insights(DashboardFigures(recent=tuple(moved)), NOW)
    assert (found.kind, found.subject, found.interviews) == (InsightKind.ROSE, "systems", 14)
    assert found.interview_ids == ("i13", "i12", "i11")
    noisy = scores("systems", 10, 90, 20, 80, 15, 85, 30, 70, 12, 95, 20, 85, 30, 75)
    assert analytics.insights(DashboardFigures(recent=tuple(noisy)), NOW) == ()


def test_a_weak_topic_is_due_after_a_fortnight():
    figures = DashboardFigures(
        subjects=(
            topic("conflict", 50, days_ago=13),
            topic("systems", 55, days_ago=20),
            topic("strong", 90, days_ago=99),
        ),
        recent=(*scores("conflict", 50), *scores("systems", 55), *scores("strong", 90)),
    )
    found = {insight.kind: insight for insight in analytics.insights(figures, NOW)}
    assert (found[InsightKind.DUE].subject, found[InsightKind.DUE].value) == ("systems", 20)
    assert found[InsightKind.WEAKNESS].subject == "conflict"
    assert found[InsightKind.STRENGTH].subject == "strong"


def test_pace_that_goes_with_the_score_is_said():
    trend = points(80, 75, 70, 65, 60, 55, 52, 40)
    spoken = [DeliveryPoint(p.interview_id, p.started_at, 120 + 8 * n, None, None) for n, p in enumerate(trend)]
    figures = DashboardFigures(trend=tuple(trend), delivery=tuple(spoken))
    found = [i for i in analytics.insights(figures, NOW) if i.kind is InsightKind.CORRELATES]
    assert [(i.subject, i.interviews) for i in found] == [("pace", 8)]
    assert found[0].value < -0.9
    alike = replace(figures, delivery=tuple(replace(p, words_per_minute=140) for p in spoken))
    assert InsightKind.CORRELATES not in {i.kind for i in analytics.insights(alike, NOW)}
