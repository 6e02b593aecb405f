"""Beside an answer in a report: keep it in the library, go to where it is kept, and what stands there as a model."""

from collections.abc import Callable
from html import escape

import streamlit as st

from components.catalogue import t
from components.places import page_path
from core.domain.interview import Answer, Question
from core.domain.library import KeptAnswer


def own_model(model: KeptAnswer | None) -> None:
    """The answer that the person would like to give, to hold what was said against."""
    if model is None:
        return
    st.html(
        f'<details class="model"><summary><b>{t("Your own model answer")}</b>'
        f"<span>{t('from your library, version {number}', number=model.version)}</span>"
        '<i class="rh-icon" aria-hidden="true">expand_more</i></summary>'
        f'<p class="rh-text">{escape(model.text)}</p></details>'
    )


def keep_answer(
    question: Question,
    answer: Answer | None,
    kept: KeptAnswer | None,
    *,
    keep: Callable[[str], None],
    use: Callable[[KeptAnswer], None],
) -> None:
    """`keep` runs as a callback with the question's id, `use` with the kept answer: as a model from now on, or not
    any more. An answer that was changed in either place can be kept anew."""
    if answer is None or answer.skipped or not answer.text.strip():
        return
    with st.container(key=f"keep-answer-{question.id}", horizontal=True, vertical_alignment="center", gap="small"):
        if kept is None or kept.text != answer.text.strip():
            label = t("Keep this answer") if kept is None else t("Keep this wording too")
            icon = ":material/bookmark_add:"
            st.button(label, key=f"keep-{question.id}", icon=icon, on_click=keep, args=(question.id,))
        if kept is None:
            return
        label = t("No longer my model answer") if kept.is_model else t("Use as my model answer")
        key, icon = f"model-{question.id}", ":material/star:"
        st.button(label, key=key, icon=icon, type="tertiary", on_click=use, args=(kept,))
        st.page_link(
            page_path("answer"), label=t("In your library"), icon=":material/bookmark:", query_params={"id": kept.id}
        )
