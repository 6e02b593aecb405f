"""What is filled in at the desk: the approach before the code, and inputs of the candidate's own."""

import json
from collections.abc import Sequence

import streamlit as st

from components.catalogue import t
from components.desk_voice import Words, recorder, words_said
from core.domain.coding import Json, Problem


def approach_form(question_id: str, words_of: Words | None, *, is_live: bool = False) -> str | None:
    """What was told, "" for straight to the code; None while neither was pressed. With `words_of` it can be recorded:
    the words come into the box first, to be looked over. While they talk (`is_live`) it can be said instead."""
    box = f"approach-{question_id}"
    if heard := st.session_state.pop("approach-heard", ""):
        st.session_state[box] = f"{st.session_state.get(box, '')} {heard}".strip()
    take: int = st.session_state.setdefault("approach-take", 0)
    with st.form("approach", border=False, enter_to_submit=False):
        either = t(" Say it, or write it here.") if is_live else ""
        st.markdown(f"**{t('First: how would you go about it?')}**{either}")
        text = st.text_area(
            t("Your approach"),
            key=box,
            height=72 if words_of else 120,  # so that the recorder and the buttons are in sight
            max_chars=4_000,
            label_visibility="collapsed",
            placeholder=t("The idea, what it costs in time and memory, and what happens at the edges of the input."),
        )
        sound = recorder(t("Or say it: the words come into the box above"), f"{box}-{take}") if words_of else None
        with st.container(horizontal=True):
            wanted = words_of is not None and st.form_submit_button(t("Take it down"), icon=":material/mic:")
            told = st.form_submit_button(t("Discuss it"), type="primary", icon=":material/forum:")
            straight = st.form_submit_button(t("Straight to the code"), type="tertiary")
    if words_of and sound and (wanted or told):
        st.session_state["approach-heard"] = words_said(sound, words_of)
        st.session_state["approach-take"] = take + 1  # an empty recorder
        st.rerun()
    if told and not text.strip():
        st.caption(t("Write or say a sentence or two first.") if words_of else t("Write a sentence or two first."))
        return None
    return text if told else "" if straight else None


def say_box(words_of: Words | None) -> str:
    """What was sent to the interviewer, typed or said; "" when nothing was."""
    sent = st.chat_input(t("Think aloud, or ask"), key="say", max_chars=4_000, accept_audio=words_of is not None)
    if not sent or isinstance(sent, str) or words_of is None:
        return str(sent or "")
    said = words_said(sent.audio, words_of) if sent.audio else ""
    return f"{sent.text} {said}".strip()


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
        sent = st.form_submit_button(t("Try it"), icon=":material/play_arrow:")
    return values if sent else None
