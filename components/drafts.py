"""What a transcriber that errs much has heard: a draft, corrected by the candidate, and scored once confirmed."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from components.catalogue import m, t
from components.words import count
from core.domain.interview import Answer, Interview, Turn

WRITTEN_DOWN = m("These were written down by a simple transcriber. Correct them; each is scored once you confirm it.")
WRITTEN_AT_DESK = m("A simple transcriber wrote this down. Correct it; it counts as communication once you confirm it.")


def drafts_of(interview: Interview) -> tuple[Answer, ...]:
    """The answers that wait to be confirmed, newest last."""
    return tuple(answer for answer in interview.answers if answer.is_draft and not answer.skipped)


def drafts(interview: Interview, on_confirm: Callable[[str, str], None]) -> None:
    """All that wait, each under its question, after the interview."""
    waiting = drafts_of(interview)
    if not waiting:
        return
    with st.container(key="drafts"):
        st.subheader(t("{answers} to confirm", answers=count(len(waiting), "answer")), anchor=False)
        st.caption(t(WRITTEN_DOWN))
        for answer in waiting:
            st.html(f'<p class="rh-text"><b>{escape(interview.question(answer.question_id).text)}</b></p>')
            draft(answer, on_confirm)


def draft(answer: Answer, on_confirm: Callable[[str, str], None]) -> None:
    """`on_confirm` gets the question and the text as the candidate wants it to stand, as a callback."""
    key = f"draft-{answer.question_id}-{answer.attempt}"
    label = t("What was heard, as a draft. Correct it; it is scored once you confirm it.")
    _heard(key, label, answer.question_id, answer.text, on_confirm)


def heard_words(turns: Sequence[Turn], on_confirm: Callable[[str, str], None]) -> None:
    """At the desk: the newest words that wait. `on_confirm` gets the turn, and the text as it is to stand."""
    waiting = next((turn for turn in reversed(turns) if turn.is_draft), None)
    if waiting is not None:
        _words(waiting, on_confirm)


def desk_drafts(interview: Interview, on_confirm: Callable[[str, str], None]) -> None:
    """All words of a coding round that wait, after it."""
    waiting = [turn for turn in interview.turns if turn.is_draft]
    if not waiting:
        return
    with st.container(key="drafts"):
        st.subheader(t("Said at the desk: {drafts} to confirm", drafts=count(len(waiting), "draft")), anchor=False)
        st.caption(t(WRITTEN_AT_DESK))
        for turn in waiting:
            _words(turn, on_confirm)


def _words(turn: Turn, on_confirm: Callable[[str, str], None]) -> None:
    # A turn that went on since is drawn anew, with all of its words.
    key = f"desk-draft-{turn.id}-{turn.at:%H%M%S%f}-{len(turn.text)}"
    _heard(key, t("What was heard, as a draft. It counts once you confirm it."), turn.id, turn.text, on_confirm)


def _heard(key: str, label: str, of: str, text: str, on_confirm: Callable[[str, str], None]) -> None:
    def confirm() -> None:
        if confirmed := str(st.session_state.get(key, "")).strip():
            on_confirm(of, confirmed)

    with st.container(key=f"heard-{of}"):
        st.text_area(label, text, key=key, height=76)
        st.button(t("Confirm"), icon=":material/check:", key=f"{key}-confirm", on_click=confirm)
