"""The figures for whoever runs the product, drawn."""

from collections.abc import Sequence

import streamlit as st

from components import charts, progress_charts
from components.palette import colours, tint
from components.tiles import tile
from components.words import minutes
from core.domain.operations import DayFigures, ModelCost, OperationsFigures, Stage, StageFigures

STAGES = {
    Stage.TALK: "Conversation, to the first words",
    Stage.FORM: "Grading and forms, to the end",
    Stage.HEAR: "Hearing, to the end",
    Stage.SPEAK: "Speaking, to the first sound",
}
HEIGHT = 240


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "–"


def tiles(figures: OperationsFigures, challenges: tuple[int, int]) -> None:
    """`challenges` are those done and those asked."""
    average = "–" if figures.average_s is None else minutes(figures.average_s)
    done, asked = challenges
    entries = [
        ("people", "Active people", f"{figures.people:,}", "", f"{len(figures.days)} days with practice"),
        ("finished", "Finished", percent(figures.finished, figures.started), " %", f"of {figures.started:,} started"),
        ("length", "Average duration", average, "", "of interviews that are over"),
        ("passed", "60 points or more", percent(figures.passed, figures.graded), " %", f"of {figures.graded:,} scored"),
        (
            "accepted",
            "Problems accepted",
            percent(figures.accepted, figures.submissions),
            " %",
            f"of {figures.submissions:,} submitted",
        ),
        ("challenges", "Daily challenges done", percent(done, asked), " %", f"of {asked:,} in the last seven days"),
    ]
    with st.container(key="tiles"):
        for column, entry in zip(st.columns(len(entries), gap="small"), entries, strict=True):
            with column:
                tile(*entry, [])


def _head(title: str, note: str) -> None:
    st.markdown(f"**{title}**")
    st.caption(note)


def pictures(figures: OperationsFigures) -> None:
    left, right = st.columns([1.6, 1])
    with left, st.container(key="card-chart-days", height="stretch", gap="xsmall"):
        _head("People and interviews by day", "Bars: started and finished. Line: people. Days are in UTC.")
        if figures.days:
            charts.show(_by_day(figures.days), key="admin-days", alt="People and interviews by day", height=HEIGHT)
        with st.popover("Table", icon=":material/table_chart:", type="tertiary"):
            st.dataframe([_day_row(day) for day in reversed(figures.days)], hide_index=True)
    with right, st.container(key="card-chart-scores", height="stretch", gap="xsmall"):
        _head("How scores are spread", "Interviews in each range.")
        figure = progress_charts.distribution(figures.distribution)
        charts.show(figure, key="admin-scores", alt="How scores are spread", height=HEIGHT)


def _day_row(day: DayFigures) -> dict[str, object]:
    return {"Day": day.day, "People": day.people, "Started": day.started, "Finished": day.finished}


def _by_day(days: Sequence[DayFigures]) -> charts.Figure:
    x = [day.day.isoformat() for day in days]
    bars = [
        {
            "type": "bar",
            "x": x,
            "y": [getattr(day, field) for day in days],
            "marker": {"color": tint("accent", strength)},
            "hovertemplate": f"%{{x|%-d %b}}: <b>%{{y}}</b> {field}<extra></extra>",
        }
        for field, strength in (("started", 0.35), ("finished", 0.9))
    ]
    people = {
        "type": "scatter",
        "x": x,
        "y": [day.people for day in days],
        "mode": "lines+markers",
        "line": {"color": tint("amber"), "width": 2.5},
        "hovertemplate": "%{x|%-d %b}: <b>%{y}</b> people<extra></extra>",
    }
    xaxis, yaxis = {"tickformat": "%-d %b"}, {"rangemode": "tozero", "gridcolor": colours()["grid"]}
    return {"data": [*bars, people], "layout": {"barmode": "overlay", "bargap": 0.25, "xaxis": xaxis, "yaxis": yaxis}}


def weakest(figures: OperationsFigures) -> None:
    with st.container(key="card-weakest", height="stretch", gap="small"):
        _head("Weakest areas", "Topics by average points, from three answers on.")
        rows = [{"Topic": w.topic, "Average": round(w.average, 1), "Answers": w.answers} for w in figures.weakest]
        st.dataframe(rows, hide_index=True, key="weakest-areas")


def providers(stages: Sequence[StageFigures]) -> None:
    with st.container(key="card-providers", gap="small"):
        _head("Providers by stage", "Calls, failures by kind, and how long people wait.")
        if not stages:
            st.caption("No provider was asked in this time.")
            return
        rows = [
            {
                "Stage": STAGES[s.stage],
                "Provider and model": s.name,
                "Calls": s.calls,
                "Failed, %": round(100 * sum(n for _, n in s.errors) / s.calls, 1),
                "Failures": ", ".join(f"{kind} {n}" for kind, n in s.errors),
                "Median, ms": None if s.p50_ms is None else round(s.p50_ms),
                "95th percentile, ms": None if s.p95_ms is None else round(s.p95_ms),
            }
            for s in stages
        ]
        st.dataframe(rows, hide_index=True, key="provider-stages")


def costs(found: Sequence[ModelCost]) -> None:
    with st.container(key="card-costs", height="stretch", gap="small"):
        _head("Cost by model", "Tokens as vendors counted them, at the prices in REHEARSAL_PRICES.")
        rows = [
            {
                "Model": cost.name,
                "Tokens in": cost.prompt_tokens,
                "Tokens out": cost.completion_tokens,
                "US dollars": None if cost.usd is None else round(cost.usd, 4),
            }
            for cost in found
        ]
        if rows:
            st.dataframe(rows, hide_index=True, key="model-costs")
        else:
            st.caption("No tokens were counted in this time.")
