"""Next drills: what, how long, and what in the report each rests on."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.catalogue import lowered, t
from components.worded import worded
from components.words import DIFFICULTIES, count
from core.domain.drill import Drill


def drill_cards(drills: Sequence[Drill]) -> Drill | None:
    """The one whose button was pressed."""
    if not drills:
        return None
    chosen = None
    with st.container(key="part-drills"):
        st.subheader(t("Next drills"), anchor=False)
        for index, (column, drill) in enumerate(zip(st.columns(max(2, len(drills))), drills, strict=False)):
            with column, st.container(key=f"card-drill-{index}", height="stretch"):
                st.html(_words(drill))
                st.space("stretch")
                if st.button(t("Start"), key=f"drill-{index}", icon=":material/play_arrow:"):
                    chosen = drill
    return chosen


def _words(drill: Drill) -> str:
    plan = drill.plan
    size = f"{count(plan.question_count, 'question')}, {lowered(DIFFICULTIES[plan.difficulty])}"
    return (
        f'<div class="drill"><b>{escape(worded(drill.title))}</b><p>{escape(worded(drill.what))}</p>'
        f"<small>{size} · {escape(worded(drill.why))}</small></div>"
    )
