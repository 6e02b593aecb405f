"""Progress: what was rehearsed, how it went, and every interview to come back to."""

import streamlit as st

from components import charts, states
from components.interview_list import interview_rows
from components.places import go
from components.tiles import tile
from components.wiring import friendly_errors, services
from components.words import KINDS, STATUSES, count, minutes
from core.domain.interview import Kind, Status
from core.domain.progress import InterviewQuery, Sort

ORDERS = {
    Sort.NEWEST: "Newest first",
    Sort.OLDEST: "Oldest first",
    Sort.BEST: "Highest score",
    Sort.WORST: "Lowest score",
}
PAGE_SIZE = 10


def filters() -> InterviewQuery:
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        kinds = st.multiselect(
            "Kind", list(Kind), format_func=KINDS.get, placeholder="Any kind", label_visibility="collapsed"
        )
        statuses = st.multiselect(
            "Status",
            list(Status),
            format_func=lambda s: STATUSES[s][0],
            placeholder="Any status",
            label_visibility="collapsed",
        )
        text = st.text_input(
            "Search",
            placeholder="Search role, questions and answers",
            icon=":material/search:",
            label_visibility="collapsed",
            max_chars=200,
        )
        order = st.selectbox("Order", list(ORDERS), format_func=ORDERS.get, label_visibility="collapsed", width=170)
    return InterviewQuery(
        kinds=tuple(kinds),
        statuses=tuple(statuses),
        text=text.strip(),
        sort=order,
        page=st.session_state.get("progress-page", 1),
        page_size=PAGE_SIZE,
    )


def tiles(figures) -> None:
    scores = [point.score for point in figures.trend]
    best = f"Best {figures.best_score:.0f}" if figures.best_score is not None else "Nothing scored yet"
    share = f"{figures.completed / figures.interviews * 100:.0f}" if figures.interviews else "–"
    entries = [
        ("count", "Interviews", f"{figures.interviews:,}", "", f"{figures.graded} scored", []),
        (
            "average",
            "Average score",
            f"{figures.average_score:.0f}" if figures.average_score is not None else "–",
            "",
            best,
            scores,
        ),
        ("finished", "Finished", share, " %", f"{figures.completed} of {figures.interviews}", []),
        ("time", "Time practised", minutes(figures.practised_s), "", "In finished and ended interviews", []),
    ]
    with st.container(key="tiles"):
        for column, entry in zip(st.columns(len(entries), gap="small"), entries, strict=True):
            with column:
                tile(*entry)


def trend(figures) -> None:
    with st.container(key="card-chart-trend", gap="xsmall"):
        st.markdown("**Score over time**")
        if len(figures.trend) < 2:
            st.caption("The line starts with your second scored interview.")
            return
        st.caption("Each dot is an interview; the line is the mean of the last seven.")
        first, last = figures.trend[0].score, figures.trend[-1].score
        alt = f"Score over {len(figures.trend)} interviews, from {first:.0f} to {last:.0f}."
        charts.show(charts.score_trend(figures.trend), key="trend", alt=alt, height=290)


with friendly_errors():
    st.title("Progress", anchor=False)
    if services().home.overview().total == 0:
        if states.nothing_yet():
            go("setup")
        st.stop()
    query = filters()
    view = services().progress.load(query)
    if view.figures.interviews == 0:
        states.nothing_matches()
        st.stop()
    tiles(view.figures)
    trend(view.figures)
    st.subheader(count(view.page.total, "interview"), anchor=False)
    interview_rows(view.page.items)
    pages = -(-view.page.total // PAGE_SIZE)
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="center"):
            st.pagination(pages, key="progress-page", max_visible_pages=5)
