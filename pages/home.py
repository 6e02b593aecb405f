"""Home: resume first, then what happened lately. Someone new is led to the welcome page."""

import streamlit as st

from components.clock import now
from components.interview_list import interview_rows, way_back
from components.places import go, page_path
from components.wiring import friendly_errors, identity, services
from components.words import KINDS, count, greeting


def hero(resumable) -> None:
    name = f", {identity().name}" if identity().name else ""
    st.title(f"{greeting(now())}{name}.", anchor=False)
    if resumable:
        asked = min(resumable.answered_count + 1, resumable.question_count)
        st.markdown(
            f"Your {KINDS[resumable.kind].lower()} interview is waiting at question {asked} of "
            f"{resumable.question_count}. Everything you wrote is there."
        )
    else:
        st.markdown("A short rehearsal today beats a long one tomorrow. The defaults work.")
    with st.container(horizontal=True):
        if resumable and st.button("Resume interview", type="primary", icon=":material/play_arrow:"):
            go(way_back(resumable), id=resumable.id)
        kind = "secondary" if resumable else "primary"
        if st.button("Start interview", type=kind, icon=":material/mic:"):
            go("setup")
        if st.button("Practise in chat", icon=":material/forum:"):
            go("chat")


def recent(overview) -> None:
    st.subheader("Recent", anchor=False)
    interview_rows(overview.recent)
    if overview.total > len(overview.recent):
        label = f"All {count(overview.total, 'interview')}"
        st.page_link(page_path("progress"), label=label, icon=":material/arrow_forward:", icon_position="right")


with friendly_errors():
    overview = services().home.overview()
    if overview.total == 0:
        go("landing")
    hero(overview.resumable)
    if overview.recent:
        st.space("small")
        recent(overview)
