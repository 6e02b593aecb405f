"""Plotly in the clothes of the product. `_clothes` is the only place that knows how a chart looks in either theme.

A figure is a plain mapping in plotly's own schema. Plotly's Python classes check every value that they are given, which
takes longer than all the figures of a page; the tests do it instead."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import streamlit as st

from components.catalogue import ENGLISH, surface, t, written
from components.frontend import component
from components.palette import colours, tint
from components.words import KINDS, MONTHS, days_and_times, short_day
from core.domain.calibration import Pair
from core.domain.progress import TrendPoint

FONT = "Instrument Sans, system-ui, sans-serif"
WINDOW = 7  # interviews in the running mean
Figure = Mapping[str, Any]  # data: the traces; layout
LIBRARY = f"plotly.js?v={version('plotly')}"  # of our own server
PERCENT = {"range": [0, 102], "tickvals": [0, 25, 50, 75, 100], "automargin": False}  # an axis
# Room for its numbers and for days: where it is known, plotly need not measure, and draw again.
LABELS = {"l": 36, "b": 30}
_mount = component("chart", isolate_styles=False)


def dress(figure: Figure, height: int, top: int = 8) -> Figure:
    """Our type, our grid, both themes; `height` and `top` in pixels."""
    room = {"height": height, "margin": {"l": 4, "r": 8, "t": top, "b": 4, **figure["layout"].get("margin", {})}}
    layout = {**figure["layout"], **room, "template": _clothes(st.context.theme.type)}
    return {"data": figure["data"], "layout": layout}


@lru_cache(maxsize=2)
def _clothes(theme: str | None) -> Mapping[str, Any]:  # noqa: ARG001
    """A plotly template."""
    c = colours()
    axis = {
        "gridcolor": c["grid"],
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "ticklabelstandoff": 6,
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
    return {"layout": layout}


def show(figure: Figure, key: str, alt: str, height: int = 280, top: int = 8) -> None:
    """`alt` says in words what the picture shows. Its one button saves it as a PNG. It is drawn when it comes near the
    window, and changed in place by the next figure of this key."""
    save = {"format": "png", "filename": f"rehearsal-{key}", "scale": 2}
    config: dict[str, Any] = {
        "displayModeBar": True,
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": save,
    }
    if surface() != ENGLISH:
        config |= {"locale": surface(), "locales": {surface(): _locale()}}
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    _mount(
        key=f"chart-{key}",
        data={
            "figure": json.dumps({**dress(figure, height, top), "config": config}),
            "alt": alt,
            "failed": t("This chart could not be loaded. Reload the page to try again."),
            "height": height,
            "library": f"/{base}/{LIBRARY}" if base else f"/{LIBRARY}",
        },
    )


def _locale() -> Mapping[str, Any]:
    """Words and figures of the library itself, as the surface's language has them."""
    decimal, thousands = written(".", surface()), written(",", surface())
    return {
        "dictionary": {"Download plot as a PNG": t("Save the picture")},
        "format": {"decimal": decimal, "thousands": thousands, "shortMonths": list(MONTHS.values())},
    }


def score_trend(points: Sequence[TrendPoint]) -> Figure:
    """Every graded interview a dot; the line is the mean of the last seven, the band their own mean spread around it.

    Interviews stand at equal distances: two on one evening would otherwise fall on one spot.
    """
    mean, spread = _running(points)
    x = list(range(1, len(points) + 1))
    line = {"type": "scatter", "mode": "lines", "line": {"color": tint("accent"), "width": 3}, "hoverinfo": "skip"}
    dots = {
        "type": "scatter",
        "x": x,
        "y": [point.score for point in points],
        "mode": "markers",
        "marker": {"size": 8, "color": tint("accent", 0.75), "line": {"width": 2, "color": colours()["paper"]}},
        "customdata": [
            [KINDS[p.kind], begun, f" ± {p.spread:.0f}" if p.spread else ""]
            for p, begun in zip(points, days_and_times(p.started_at for p in points), strict=True)
        ],
        "hovertemplate": "<b>%{y:.0f}%{customdata[2]}</b><br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    }
    band = _band(x, mean, spread) if any(spread) else []
    xaxis = {**day_axis([point.started_at for point in points]), "range": [0.5, len(x) + 0.5]}
    return {
        "data": [_under(x, mean), *band, {**line, "x": x, "y": mean}, dots],
        "layout": {"xaxis": xaxis, "yaxis": PERCENT, "margin": LABELS},
    }


def day_axis(days: Sequence[datetime]) -> dict[str, Any]:
    """Of interviews at equal distances, from 1; five of them at most are named by their day, which a phone has room
    for."""
    step = max(1, -(-len(days) // 5))
    return {
        "tickvals": list(range(1, len(days) + 1, step)),
        "ticktext": [short_day(day) for day in days[::step]],
        "automargin": False,
        "tickangle": 0,
    }


def _running(points: Sequence[TrendPoint]) -> tuple[list[float], list[float]]:
    windows = [points[max(0, end - WINDOW) : end] for end in range(1, len(points) + 1)]
    means = [sum(p.score for p in window) / len(window) for window in windows]
    return means, [sum(p.spread or 0.0 for p in window) / len(window) for window in windows]


BARE = {"type": "scatter", "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}  # an edge of an area


def _under(x: list[int], mean: list[float]) -> dict[str, Any]:
    fade = [[0, tint("accent", 0.0)], [1, tint("accent", 0.30)]]
    gradient = {"type": "vertical", "start": 0, "stop": 100, "colorscale": fade}
    return {**BARE, "x": x, "y": mean, "fill": "tozeroy", "fillgradient": gradient}


def _band(x: list[int], mean: list[float], spread: list[float]) -> list[dict[str, Any]]:
    upper = [m + s for m, s in zip(mean, spread, strict=True)]
    lower = [m - s for m, s in zip(mean, spread, strict=True)]
    fill = {"fill": "tonexty", "fillcolor": tint("accent", 0.20)}
    return [{**BARE, "x": x, "y": upper}, {**BARE, "x": x, "y": lower, **fill}]


def agreement(pairs: Sequence[Pair]) -> Figure:
    """The grader's level against the one by hand; a dot's area is how many fell there. On the diagonal both agree,
    inside the band they differ by less than one level and a half."""
    counted = Counter((pair.by_hand.level, pair.level) for pair in pairs if pair.level is not None)
    dots = sorted(counted)
    far = [abs(hand - level) > 1 for hand, level in dots]
    band = {"mode": "none", "fill": "toself", "fillcolor": tint("accent", 0.13)}
    line = {"mode": "lines", "line": {"color": colours()["mist"], "width": 1.5, "dash": "dot"}}
    found = {
        "type": "scatter",
        "x": [hand for hand, _ in dots],
        "y": [level for _, level in dots],
        "mode": "markers+text",
        "text": [str(counted[dot]) for dot in dots],
        "textfont": {"color": colours()["ink"], "size": 12},
        "hovertemplate": f"<b>%{{text}} {t('levels')}</b><br>{t('By hand')} %{{x}}, {t('grader')} %{{y}}"
        "<extra></extra>",
        "marker": {
            "size": [18 + 5 * counted[dot] ** 0.5 for dot in dots],
            "symbol": ["diamond" if one else "circle" for one in far],
            "color": [tint("amber" if one else "accent", 0.55) for one in far],
            "line": {"width": 1.5, "color": colours()["paper"]},
        },
    }
    return {
        "data": [
            {"type": "scatter", "hoverinfo": "skip", "x": [0, 7, 7, 0], "y": [1.5, 8.5, 5.5, -1.5], **band},
            {"type": "scatter", "hoverinfo": "skip", "x": [0, 7], "y": [0, 7], **line},
            found,
        ],
        "layout": {"xaxis": _levels(t("By hand")), "yaxis": _levels(t("Grader"))},
    }


def _levels(title: str) -> dict[str, Any]:
    return {"range": [0.4, 5.6], "tickvals": [1, 2, 3, 4, 5], "title": {"text": title, "standoff": 6}}
