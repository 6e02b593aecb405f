"""The figures for whoever runs the product, drawn."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from components import charts, progress_charts
from components.catalogue import Words, numeral, t
from components.palette import colours, tint
from components.tables import table
from components.tiles import tile
from components.worded import worded
from components.words import minutes
from core.domain.operations import DayFigures, ModelCost, OperationsFigures, Stage, StageFigures

STAGES = Words(
    {
        Stage.TALK: "Conversation, to the first words",
        Stage.FORM: "Grading and forms, to the end",
        Stage.HEAR: "Hearing, to the end",
        Stage.SPEAK: "Speaking, to the first sound",
    }
)
HEIGHT = 240
FEW = 5
BAR_MS = 18 * 3_600_000  # three quarters of a day


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "–"


def tiles(figures: OperationsFigures, challenges: tuple[int, int]) -> None:
    """`challenges` are those done and those asked."""
    average = "–" if figures.average_s is None else minutes(figures.average_s)
    done, asked = challenges
    days = len(figures.days)
    active = t("1 day with practice") if days == 1 else t("{days} days with practice", days=days)
    started = t("of {number:,} started", number=figures.started)
    scored = t("of {number:,} scored", number=figures.graded)
    submitted = t("of {number:,} submitted", number=figures.submissions)
    lately = t("of {number:,} in the last seven days", number=asked)
    accepted = percent(figures.accepted, figures.submissions)
    entries = [
        ("people", t("Active people"), numeral(figures.people, ","), "", active),
        ("finished", t("Finished"), percent(figures.finished, figures.started), " %", started),
        ("length", t("Average duration"), average, "", t("of interviews that are over")),
        ("passed", t("60 points or more"), percent(figures.passed, figures.graded), " %", scored),
        ("accepted", t("Problems accepted"), accepted, " %", submitted),
        ("challenges", t("Daily challenges done"), percent(done, asked), " %", lately),
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
        by_day, spread = t("People and interviews by day"), t("How scores are spread")
        _head(by_day, t("Bars: started and finished. Line: people. Days are in UTC."))
        if figures.days:
            charts.show(_by_day(figures.days), key="admin-days", alt=by_day, height=HEIGHT)
        with st.popover(t("Table"), icon=":material/table_chart:", type="tertiary"):
            table([_day_row(day) for day in reversed(figures.days)])
    with right, st.container(key="card-chart-scores", height="stretch", gap="xsmall"):
        _head(spread, t("Interviews in each range."))
        figure = progress_charts.distribution(figures.distribution)
        charts.show(figure, key="admin-scores", alt=spread, height=HEIGHT)


def _day_row(day: DayFigures) -> dict[str, object]:
    return {t("Day"): day.day, t("People"): day.people, t("Started"): day.started, t("Finished"): day.finished}


def _by_day(days: Sequence[DayFigures]) -> charts.Figure:
    x, day = [one.day.isoformat() for one in days], t("{day} {month}", day="%-d", month="%b")
    bars = [
        {
            "type": "bar",
            "x": x,
            "y": [getattr(one, field) for one in days],
            "width": BAR_MS,  # a single day has no distance to the next one to be measured by
            "marker": {"color": tint("accent", strength)},
            "hovertemplate": f"%{{x|{day}}}: <b>%{{y}}</b> {name}<extra></extra>",
        }
        for field, name, strength in (("started", t("started"), 0.35), ("finished", t("finished"), 0.9))
    ]
    people = {
        "type": "scatter",
        "x": x,
        "y": [one.people for one in days],
        "mode": "lines+markers",
        "line": {"color": tint("amber"), "width": 2.5},
        "hovertemplate": f"%{{x|{day}}}: <b>%{{y}}</b> {t('people')}<extra></extra>",
    }
    # A week at the least: one day alone would be a wall, marked by its hours.
    first, last = min(days[0].day, days[-1].day - timedelta(days=6)), days[-1].day
    span = [f"{first - timedelta(days=1)}T12:00", f"{last}T12:00"]
    xaxis = {"tickformat": day, "range": span}
    yaxis: dict[str, object] = {"rangemode": "tozero", "gridcolor": colours()["grid"]}
    if max(max(one.started, one.people) for one in days) <= FEW:
        yaxis["dtick"] = 1  # people come whole
    return {"data": [*bars, people], "layout": {"barmode": "overlay", "xaxis": xaxis, "yaxis": yaxis}}


def weakest(figures: OperationsFigures) -> None:
    with st.container(key="card-weakest", height="stretch", gap="small"):
        _head(t("Weakest areas"), t("Topics by average points, from three answers on."))
        if not figures.weakest:
            st.caption(t("No topic has three answers in this time."))
            return
        topic, average, answers = t("Topic"), t("Average"), t("Answers")
        rows = [{topic: worded(w.topic), average: round(w.average, 1), answers: w.answers} for w in figures.weakest]
        table(rows, key="weakest-areas")


def providers(stages: Sequence[StageFigures]) -> None:
    with st.container(key="card-providers", gap="small"):
        _head(t("Providers by stage"), t("Calls, failures by kind, and how long people wait."))
        if not stages:
            st.caption(t("No provider was asked in this time."))
            return
        rows = [
            {
                t("Stage"): STAGES[s.stage],
                t("Provider and model"): s.name,
                t("Calls"): s.calls,
                t("Failed, %"): round(100 * sum(n for _, n in s.errors) / s.calls, 1),
                t("Failures"): ", ".join(f"{worded(kind)} {n}" for kind, n in s.errors),
                t("Median, ms"): None if s.p50_ms is None else round(s.p50_ms),
                t("95th percentile, ms"): None if s.p95_ms is None else round(s.p95_ms),
            }
            for s in stages
        ]
        table(rows, key="provider-stages")


def costs(found: Sequence[ModelCost]) -> None:
    with st.container(key="card-costs", height="stretch", gap="small"):
        _head(t("Cost by model"), t("Tokens as vendors counted them, at the prices in REHEARSAL_PRICES."))
        rows = [
            {
                t("Model"): cost.name,
                t("Tokens in"): cost.prompt_tokens,
                t("Tokens out"): cost.completion_tokens,
                t("US dollars"): None if cost.usd is None else round(cost.usd, 4),
            }
            for cost in found
        ]
        if rows:
            table(rows, key="model-costs")
        else:
            st.caption(t("No tokens were counted in this time."))
