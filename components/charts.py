"""Plotly in the clothes of the product. `dress` is the only place that knows how a chart looks in either theme."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import plotly.graph_objects as go
import streamlit as st

from components.palette import colours, tint
from components.words import KINDS, day_and_time, short_day
from core.domain.calibration import Pair
from core.domain.progress import TrendPoint

FONT = "Instrument Sans, system-ui, sans-serif"
WINDOW = 7  # interviews in the running mean


def dress(figure: go.Figure, height: int, top: int = 8) -> go.Figure:
    """Our type, our grid, both themes; `height` and `top` in pixels."""
    figure.update_layout(
        template=_clothes(st.context.theme.type), height=height, margin={"l": 4, "r": 8, "t": top, "b": 4}
    )
    return figure


@lru_cache(maxsize=2)
def _clothes(theme: str | None) -> go.layout.Template:  # noqa: ARG001
    """Made once a theme: plotly checks every value that a figure is given, and these are most of them."""
    c = colours()
    axis = {
        "gridcolor": c["grid"],
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"color": c["mist"]},
    }
    layout = {
        "showlegend": False,
        "dragmode": False,
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": c["mist"], "activecolor": tint("accent")},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": c["mist"]},
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": c["paper"],
            "bordercolor": tint("accent", 0.5),
            "font": {"family": FONT, "size": 13, "color": c["ink"]},
        },
        "xaxis": {**axis, "showgrid": False},
        "yaxis": axis,
    }
    return go.layout.Template(layout=layout)


def show(figure: go.Figure, key: str, alt: str, height: int = 280, top: int = 8) -> None:
    """`alt` says in words what the picture shows. The one button that plotly adds saves it as a PNG."""
    save = {"format": "png", "filename": f"rehearsal-{key}", "scale": 2}
    config = {
        "displayModeBar": True,
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": save,
        "responsive": True,
    }
    st.plotly_chart(dress(figure, height, top), theme=None, key=key, alt=alt, config=config)


def score_trend(points: Sequence[TrendPoint]) -> go.Figure:
    """Every graded interview a dot; the line is the mean of the last seven, the band their own mean spread around it.

    Interviews stand at equal distances: two on one evening would otherwise fall on one spot.
    """
    mean, spread = _running(points)
    x = list(range(1, len(points) + 1))
    figure = go.Figure()
    _under(figure, x, mean)
    if any(spread):
        _band(figure, x, mean, spread)
    figure.add_scatter(x=x, y=mean, mode="lines", line={"color": tint("accent"), "width": 3}, hoverinfo="skip")
    figure.add_scatter(
        x=x,
        y=[point.score for point in points],
        mode="markers",
        marker={"size": 8, "color": tint("accent", 0.75), "line": {"width": 2, "color": colours()["paper"]}},
        customdata=[
            [KINDS[p.kind], day_and_time(p.started_at), f" ± {p.spread:.0f}" if p.spread else ""] for p in points
        ],
        hovertemplate="<b>%{y:.0f}%{customdata[2]}</b><br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )
    figure.update_yaxes(range=[0, 102], tickvals=[0, 25, 50, 75, 100])
    step = max(1, len(points) // 6)
    days = [short_day(point.started_at) for point in points[::step]]
    figure.update_xaxes(tickvals=x[::step], ticktext=days, range=[0.5, len(x) + 0.5])
    return figure


def _running(points: Sequence[TrendPoint]) -> tuple[list[float], list[float]]:
    windows = [points[max(0, end - WINDOW) : end] for end in range(1, len(points) + 1)]
    means = [sum(p.score for p in window) / len(window) for window in windows]
    return means, [sum(p.spread or 0.0 for p in window) / len(window) for window in windows]


def _under(figure: go.Figure, x: list[int], mean: list[float]) -> None:
    fade = [[0, tint("accent", 0.0)], [1, tint("accent", 0.30)]]
    gradient = {"type": "vertical", "start": 0, "stop": 100, "colorscale": fade}
    line = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(x=x, y=mean, fill="tozeroy", fillgradient=gradient, **line)


def _band(figure: go.Figure, x: list[int], mean: list[float], spread: list[float]) -> None:
    line = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(x=x, y=[m + s for m, s in zip(mean, spread, strict=True)], **line)
    lower = [m - s for m, s in zip(mean, spread, strict=True)]
    figure.add_scatter(x=x, y=lower, fill="tonexty", fillcolor=tint("accent", 0.20), **line)


def agreement(pairs: Sequence[Pair]) -> go.Figure:
    """The grader's level against the one by hand; a dot's area is how many fell there. On the diagonal both agree,
    inside the band they differ by less than one level and a half."""
    counted = Counter((pair.by_hand.level, pair.level) for pair in pairs if pair.level is not None)
    dots = sorted(counted)
    far = [abs(hand - level) > 1 for hand, level in dots]
    figure = go.Figure()
    band = {"fill": "toself", "mode": "none", "fillcolor": tint("accent", 0.13), "hoverinfo": "skip"}
    figure.add_scatter(x=[0, 7, 7, 0], y=[1.5, 8.5, 5.5, -1.5], **band)
    line = {"color": colours()["mist"], "width": 1.5, "dash": "dot"}
    figure.add_scatter(x=[0, 7], y=[0, 7], mode="lines", line=line, hoverinfo="skip")
    figure.add_scatter(
        x=[hand for hand, _ in dots],
        y=[level for _, level in dots],
        mode="markers+text",
        text=[str(counted[dot]) for dot in dots],
        textfont={"color": colours()["ink"], "size": 12},
        hovertemplate="<b>%{text} levels</b><br>By hand %{x}, grader %{y}<extra></extra>",
        marker={
            "size": [18 + 5 * counted[dot] ** 0.5 for dot in dots],
            "symbol": ["diamond" if one else "circle" for one in far],
            "color": [tint("amber" if one else "accent", 0.55) for one in far],
            "line": {"width": 1.5, "color": colours()["paper"]},
        },
    )
    figure.update_xaxes(range=[0.4, 5.6], tickvals=[1, 2, 3, 4, 5], title={"text": "By hand", "standoff": 6})
    figure.update_yaxes(range=[0.4, 5.6], tickvals=[1, 2, 3, 4, 5], title={"text": "Grader", "standoff": 6})
    return figure
