"""What is filled in at the desk: the approach before the code, and inputs of the candidate's own."""

import json
from collections.abc import Sequence

import streamlit as st

from core.domain.coding import Json, Problem


def approach_form(question_id: str) -> str | None:
    """What was told, "" for straight to the code; None while neither was pressed."""
    with st.form("approach", border=False, enter_to_submit=False):
        st.markdown("**First: how would you go about it?**")
        text = st.text_area(
            "Your approach",
            key=f"approach-{question_id}",
            height=120,
            max_chars=4_000,
            label_visibility="collapsed",
            placeholder="The idea, what it costs in time and memory, and what happens at the edges of the input.",
        )
        with st.container(horizontal=True):
            told = st.form_submit_button("Discuss it", type="primary", icon=":material/forum:")
            straight = st.form_submit_button("Straight to the code", type="tertiary")
    if told and not text.strip():
        st.caption("Write a sentence or two first.")
        return None
    return text if told else "" if straight else None


def custom_form(problem: Problem, question_id: str, example: Sequence[Json]) -> list[str] | None:
    """One JSON text a parameter, when it was sent."""
    with st.form("custom", border=False, enter_to_submit=False):
        values = [
            st.text_input(
                f"{parameter.name} ({parameter.type})",
                json.dumps(value),
                key=f"custom-{question_id}-{parameter.name}",
                max_chars=20_000,
            )
            for parameter, value in zip(problem.signature.parameters, example, strict=True)
        ]
        sent = st.form_submit_button("Try it", icon=":material/play_arrow:")
    return values if sent else None
