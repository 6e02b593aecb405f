"""Questions that are asked before something is ended or deleted."""

from collections.abc import Callable

import streamlit as st

from components.catalogue import t
from components.words import count
from core.domain.interview import Interview


def confirm_end(interview: Interview, on_end: Callable[[], None]) -> None:
    """`on_end` runs as a callback when the person confirms."""
    st.dialog(t("End the interview?"))(_confirm_end)(interview, on_end)


def _confirm_end(interview: Interview, on_end: Callable[[], None]) -> None:
    answered = sum(1 for answer in interview.answers if not answer.skipped)
    st.markdown(
        t(
            "The report will be made from {answers}. What you typed and did not send is not scored.",
            answers=count(answered, "answer"),
        )
        if answered
        else t("Nothing is answered yet, so there will be nothing to score.")
    )
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(t("Keep going")):
            st.rerun()
        if st.button(t("End and see the report"), type="primary", on_click=on_end):
            st.rerun()


def confirm_round_end(on_end: Callable[[], None]) -> None:
    """Of a coding round; `on_end` runs as a callback when the person confirms."""
    st.dialog(t("End the round?"))(_confirm)(
        t(
            "What you submitted counts. For the problem on the desk, what stands in the editor is handed in if you "
            "submitted nothing."
        ),
        stay=t("Keep going"),
        act=t("End and see the report"),
        on_act=on_end,
    )


def confirm_leave(on_leave: Callable[[], None]) -> None:
    st.dialog(t("Leave this problem?"))(_confirm)(
        t(
            "It is not accepted yet. What you submitted last counts; if you submitted nothing, what stands in the "
            "editor is handed in."
        ),
        stay=t("Keep working"),
        act=t("Leave it"),
        on_act=on_leave,
    )


def _confirm(words: str, *, stay: str, act: str, on_act: Callable[[], None]) -> None:
    st.markdown(words)
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(stay):
            st.rerun()
        if st.button(act, type="primary", on_click=on_act):
            st.rerun()
