"""The pictures of the progress page, each with the rows that its table shows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from components.catalogue import lowered, m, numeral, t
from components.charts import LABELS, PERCENT, Figure, day_axis, score_trend
from components.palette import colours, tint
from components.words import KINDS, MONTHS, days_and_times, minutes, name_of, short_day
from core.domain.progress import Activity, DeliveryPoint, SubjectFigures, TrendPoint

BINS = ("0–20", "21–40", "41–60", "61–80", "81–100")
DAYS = (m("Mon"), m("Tue"), m("Wed"), m("Thu"), m("Fri"), m("Sat"), m("Sun"))
WEEKS = 24
DOTS = 150  # more cannot be told apart on the width of the page
COMFORTABLE_PACE = (130, 160)  # words a minute
Rows = list[dict[str, object]]
P = TypeVar("P", TrendPoint, DeliveryPoint)


def trend(points: Sequence[TrendPoint], changes: Sequence[int]) -> Figure:
    """Of the newest DOTS. `changes` are indices of points that another grader judged than the one before."""
    figure = score_trend(points[-DOTS:])
    left_out = max(0, len(points) - DOTS)
    drawn = [n - left_out for n in changes if n > left_out]
    line = {"color": colours()["mist"], "width": 1, "dash": "dot"}
    upright = {"type": "line", "yref": "y domain", "y0": 0, "y1": 1, "line": line}
    shapes = [{**upright, "x0": n + 0.5, "x1": n + 0.5} for n in drawn[-5:]]  # more lines than that hide the scores
    return {**figure, "layout": {**figure["layout"], "shapes": shapes}}


def trend_rows(points: Sequence[TrendPoint]) -> Rows:
    return [
        {
            t("When"): begun,
            t("Kind"): KINDS[p.kind],
            t("Score"): p.score,
            t("Spread"): p.spread,
            t("Without hints' cost"): _rounded(p.unassisted),
            t("Graded by"): ", ".join(map(t, p.graded_by.split(", "))) if p.graded_by else None,
        }
        for p, begun in _newest_first(points)
    ]


def _newest_first(points: Sequence[P]) -> Iterable[tuple[P, str]]:
    """Each with when it began, in words."""
    newest = points[::-1]
    return zip(newest, days_and_times(p.started_at for p in newest), strict=True)


def hinted(points: Sequence[TrendPoint]) -> Figure:
    """Coding rounds: as scored, and as they would have been if hints had cost nothing."""
    x = list(range(1, len(points) + 1))
    readings = (
        (t("without hints' cost"), [p.unassisted for p in points], "violet", "dot"),
        (t("as scored"), [p.score for p in points], "accent", "solid"),
    )
    traces = [
        {
            "type": "scatter",
            "x": x,
            "y": values,
            "mode": "lines+markers",
            "line": {"color": tint(hue), "width": 2.5, "dash": dash},
            "marker": {"size": 7},
            "hovertemplate": f"<b>%{{y:.0f}}</b> {name}<extra></extra>",
        }
        for name, values, hue, dash in readings
    ]
    xaxis = day_axis([p.started_at for p in points])
    return {"data": traces, "layout": {"xaxis": xaxis, "yaxis": PERCENT, "margin": LABELS}}


def radar(profiles: Mapping[str, tuple[float | None, float | None]], low: float, top: float) -> Figure:
    """(before, lately) of each name, on an axis from `low` to `top`. A name without a value has no point."""
    traces = []
    parts = (
        (t("Before"), 0, {"color": colours()["mist"], "width": 1.5, "dash": "dot"}, "rgba(0,0,0,0)"),
        (t("Last ten"), 1, {"color": tint("accent"), "width": 2.5}, tint("accent", 0.24)),
    )
    for label, index, line, fill in parts:
        known = [(_broken(name), values[index]) for name, values in profiles.items() if values[index] is not None]
        if not known:
            continue
        closed = [*known, known[0]]
        traces.append(
            {
                "type": "scatterpolar",
                "r": [value for _, value in closed],
                "theta": [name for name, _ in closed],
                "fill": "toself" if len(known) > 2 else "none",
                "fillcolor": fill,
                "line": line,
                "mode": "lines+markers",
                "marker": {"size": 6},
                "hovertemplate": "%{theta}: <b>%{r:.1f}</b><extra>" + label + "</extra>",
            }
        )
    grid = {"gridcolor": colours()["grid"], "linecolor": "rgba(0,0,0,0)", "ticks": ""}
    radial = {"range": [low, top], "nticks": 5, "showticklabels": False, **grid}
    angular = {"rotation": 90, "direction": "clockwise", "tickfont": {"size": 12.5, "color": colours()["mist"]}, **grid}
    domain = {"x": [0.26, 0.74], "y": [0.12, 0.88]}
    polar = {"bgcolor": "rgba(0,0,0,0)", "domain": domain, "radialaxis": radial, "angularaxis": angular}
    return {"data": traces, "layout": {"polar": polar}}


def radar_rows(profiles: Mapping[str, tuple[float | None, float | None]]) -> Rows:
    return [
        {t("Name"): name, t("Before"): _rounded(old), t("Last ten"): _rounded(new)}
        for name, (old, new) in profiles.items()
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _broken(name: str) -> str:
    """In lines of a radar's width; a chart reads markup, so its signs are taken out."""
    words = name.replace("<", "‹").replace(">", "›").replace("&", "+")
    return words if len(words) <= 14 else words.replace(" ", "<br>", 1)[:40]


def distribution(counts: Sequence[int]) -> Figure:
    highest = max(counts) or 1
    bars = {
        "type": "bar",
        "x": list(BINS),
        "y": list(counts),
        "marker": {"color": [tint("accent", 1 if n == highest else 0.42) for n in counts], "cornerradius": 8},
        "text": [numeral(n, ",") for n in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": colours()["ink"], "size": 14},
        "hovertemplate": "%{x}: <b>%{y}</b><extra></extra>",
    }
    yaxis = {"visible": False, "range": [0, highest * 1.18]}
    return {"data": [bars], "layout": {"bargap": 0.28, "xaxis": {"type": "category"}, "yaxis": yaxis}}


def distribution_rows(counts: Sequence[int]) -> Rows:
    return [{t("Score"): name, t("Interviews"): n} for name, n in zip(BINS, counts, strict=True)]


def calendar(days: Mapping[date, Activity]) -> Figure:
    """The 24 weeks that end with the last day."""
    last = max(days)
    monday = last - timedelta(days=last.weekday() + 7 * (WEEKS - 1))
    every = [[monday + timedelta(days=7 * week + day) for week in range(WEEKS)] for day in range(7)]
    # A day with less than a minute was a day of practice all the same.
    practised = [[max(1, round(days[d].practised_s / 60)) if d in days else 0 for d in row] for row in every]
    squares = {
        "type": "heatmap",
        "z": practised,
        "x": list(range(WEEKS)),
        "y": [t(day) for day in DAYS],
        "customdata": [[t("{day} {month}", day=d.day, month=t(f"{d:%B}")) for d in row] for row in every],
        "xgap": 3,
        "ygap": 3,
        "showscale": False,
        "zmin": 0,
        "zmax": max(30, *(max(row) for row in practised)),
        "colorscale": [[0, colours()["grid"]], [0.01, tint("accent", 0.30)], [1, tint("accent", 1)]],
        "hovertemplate": "%{customdata}: <b>%{z} min</b><extra></extra>",
    }
    firsts = [week for week in range(WEEKS) if every[0][week].day <= 7]
    xaxis = {"tickvals": firsts, "ticktext": [MONTHS[every[0][w].month] for w in firsts], "side": "top"}
    yaxis = {"autorange": "reversed", "showgrid": False, "tickvals": [t(day) for day in DAYS[::2]]}
    return {"data": [squares], "layout": {"xaxis": xaxis, "yaxis": yaxis}}


def calendar_rows(days: Mapping[date, Activity]) -> Rows:
    return [
        {
            t("Day"): t("{day} {month}", day=day.day, month=t(f"{day:%B}")) + f" {day:%Y}",
            t("Interviews"): days[day].interviews,
            t("Practised"): minutes(days[day].practised_s),
        }
        for day in sorted(days, reverse=True)
    ]


def delivery(points: Sequence[DeliveryPoint]) -> Figure:
    """Two readings over the same interviews: words a minute with the comfortable band, and fillers a minute."""
    x = list(range(1, len(points) + 1))
    readings = (
        ("", [p.words_per_minute for p in points], "accent", "%{y:.0f}", t("Words a minute")),
        ("2", [p.fillers_per_minute for p in points], "amber", "%{y:.1f}", t("Fillers a minute")),
    )
    traces, titles = [], []
    for axis, values, hue, number, name in readings:
        trace = {"type": "scatter", "x": x, "y": values, "xaxis": f"x{axis}", "yaxis": f"y{axis}"}
        line, hover = {"color": tint(hue), "width": 2.5}, f"<b>{number}</b> {lowered(name)}<extra></extra>"
        traces.append({**trace, "mode": "lines+markers", "line": line, "hovertemplate": hover})
        at = {"xref": "paper", "x": 0, "xanchor": "left", "yref": f"y{axis} domain", "y": 1, "yshift": 24}
        titles.append({**at, "text": name, "showarrow": False, "font": {"color": colours()["ink"]}})
    low, high = COMFORTABLE_PACE
    band = {"type": "rect", "fillcolor": tint("good", 0.14), "line": {"width": 0}, "layer": "below"}
    days = day_axis([p.started_at for p in points])
    layout: dict[str, Any] = {
        "xaxis": {**days, "matches": "x2", "showticklabels": False},
        "yaxis": {"domain": [0.55, 1]},
        "xaxis2": {**days, "anchor": "y2"},
        "yaxis2": {"domain": [0, 0.35], "anchor": "x2", "rangemode": "tozero"},
        "shapes": [{**band, "xref": "x domain", "x0": 0, "x1": 1, "yref": "y", "y0": low, "y1": high}],
        "annotations": titles,
        "margin": {"b": LABELS["b"]},
    }
    return {"data": traces, "layout": layout}


def delivery_rows(points: Sequence[DeliveryPoint]) -> Rows:
    return [
        {
            t("When"): begun,
            t("Words a minute"): _rounded(p.words_per_minute),
            t("Fillers a minute"): _rounded(p.fillers_per_minute),
            t("Longest pause, s"): _rounded(p.longest_pause_ms / 1000) if p.longest_pause_ms is not None else None,
        }
        for p, begun in _newest_first(points)
    ]


def subjects(figures: Sequence[SubjectFigures], names: Mapping[str, str], low: float, top: float) -> Figure:
    """Bars of the averages, the first one at the top."""
    shown = list(reversed(figures))
    bars = {
        "type": "bar",
        "x": [s.average - low for s in shown],
        "base": low,
        "y": [_broken(name_of(s.id, names)) for s in shown],
        "orientation": "h",
        "marker": {"color": tint("accent", 0.6), "cornerradius": 6},
        "text": [numeral(s.average, ".0f" if top > 10 else ".1f") for s in shown],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": colours()["ink"], "size": 13},
        "customdata": [s.interviews for s in shown],
        "hovertemplate": t("%{y}: <b>%{text}</b> over %{customdata} interviews") + "<extra></extra>",
    }
    xaxis = {"range": [low, top + (top - low) * 0.08], "visible": False}
    return {"data": [bars], "layout": {"xaxis": xaxis, "yaxis": {"type": "category", "showgrid": False}}}


def subject_rows(figures: Sequence[SubjectFigures], names: Mapping[str, str]) -> Rows:
    return [
        {
            t("Name"): name_of(s.id, names),
            t("Average"): _rounded(s.average),
            t("Answers"): s.answers,
            t("Best"): _rounded(s.best),
            t("Worst"): _rounded(s.worst),
            t("Last"): _rounded(s.last),
            t("Last asked"): short_day(s.last_at),
        }
        for s in figures
    ]
