"""Figures, charts with their tables, what they say, and the interviews behind them: one's own, or a candidate's as
their coach sees them."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

import streamlit as st

from components import charts, filters, progress_charts, states
from components.catalogue import Words, numeral, t
from components.insights import insight_list
from components.interview_list import interview_rows
from components.tables import table
from components.tiles import tile
from components.wiring import friendly_errors
from components.words import count, minutes, name_of, short_day
from core.domain.insight import Advice, Findings, Insight
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page, SubjectKind, TrendPoint

Advise = Callable[[Sequence[Insight]], Advice | None]
RowsOf = Callable[[], progress_charts.Rows]
Profiles = Mapping[str, tuple[float | None, float | None]]
TRENDS = Words({"improving": "Improving", "stable": "Stable", "declining": "Declining"})
RADAR_NAMES = 8  # more than that cannot be read on a circle
LONGEST_LIST = 8
MOST_INSIGHTS = 6
# What the browser has by then it draws before it gets the rest. Anything that comes sooner makes it begin anew, and the
# list and the findings below take longer than the charts that somebody looks at.
DRAWN_FIRST_S = 0.1


class View(Protocol):
    @property
    def figures(self) -> DashboardFigures: ...

    @property
    def page(self) -> Page[InterviewSummary]: ...

    @property
    def findings(self) -> Findings: ...

    @property
    def names(self) -> Mapping[str, str]:
        """Of criteria, by id."""
        ...


@st.fragment
def dashboard(
    load: Callable[[InterviewQuery], View],
    advise: Advise,
    *,
    candidate_id: str = "",
    below: Callable[[InterviewQuery], None] = lambda _: None,
) -> None:
    """A fragment: a filter changes what is below it, and nothing else flickers. `candidate_id`: whose coach looks."""
    known_topics = f"topics-known-{candidate_id}"
    with friendly_errors():
        query = filters.filter_row(st.session_state.get(known_topics, ()))
        place = st.empty()
        if known_topics not in st.session_state:
            with place.container():
                states.progress_skeleton()
        view = load(query)
        known = {s.id for s in view.figures.subjects if s.kind is SubjectKind.TOPIC}
        st.session_state[known_topics] = tuple(sorted(known | set(st.session_state.get(known_topics, ()))))
        place.empty()
        if view.figures.interviews == 0:
            states.nothing_matches(filters.clear)
            return
        _tiles(view.figures, view.findings)
        _pictures(view)
        time.sleep(DRAWN_FIRST_S)
        _topics(view)
        _said(view, advise, candidate_id)
        _interviews(view.page, candidate_id)
        below(query)


def _points(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.0f}"


def _tiles(figures: DashboardFigures, findings: Findings) -> None:
    scores = [point.score for point in figures.trend[-60:]]
    trend = findings.trend
    tested = (
        f"{TRENDS[trend.direction]} (p = {numeral(trend.p, '.2f')})" if trend else t("Trend from five interviews on")
    )
    best = t("Best {points}. ", points=_points(figures.best_score)) if figures.graded else ""
    scored, finished = t("{graded:,} scored", graded=figures.graded), _percent(findings.completion_rate)
    whole = t("{completed:,} interviews", completed=figures.completed)
    used = t("{share} % of the time allotted", share=_percent(findings.time_efficiency))
    even, same = _points(findings.consistency), t("100: every score the same")
    entries = [
        ("count", t("Interviews"), numeral(figures.interviews, ","), "", scored, []),
        ("average", t("Average score"), _points(figures.average_score), "", best + tested, scores),
        ("finished", t("Finished"), finished, " %", whole, []),
        ("time", t("Time practised"), minutes(figures.practised_s), "", used, []),
        ("consistency", t("Consistency"), even, t(" of 100"), same, []),
    ]
    with st.container(key="tiles"):
        for column, entry in zip(st.columns(len(entries), gap="small"), entries, strict=True):
            with column:
                tile(*entry)


def _panel(
    key: str,
    title: str,
    note: str,
    figure: charts.Figure | None,
    rows: RowsOf | None,
    height: int,
) -> None:
    with st.container(key=f"card-chart-{key}", height="stretch", gap="xsmall"):
        _head(key, title, rows)
        st.caption(note)
        if figure is not None:
            charts.show(figure, key=key, alt=f"{title}. {note}", height=height, top=34)


@st.fragment
def _head(key: str, title: str, rows: RowsOf | None) -> None:
    """A fragment: opening and closing a table runs nothing else. It is made when it is opened, because the tables of a
    page cost more than all its charts."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{title}**", width="content")
        if rows is None:
            return
        label, icon = t("Table"), ":material/table_chart:"
        opened = st.popover(label, icon=icon, type="tertiary", key=f"open-{key}", on_change="rerun")
    if opened.open:
        with opened:
            table(rows(), key=f"table-{key}")


def _over_time(figures: DashboardFigures, findings: Findings) -> None:
    title = t("Score over time")
    if len(figures.trend) < 2:
        _panel("trend", title, t("The line starts with your second scored interview."), None, None, 290)
        return
    note = t("Each dot is an interview; the line is the mean of the last seven.")
    if findings.grader_changes:
        note += t(" Dotted: another grader from there on.")
    if figures.graded > progress_charts.DOTS:
        note += t(" The newest {number} are shown.", number=progress_charts.DOTS)
    figure = progress_charts.trend(figures.trend, findings.grader_changes)
    _panel("trend", title, note, figure, partial(progress_charts.trend_rows, figures.trend), 290)


def _radar(key: str, title: str, profiles: Profiles, low: float, top: float) -> None:
    widest = dict(sorted(profiles.items(), key=lambda p: p[1].count(None))[:RADAR_NAMES])
    rows = partial(progress_charts.radar_rows, profiles) if profiles else None
    if len(widest) < 3:
        _panel(key, title, t("Appears when three have been graded."), None, rows, 290)
        return
    figure = progress_charts.radar(widest, low, top)
    _panel(key, title, t("Solid: last ten. Dotted: before."), figure, rows, 290)


def _pictures(view: View) -> None:
    figures, findings = view.figures, view.findings
    wide, narrow = st.columns([1.75, 1])
    with wide:
        _over_time(figures, findings)
    with narrow:
        criteria = {name_of(id_, view.names): values for id_, values in findings.criteria.items()}
        _radar("criteria", t("What the points are for"), criteria, 1, 5)
    left, middle = st.columns([1, 1.4])
    with left:
        rows = partial(progress_charts.distribution_rows, figures.distribution)
        figure = progress_charts.distribution(figures.distribution)
        _panel("spread", t("How scores are spread"), t("Interviews in each range."), figure, rows, 230)
    with middle:
        days = findings.days
        active, by_day = progress_charts.calendar(days) if days else None, partial(progress_charts.calendar_rows, days)
        note = t("The deeper the blue, the more minutes that day.")
        _panel("calendar", t("Days you practised"), note, active, by_day if days else None, 230)


def _topics(view: View) -> None:
    figures, findings = view.figures, view.findings
    left, right = st.columns([1, 1.4])
    with left:
        topics = {name_of(topic, {}): values for topic, values in findings.topics.items()}
        _radar("topics", t("Where the points come from"), topics, 0, 100)
    with right:
        every = [s for s in figures.subjects if s.kind is SubjectKind.TOPIC]
        every.sort(key=lambda s: s.average)
        rows = partial(progress_charts.subject_rows, every, {}) if every else None
        if findings.hardest:
            figure = progress_charts.subjects(findings.hardest, {}, 0, 100)
            _panel("hardest", t("Hardest topics"), t("Average points, from three interviews on."), figure, rows, 290)
        else:
            _panel("hardest", t("Hardest topics"), t("Appears when a topic was graded three times."), None, rows, 290)


def _hinted_note(alone: Sequence[TrendPoint]) -> str:
    pairs = [(point.score, point.unassisted) for point in alone if point.unassisted is not None]
    scored, free = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    helped = sum(unassisted > score for score, unassisted in pairs)
    return t(
        "Solid: as scored, {scored:.0f} on average. Dotted: if hints had cost nothing, {free:.0f}. "
        "Hints lowered {helped} of {rounds}.",
        scored=scored,
        free=free,
        helped=helped,
        rounds=count(len(alone), "round"),
    )


def _insights(view: View, advise: Advise, days: Mapping[str, str], candidate_id: str) -> None:
    """What was computed at once; a model's advice on it comes a moment later."""
    found = view.findings.insights[:MOST_INSIGHTS]

    def drawn() -> None:
        advice = advise(found)
        insight_list(found, view.names, days, advice, candidate_id)
        if advice is not None and waits:
            st.rerun(scope="app")  # which then asks no more

    waits = advise(found) is None
    st.fragment(drawn, run_every=1.5 if waits else None)()


def _said(view: View, advise: Advise, candidate_id: str) -> None:
    figures = view.figures
    cited = {id_ for insight in view.findings.insights for id_ in insight.interview_ids}
    days = {point.interview_id: short_day(point.started_at) for point in figures.trend if point.interview_id in cited}
    left, right = st.columns([1, 1])
    with left, st.container(key="card-insights", height="stretch", gap="medium"):
        st.markdown(t("**What the interviews say**"))
        if view.findings.insights:
            _insights(view, advise, days, candidate_id)
        else:
            st.caption(t("Nothing is concluded from fewer than three interviews, or from chance."))
    with right:
        if len(figures.delivery) > 1:
            figure, rows = (
                progress_charts.delivery(figures.delivery),
                partial(progress_charts.delivery_rows, figures.delivery),
            )
            note = t("How your spoken interviews sounded. Green: a comfortable pace.")
            _panel("delivery", t("Delivery over time"), note, figure, rows, 320)
        alone = [point for point in figures.trend if point.unassisted is not None]
        if len(alone) > 1:
            figure, rows = progress_charts.hinted(alone), partial(progress_charts.trend_rows, alone)
            _panel("hinted", t("Coding, with hints and without"), _hinted_note(alone), figure, rows, 230)
        criteria = [s for s in figures.subjects if s.kind is SubjectKind.CRITERION]
        if criteria:
            shown = sorted(criteria, key=lambda s: s.average)
            figure = progress_charts.subjects(shown[:LONGEST_LIST], view.names, 1, 5)
            note = t("Average level, 1 to 5.")
            rows = partial(progress_charts.subject_rows, shown, view.names)
            _panel("levels", t("Criteria"), note, figure, rows, 240)


def _interviews(page: Page[InterviewSummary], candidate_id: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(count(page.total, "interview"), anchor=False, width="content")
        with st.container(horizontal=True, width="content", gap="small"):
            filters.order_and_size()
    interview_rows(page.items, candidate_id)
    if page.last > 1:
        with st.container(horizontal=True, horizontal_alignment="center"):
            st.pagination(page.last, key="page", max_visible_pages=5, bind="query-params")
