"""The pictures of the progress page, each with the rows that its table shows."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from components.charts import score_trend
from components.palette import colours, tint
from components.words import KINDS, day_and_time, minutes, short_day
from core.domain.progress import Activity, DeliveryPoint, SubjectFigures, TrendPoint

BINS = ("0–20", "21–40", "41–60", "61–80", "81–100")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKS = 24
COMFORTABLE_PACE = (130, 160)  # words a minute
Rows = list[dict[str, object]]


def trend(points: Sequence[TrendPoint], changes: Sequence[int]) -> go.Figure:
    """`changes` are indices of points that another grader judged than the one before."""
    figure = score_trend(points)
    for index in changes[-5:]:  # more lines than that hide the scores
        figure.add_vline(x=index + 0.5, line={"color": colours()["mist"], "width": 1, "dash": "dot"})
    return figure


def trend_rows(points: Sequence[TrendPoint]) -> Rows:
    return [
        {
            "When": day_and_time(p.started_at),
            "Kind": KINDS[p.kind],
            "Score": p.score,
            "Spread": p.spread,
            "Without hints' cost": _rounded(p.unassisted),
            "Graded by": p.graded_by,
        }
        for p in reversed(points)
    ]


def hinted(points: Sequence[TrendPoint]) -> go.Figure:
    """Coding rounds: as scored, and as they would have been if hints had cost nothing."""
    x = list(range(1, len(points) + 1))
    figure = go.Figure()
    for name, values, hue, dash in (
        ("without hints' cost", [p.unassisted for p in points], "violet", "dot"),
        ("as scored", [p.score for p in points], "accent", "solid"),
    ):
        line, hover = {"color": tint(hue), "width": 2.5, "dash": dash}, f"<b>%{{y:.0f}}</b> {name}<extra></extra>"
        figure.add_scatter(x=x, y=values, mode="lines+markers", line=line, marker={"size": 7}, hovertemplate=hover)
    step = max(1, len(points) // 6)
    figure.update_yaxes(range=[0, 102], tickvals=[0, 25, 50, 75, 100])
    figure.update_xaxes(tickvals=x[::step], ticktext=[short_day(p.started_at) for p in points[::step]])
    return figure


def radar(profiles: Mapping[str, tuple[float | None, float | None]], low: float, top: float) -> go.Figure:
    """(before, lately) of each name, on an axis from `low` to `top`. A name without a value has no point."""
    figure = go.Figure()
    parts = (
        ("Before", 0, {"color": colours()["mist"], "width": 1.5, "dash": "dot"}, "rgba(0,0,0,0)"),
        ("Last ten", 1, {"color": tint("accent"), "width": 2.5}, tint("accent", 0.24)),
    )
    for label, index, line, fill in parts:
        known = [(_broken(name), values[index]) for name, values in profiles.items() if values[index] is not None]
        if not known:
            continue
        closed = [*known, known[0]]
        figure.add_scatterpolar(
            r=[value for _, value in closed],
            theta=[name for name, _ in closed],
            fill="toself" if len(known) > 2 else "none",
            fillcolor=fill,
            line=line,
            mode="lines+markers",
            marker={"size": 6},
            hovertemplate="%{theta}: <b>%{r:.1f}</b><extra>" + label + "</extra>",
        )
    grid = {"gridcolor": colours()["grid"], "linecolor": "rgba(0,0,0,0)"}
    radial = {"range": [low, top], "nticks": 5, "showticklabels": False, **grid}
    angular = {"rotation": 90, "direction": "clockwise", "tickfont": {"size": 12.5, "color": colours()["mist"]}, **grid}
    domain = {"x": [0.26, 0.74], "y": [0.12, 0.88]}
    figure.update_polars(bgcolor="rgba(0,0,0,0)", domain=domain, radialaxis=radial, angularaxis=angular)
    return figure


def radar_rows(profiles: Mapping[str, tuple[float | None, float | None]]) -> Rows:
    return [{"Name": name, "Before": _rounded(old), "Last ten": _rounded(new)} for name, (old, new) in profiles.items()]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _broken(name: str) -> str:
    """In lines of a radar's width; a chart reads markup, so its signs are taken out."""
    words = name.replace("<", "‹").replace(">", "›").replace("&", "+")
    return words if len(words) <= 14 else words.replace(" ", "<br>", 1)[:40]


def distribution(counts: Sequence[int]) -> go.Figure:
    highest = max(counts) or 1
    figure = go.Figure(
        go.Bar(
            x=list(BINS),
            y=list(counts),
            marker={"color": [tint("accent", 1 if n == highest else 0.42) for n in counts], "cornerradius": 8},
            text=[f"{n:,}" for n in counts],
            textposition="outside",
            cliponaxis=False,
            textfont={"color": colours()["ink"], "size": 14},
            hovertemplate="%{x}: <b>%{y}</b><extra></extra>",
        )
    )
    figure.update_layout(bargap=0.28)
    figure.update_xaxes(type="category")
    figure.update_yaxes(visible=False, range=[0, highest * 1.18])
    return figure


def distribution_rows(counts: Sequence[int]) -> Rows:
    return [{"Score": name, "Interviews": n} for name, n in zip(BINS, counts, strict=True)]


def calendar(days: Mapping[date, Activity]) -> go.Figure:
    """The 24 weeks that end with the last day."""
    last = max(days)
    monday = last - timedelta(days=last.weekday() + 7 * (WEEKS - 1))
    every = [[monday + timedelta(days=7 * week + day) for week in range(WEEKS)] for day in range(7)]
    # A day with less than a minute was a day of practice all the same.
    practised = [[max(1, round(days[d].practised_s / 60)) if d in days else 0 for d in row] for row in every]
    figure = go.Figure(
        go.Heatmap(
            z=practised,
            x=list(range(WEEKS)),
            y=list(DAYS),
            customdata=[[f"{d.day} {d:%B}" for d in row] for row in every],
            xgap=3,
            ygap=3,
            showscale=False,
            zmin=0,
            zmax=max(30, *(max(row) for row in practised)),
            colorscale=[[0, colours()["grid"]], [0.01, tint("accent", 0.30)], [1, tint("accent", 1)]],
            hovertemplate="%{customdata}: <b>%{z} min</b><extra></extra>",
        )
    )
    firsts = [week for week in range(WEEKS) if every[0][week].day <= 7]
    figure.update_xaxes(tickvals=firsts, ticktext=[f"{every[0][w]:%b}" for w in firsts], side="top")
    figure.update_yaxes(autorange="reversed", showgrid=False, tickvals=["Mon", "Wed", "Fri", "Sun"])
    return figure


def calendar_rows(days: Mapping[date, Activity]) -> Rows:
    return [
        {
            "Day": f"{day.day} {day:%B %Y}",
            "Interviews": days[day].interviews,
            "Practised": minutes(days[day].practised_s),
        }
        for day in sorted(days, reverse=True)
    ]


def delivery(points: Sequence[DeliveryPoint]) -> go.Figure:
    """Two readings over the same interviews: words a minute with the comfortable band, and fillers a minute."""
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.2, row_heights=[0.56, 0.44])
    low, high = COMFORTABLE_PACE
    band = {"fillcolor": tint("good", 0.14), "line_width": 0, "layer": "below", "exclude_empty_subplots": False}
    figure.add_hrect(y0=low, y1=high, row=1, col=1, **band)
    x = list(range(1, len(points) + 1))
    readings = (
        (1, [p.words_per_minute for p in points], "accent", "%{y:.0f}", "Words a minute"),
        (2, [p.fillers_per_minute for p in points], "amber", "%{y:.1f}", "Fillers a minute"),
    )
    for row, values, hue, number, name in readings:
        line, hover = {"color": tint(hue), "width": 2.5}, f"<b>{number}</b> {name.lower()}<extra></extra>"
        figure.add_scatter(x=x, y=values, row=row, col=1, mode="lines+markers", line=line, hovertemplate=hover)
        at = {"xref": "paper", "x": 0, "yref": f"y{'' if row == 1 else row} domain", "y": 1, "yshift": 24}
        figure.add_annotation(text=name, showarrow=False, xanchor="left", font_color=colours()["ink"], **at)
    step = max(1, len(points) // 6)
    figure.update_xaxes(tickvals=x[::step], ticktext=[short_day(p.started_at) for p in points[::step]])
    figure.update_yaxes(row=2, col=1, rangemode="tozero")
    return figure


def delivery_rows(points: Sequence[DeliveryPoint]) -> Rows:
    return [
        {
            "When": day_and_time(p.started_at),
            "Words a minute": _rounded(p.words_per_minute),
            "Fillers a minute": _rounded(p.fillers_per_minute),
            "Longest pause, s": _rounded(p.longest_pause_ms / 1000) if p.longest_pause_ms is not None else None,
        }
        for p in reversed(points)
    ]


def subjects(figures: Sequence[SubjectFigures], names: Mapping[str, str], low: float, top: float) -> go.Figure:
    """Bars of the averages, the first one at the top."""
    shown = list(reversed(figures))
    figure = go.Figure(
        go.Bar(
            x=[s.average - low for s in shown],
            base=low,
            y=[_broken(names.get(s.id, s.id)) for s in shown],
            orientation="h",
            marker={"color": tint("accent", 0.6), "cornerradius": 6},
            text=[f"{s.average:.0f}" if top > 10 else f"{s.average:.1f}" for s in shown],
            textposition="outside",
            cliponaxis=False,
            textfont={"color": colours()["ink"], "size": 13},
            customdata=[s.interviews for s in shown],
            hovertemplate="%{y}: <b>%{text}</b> over %{customdata} interviews<extra></extra>",
        )
    )
    figure.update_xaxes(range=[low, top + (top - low) * 0.08], visible=False)
    figure.update_yaxes(type="category", showgrid=False)
    return figure


def subject_rows(figures: Sequence[SubjectFigures], names: Mapping[str, str]) -> Rows:
    return [
        {
            "Name": names.get(s.id, s.id),
            "Average": _rounded(s.average),
            "Answers": s.answers,
            "Best": _rounded(s.best),
            "Worst": _rounded(s.worst),
            "Last": _rounded(s.last),
            "Last asked": short_day(s.last_at),
        }
        for s in figures
    ]
