"""Administration: how the product is used and how its providers do, in numbers. Nobody's words are here."""

import streamlit as st

from components import operations_view as view
from components.catalogue import t
from components.headings import page_head
from components.preset_desk import preset_desk
from components.wiring import friendly_errors, problem_of, services
from components.words import count

SPANS = (7, 30, 90)  # days

with friendly_errors():
    administration = services().administration
    if administration is None:
        st.warning(t("This page is for administrators."), icon=":material/lock:")
        st.stop()
    page_head(t("Administration"), t("How it is used and how its providers do. No transcripts, no names."))
    days = st.segmented_control(
        t("Over the last"), SPANS, format_func=lambda days: count(days, "day"), default=30, required=True
    )
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
