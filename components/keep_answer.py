"""Beside an answer in a report: keep it in the library, or go to where it is kept."""

from collections.abc import Callable

import streamlit as st

from components.places import page_path
from core.domain.interview import Answer, Question
from core.domain.library import KeptAnswer


def keep_answer(
    question: Question, answer: Answer | None, kept: KeptAnswer | None, keep: Callable[[str], None]
) -> None:
    """`keep` runs as a callback with the question's id. An answer that was changed in either place can be kept anew."""
    if answer is None or answer.skipped or not answer.text.strip():
        return
    with st.container(key=f"keep-answer-{question.id}", horizontal=True, vertical_alignment="center", gap="small"):
        if kept is None or kept.text != answer.text.strip():
            label = "Keep this answer" if kept is None else "Keep this wording too"
            icon = ":material/bookmark_add:"
            st.button(label, key=f"keep-{question.id}", icon=icon, on_click=keep, args=(question.id,))
        if kept:
            label = "In your library"
            st.page_link(page_path("library"), label=label, icon=":material/bookmark:", query_params={"id": kept.id})
