"""Administration: how the product is used and how its providers do, in numbers. Nobody's words are here."""

import streamlit as st

from components import operations_view as view
from components.headings import page_head
from components.preset_desk import preset_desk
from components.wiring import friendly_errors, problem_of, services

SPANS = {7: "7 days", 30: "30 days", 90: "90 days"}

with friendly_errors():
    administration = services().administration
    if administration is None:
        st.warning("This page is for administrators.", icon=":material/lock:")
        st.stop()
    page_head("Administration", "How it is used and how its providers do. No transcripts, no names.")
    days = st.segmented_control("Over the last", list(SPANS), format_func=SPANS.get, default=30, required=True)
    found = administration.load(days)
    view.tiles(found.figures, (found.challenges_done, found.challenges_asked))
    view.pictures(found.figures)
    left, right = st.columns(2)
    with left:
        view.weakest(found.figures)
    with right:
        view.costs(found.costs)
    view.providers(found.stages)
    wished, restored = preset_desk(services().presets)
    if wished or restored:
        presets = services().presets
        problem = problem_of(lambda: presets.save(wished) if wished else presets.restore(restored))
        if problem:
            st.error(problem, icon=":material/error:")
        else:
            st.rerun()
