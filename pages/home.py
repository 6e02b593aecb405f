"""Home: resume first, then today and what is due, then what happened lately. Someone new is led to the welcome page."""

import streamlit as st

from components import practice_cards as cards
from components.catalogue import lowered, t
from components.clock import now
from components.interview_list import interview_rows, way_back
from components.places import enter, go, page_path
from components.practice_wishes import wishes
from components.preset_row import preset_row
from components.wiring import friendly_errors, identity, problem_of, services
from components.words import KINDS, count, greeting, zone


def hero(resumable) -> None:
    name = f", {identity().name}" if identity().name else ""
    st.title(f"{greeting(now())}{name}.", anchor=False)
    if resumable:
        asked = min(resumable.answered_count + 1, resumable.question_count)
        st.markdown(
            t(
                "Your {kind} interview is waiting at question {asked} of {total}. Everything you wrote is there.",
                kind=lowered(KINDS[resumable.kind]),
                asked=asked,
                total=resumable.question_count,
            )
        )
    else:
        st.markdown(t("A short rehearsal today beats a long one tomorrow. The defaults work."))
    with st.container(horizontal=True):
        if resumable and st.button(t("Resume interview"), type="primary", icon=":material/play_arrow:"):
            go(way_back(resumable), id=resumable.id)
        kind = "secondary" if resumable else "primary"
        if st.button(t("Start interview"), type=kind, icon=":material/mic:"):
            go("setup")
        if st.button(t("Practise in chat"), icon=":material/forum:"):
            go("chat")


def today(view) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(t("Today"), anchor=False, width="content")
        chosen = wishes(view.preferences, lambda: services().practice.calendar_file(zone()))
    if chosen:
        problem = problem_of(lambda: services().practice.choose(chosen))
        if problem:
            st.error(problem, icon=":material/error:")
        else:
            st.rerun()
    if view.practice.challenges:
        cards.challenge_cards(view.practice.challenges, view.names)


def due_and_skills(view) -> None:
    practice = view.practice
    parts = [part for part in ("due", "skills") if getattr(practice, part) is not None]
    if not parts:
        return
    with st.container(key="due-and-skills"):
        for column, part in zip(st.columns(len(parts)), parts, strict=True):
            with column:
                if part == "skills":
                    cards.skill_card(practice.skills)
                elif cards.due_card(practice.due, practice.next_due_on, view.names):
                    enter(services().practice.start_revision(zone()))


def recent(overview) -> None:
    st.subheader(t("Recent"), anchor=False)
    interview_rows(overview.recent)
    if overview.total > len(overview.recent):
        label = t("All {interviews}", interviews=count(overview.total, "interview"))
        st.page_link(page_path("progress"), label=label, icon=":material/arrow_forward:", icon_position="right")


with friendly_errors():
    overview = services().home.overview()
    if overview.total == 0:
        go("landing")
    view = services().practice.load(zone())
    left, right = st.columns([1.35, 1], gap="large", vertical_alignment="center")
    with left:
        hero(overview.resumable)
    with right:
        cards.level_card(view.practice)
    st.space("small")
    preset = preset_row(services().presets.own(), t("Start in one click"))
    if preset:
        enter(services().presets.start(preset))
    st.space("small")
    today(view)
    due_and_skills(view)
    if view.practice.badges is not None:
        cards.badge_card(view.practice.badges)
    st.space("small")
    recent(overview)
