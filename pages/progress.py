"""Progress: what was rehearsed, how it went, what it says, and every interview to come back to."""

import streamlit as st

from components import charts, filters, progress_charts, states
from components.insights import insight_list
from components.interview_list import interview_rows
from components.places import go
from components.tiles import tile
from components.wiring import friendly_errors, problem_of, services
from components.words import count, minutes, short_day, zone
from core.domain.progress import SubjectKind

TRENDS = {"improving": "Improving", "stable": "Stable", "declining": "Declining"}
RADAR_NAMES = 8  # more than that cannot be read on a circle
LONGEST_LIST = 8
MOST_INSIGHTS = 6


def points(value) -> str:
    return "–" if value is None else f"{value:.0f}"


def percent(share) -> str:
    return "–" if share is None else f"{share * 100:.0f}"


def tiles(figures, findings) -> None:
    scores = [point.score for point in figures.trend[-60:]]
    trend = findings.trend
    tested = f"{TRENDS[trend.direction]} (p = {trend.p:.2f})" if trend else "Trend from five interviews on"
    best = f"Best {points(figures.best_score)}. " if figures.graded else ""
    entries = [
        ("count", "Interviews", f"{figures.interviews:,}", "", f"{figures.graded:,} scored", []),
        ("average", "Average score", points(figures.average_score), "", best + tested, scores),
        ("finished", "Finished", percent(findings.completion_rate), " %", f"{figures.completed:,} interviews", []),
        (
            "time",
            "Time practised",
            minutes(figures.practised_s),
            "",
            f"{percent(findings.time_efficiency)} % of the time allotted",
            [],
        ),
        ("consistency", "Consistency", points(findings.consistency), " of 100", "100: every score the same", []),
    ]
    with st.container(key="tiles"):
        for column, entry in zip(st.columns(len(entries), gap="small"), entries, strict=True):
            with column:
                tile(*entry)


def panel(key: str, title: str, note: str, figure, rows, height: int, top: int = 34) -> None:
    with st.container(key=f"card-chart-{key}", height="stretch", gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{title}**", width="content")
            if rows:
                with st.popover("Table", icon=":material/table_chart:", type="tertiary"):
                    st.dataframe(rows, hide_index=True, key=f"table-{key}")
        st.caption(note)
        if figure is not None:
            charts.show(figure, key=key, alt=f"{title}. {note}", height=height, top=top)


def over_time(figures, findings) -> None:
    if len(figures.trend) < 2:
        panel("trend", "Score over time", "The line starts with your second scored interview.", None, [], 290)
        return
    note = "Each dot is an interview; the line is the mean of the last seven."
    if findings.grader_changes:
        note += " Dotted: another grader from there on."
    if figures.graded > len(figures.trend):
        note += f" The newest {len(figures.trend)} are shown."
    figure = progress_charts.trend(figures.trend, findings.grader_changes)
    panel("trend", "Score over time", note, figure, progress_charts.trend_rows(figures.trend), 290)


def radar(key: str, title: str, profiles, low: float, top: float) -> None:
    widest = dict(sorted(profiles.items(), key=lambda p: p[1].count(None))[:RADAR_NAMES])
    if len(widest) < 3:
        panel(key, title, "Appears when three have been graded.", None, progress_charts.radar_rows(profiles), 290)
        return
    figure = progress_charts.radar(widest, low, top)
    panel(key, title, "Solid: last ten. Dotted: before.", figure, progress_charts.radar_rows(profiles), 290)


def pictures(view) -> None:
    figures, findings = view.figures, view.findings
    wide, narrow = st.columns([1.75, 1])
    with wide:
        over_time(figures, findings)
    with narrow:
        criteria = {view.names.get(name, name): values for name, values in findings.criteria.items()}
        radar("criteria", "What the points are for", criteria, 1, 5)
    left, middle = st.columns([1, 1.4])
    with left:
        rows = progress_charts.distribution_rows(figures.distribution)
        figure = progress_charts.distribution(figures.distribution)
        panel("spread", "How scores are spread", "Interviews in each range.", figure, rows, 230)
    with middle:
        days = findings.days
        figure = progress_charts.calendar(days) if days else None
        note = "The deeper the blue, the more minutes that day."
        panel("calendar", "Days you practised", note, figure, progress_charts.calendar_rows(days), 230)


def topics(view) -> None:
    figures, findings = view.figures, view.findings
    left, right = st.columns([1, 1.4])
    with left:
        radar("topics", "Where the points come from", findings.topics, 0, 100)
    with right:
        every = [s for s in figures.subjects if s.kind is SubjectKind.TOPIC]
        rows = progress_charts.subject_rows(sorted(every, key=lambda s: s.average), {})
        if findings.hardest:
            figure = progress_charts.subjects(findings.hardest, {}, 0, 100)
            panel("hardest", "Hardest topics", "Average points, from three interviews on.", figure, rows, 290)
        else:
            panel("hardest", "Hardest topics", "Appears when a topic was graded three times.", None, rows, 290)


def hinted_note(alone) -> str:
    scored, free = (sum(values) / len(alone) for values in zip(*((p.score, p.unassisted) for p in alone), strict=True))
    helped = sum(point.unassisted > point.score for point in alone)
    return (
        f"Solid: as scored, {scored:.0f} on average. Dotted: if hints had cost nothing, {free:.0f}. "
        f"Hints lowered {helped} of {count(len(alone), 'round')}."
    )


def insights(found, names, days) -> None:
    """What was computed at once; a model's advice on it comes a moment later."""
    ask = services().progress.advice

    def drawn() -> None:
        advice = ask(found)
        insight_list(found, names, days, advice)
        if advice is not None and waits:
            st.rerun(scope="app")  # which then asks no more

    waits = ask(found) is None
    st.fragment(drawn, run_every=1.5 if waits else None)()


def said(view) -> None:
    figures = view.figures
    days = {point.interview_id: short_day(point.started_at) for point in figures.trend}
    left, right = st.columns([1, 1])
    with left, st.container(key="card-insights", height="stretch", gap="medium"):
        st.markdown("**What the interviews say**")
        if view.findings.insights:
            insights(view.findings.insights[:MOST_INSIGHTS], view.names, days)
        else:
            st.caption("Nothing is concluded from fewer than three interviews, or from chance.")
    with right:
        if len(figures.delivery) > 1:
            figure, rows = progress_charts.delivery(figures.delivery), progress_charts.delivery_rows(figures.delivery)
            note = "How your spoken interviews sounded. Green: a comfortable pace."
            panel("delivery", "Delivery over time", note, figure, rows, 320)
        alone = [point for point in figures.trend if point.unassisted is not None]
        if len(alone) > 1:
            figure, rows = progress_charts.hinted(alone), progress_charts.trend_rows(alone)
            panel("hinted", "Coding, with hints and without", hinted_note(alone), figure, rows, 230)
        criteria = [s for s in figures.subjects if s.kind is SubjectKind.CRITERION]
        if criteria:
            shown = sorted(criteria, key=lambda s: s.average)
            figure = progress_charts.subjects(shown[:LONGEST_LIST], view.names, 1, 5)
            note = "Average level, 1 to 5."
            panel("levels", "Criteria", note, figure, progress_charts.subject_rows(shown, view.names), 240)


def exports(query) -> None:
    exchange = services().exchange
    with st.container(horizontal=True, gap="small", key="exports"):
        files = (("CSV", exchange.as_csv, "text/csv"), ("JSON", exchange.as_json, "application/json"))
        for name, write, mime in files:
            st.download_button(
                name,
                # Written when it is asked for, and not on every change of a filter.
                lambda write=write: "".join(write(query)),
                f"rehearsal.{name.lower()}",
                mime,
                icon=":material/download:",
                help="The interviews that the filters leave",
                on_click="ignore",
            )


def imports() -> None:
    """Outside the fragment: what is added changes everything."""
    with st.popover("Import", icon=":material/upload:"):
        st.caption("A JSON file that was exported here or in another Rehearsal. What you have already stays as it is.")
        given = st.file_uploader("JSON file", type="json", key="import")
        if given and st.button("Import it", type="primary"):
            taken = []
            problem = problem_of(lambda: taken.append(services().exchange.take_in(given.getvalue())))
            if problem:
                st.error(problem, icon=":material/error:")
            for found in taken:
                told = f"{count(found.added, 'interview')} added, {found.known:,} already here."
                st.success(told, icon=":material/check:")


def interviews(page) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(count(page.total, "interview"), anchor=False, width="content")
        with st.container(horizontal=True, width="content", gap="small"):
            filters.order_and_size()
    interview_rows(page.items)
    pages = -(-page.total // page.page_size)
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="center"):
            st.pagination(pages, key="page", max_visible_pages=5, bind="query-params")


@st.fragment
def everything() -> None:
    """A fragment: a filter changes what is below it, and nothing else flickers."""
    with friendly_errors():
        query = filters.filter_row(st.session_state.get("topics-known", ()))
        place = st.empty()
        if "topics-known" not in st.session_state:
            with place.container():
                states.progress_skeleton()
        view = services().progress.load(query, zone())
        known = {s.id for s in view.figures.subjects if s.kind is SubjectKind.TOPIC}
        st.session_state["topics-known"] = tuple(sorted(known | set(st.session_state.get("topics-known", ()))))
        place.empty()
        if view.figures.interviews == 0:
            states.nothing_matches(filters.clear)
            return
        tiles(view.figures, view.findings)
        pictures(view)
        topics(view)
        said(view)
        interviews(view.page)
        exports(query)


with friendly_errors():
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title("Progress", anchor=False, width="content")
        imports()
    if services().home.overview().total == 0:
        if states.nothing_yet():
            go("setup")
        st.stop()
everything()
