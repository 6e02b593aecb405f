"""Charts are plain mappings: plotly's own classes, which refuse what its schema does not know, check them here."""

import json
from datetime import UTC, date, datetime, timedelta

import plotly.graph_objects as go
import pytest

from components import charts, operations_view, progress_charts
from components.words import minutes
from core.domain.calibration import HandLevel, Pair
from core.domain.operations import DayFigures
from core.domain.plan import Kind
from core.domain.progress import Activity, DeliveryPoint, SubjectFigures, SubjectKind, TrendPoint

AT = datetime(2026, 3, 2, 18, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def scored(number: int, spread: float | None = 2.5) -> TrendPoint:
    at = AT + timedelta(days=number)
    return TrendPoint(f"i{number}", at, Kind.CODING, 40.0 + number, spread, "a judge", unassisted=45.0 + number)


TREND = [scored(number) for number in range(20)]
SPOKEN = [DeliveryPoint(f"i{n}", AT + timedelta(days=n), 140.0 + n, 3.0, 900) for n in range(9)]
TOPICS = [
    SubjectFigures(SubjectKind.TOPIC, name, average, 4, 3, 80.0, 20.0, 60.0, AT)
    for name, average in (("caches", 41.2), ("<b>queues</b>", 63.0))
]
PROFILES = {"Clarity": (3.0, 3.5), "Structure": (None, 4.0), "Substance": (2.0, 2.5), "Depth": (1.5, 4.5)}
PAIRS = [Pair("q", "a", HandLevel("q", level, ""), graded, "") for level, graded in ((2, 2), (4, 2), (5, 5), (3, None))]
FIGURES = {
    "trend": lambda: progress_charts.trend(TREND, (3, 9)),
    "trend of sure grades": lambda: progress_charts.trend([scored(n, None) for n in range(3)], ()),
    "hinted": lambda: progress_charts.hinted(TREND),
    "radar": lambda: progress_charts.radar(PROFILES, 1, 5),
    "distribution": lambda: progress_charts.distribution((0, 1, 20, 3000, 2)),
    "calendar": lambda: progress_charts.calendar({TODAY: Activity(AT, 2, 1800.0)}),
    "delivery": lambda: progress_charts.delivery(SPOKEN),
    "subjects": lambda: progress_charts.subjects(TOPICS, {}, 0, 100),
    "agreement": lambda: charts.agreement(PAIRS),
    "days": lambda: operations_view._by_day([DayFigures(TODAY, 3, 5, 4), DayFigures(TODAY, 2, 2, 1)]),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_of_plotlys_schema_and_can_be_sent(name):
    figure = charts.dress(FIGURES[name](), height=200)
    assert go.Figure(figure).to_plotly_json()["data"]
    assert json.loads(json.dumps(figure, allow_nan=False))["layout"]["height"] == 200


def test_what_plotly_does_not_know_is_refused_here():
    with pytest.raises(ValueError, match="colour"):
        go.Figure({"data": [{"type": "bar", "colour": "red"}], "layout": {}})


def test_every_scored_interview_is_a_dot_and_the_line_is_the_mean_of_seven():
    *_, line, dots = charts.score_trend(TREND)["data"]
    assert dots["y"] == [point.score for point in TREND] and dots["x"] == list(range(1, 21))
    assert dots["customdata"][0][2] == " ± 2"
    assert line["y"][0] == 40.0 and line["y"][-1] == pytest.approx(sum(range(53, 60)) / 7)


def test_a_long_trend_shows_its_newest_and_the_lines_of_other_graders_stay_with_them():
    points, dots = [scored(number) for number in range(300)], progress_charts.DOTS
    figure = progress_charts.trend(points, (10, 60, 290))
    assert figure["data"][-1]["y"] == [point.score for point in points[-dots:]]
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [140.5]
    assert len(progress_charts.trend_rows(points)) == 300


def test_a_name_from_elsewhere_is_no_markup():
    (bars,) = progress_charts.subjects(TOPICS, {}, 0, 100)["data"]
    assert not any("<b>" in name for name in bars["y"])


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(48, "48 s"), (7500, "2 h 5 min"), (359_940, "99 h 59 min"), (359_990, "100 h"), (10_042_200, "2,790 h")],
)
def test_a_length_is_as_fine_as_it_matters(seconds, told):
    assert minutes(seconds) == told
