"""What a transcriber that errs much has heard: a draft, corrected by the candidate, and scored once confirmed."""

from collections.abc import Callable
from html import escape

import streamlit as st

from components.words import count
from core.domain.interview import Answer, Interview


def drafts_of(interview: Interview) -> tuple[Answer, ...]:
    """The answers that wait to be confirmed, newest last."""
    return tuple(answer for answer in interview.answers if answer.is_draft and not answer.skipped)


def drafts(interview: Interview, on_confirm: Callable[[str, str], None]) -> None:
    """All that wait, each under its question, after the interview."""
    waiting = drafts_of(interview)
    if not waiting:
        return
    with st.container(key="drafts"):
        st.subheader(f"{count(len(waiting), 'answer')} to confirm", anchor=False)
        st.caption("These were written down by a simple transcriber. Correct them; each is scored once you confirm it.")
        for answer in waiting:
            st.html(f'<p class="rh-text"><b>{escape(interview.question(answer.question_id).text)}</b></p>')
            draft(answer, on_confirm)


def draft(answer: Answer, on_confirm: Callable[[str, str], None]) -> None:
    """`on_confirm` gets the question and the text as the candidate wants it to stand, as a callback."""
    key = f"draft-{answer.question_id}-{answer.attempt}"

    def confirm() -> None:
        text = str(st.session_state.get(key, "")).strip()
        if text:
            on_confirm(answer.question_id, text)

    with st.container(key=f"heard-{answer.question_id}"):
        st.text_area(
            "What was heard, as a draft. Correct it; it is scored once you confirm it.", answer.text, key=key, height=76
        )
        st.button("Confirm", icon=":material/check:", key=f"{key}-confirm", on_click=confirm)
