"""What can be done with an answer afterwards: correct what was heard, or answer once more. One box at a time."""

from collections.abc import Callable

import streamlit as st

from components.answer_box import answer_box
from components.catalogue import t
from core.domain.interview import Answer, Draft, Question

_OPEN = "second-look"
Send = Callable[[str, str], str | None]  # (question id, text) -> a problem to show, or None


def second_look(
    question: Question,
    answer: Answer | None,
    *,
    draft: Callable[[str], Draft | None],
    save: Callable[[str, str], str | None],
    correct: Send,
    try_again: Send,
) -> None:
    """`draft(slot)` and `save(slot, text)` keep what is typed and not sent."""
    opened: tuple[str, str] | None = st.session_state.get(_OPEN)
    if opened is None or opened[0] != question.id:
        _buttons(question, answer)
        return
    correcting = opened[1] == "correct" and answer is not None
    slot = f"{question.id}:correct:{answer.revision}" if correcting and answer else f"{question.id}:again"
    kept = draft(slot)
    text = kept.text if kept and kept.text else answer.text if correcting and answer else ""
    again = f"{t('Once more')}<span>{t('the first score stays')}</span>"
    st.html(f"<h4>{t('What you really said') if correcting else again}</h4>")
    answer_box(
        slot,
        text,
        save=save,
        send=lambda _, typed: _sent(slot, question.id, typed, correct if correcting else try_again, save),
        action=t("Save and grade again") if correcting else t("Grade this try"),
    )
    st.button(t("Cancel"), key=f"second-look-cancel-{question.id}", type="tertiary", on_click=_open, args=(None,))


def _buttons(question: Question, answer: Answer | None) -> None:
    with st.container(key=f"second-look-{question.id}", horizontal=True):
        st.button(
            t("Try this question again"),
            key=f"retry-{question.id}",
            icon=":material/replay:",
            on_click=_open,
            args=((question.id, "again"),),
        )
        if answer and not answer.skipped:
            st.button(
                t("Correct what was heard") if answer.delivery else t("Correct the answer"),
                key=f"correct-button-{question.id}",
                icon=":material/edit:",
                type="tertiary",
                on_click=_open,
                args=((question.id, "correct"),),
            )


def _open(what: tuple[str, str] | None) -> None:
    st.session_state[_OPEN] = what


def _sent(slot: str, question_id: str, typed: str, send: Send, save: Callable[[str, str], str | None]) -> str | None:
    problem = send(question_id, typed)
    if problem is None:
        save(slot, "")
        _open(None)
    return problem
