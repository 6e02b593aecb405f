"""Questions that are asked before something is ended or deleted."""

from collections.abc import Callable

import streamlit as st

from components.words import count
from core.domain.interview import Interview


@st.dialog("End the interview?")
def confirm_end(interview: Interview, on_end: Callable[[], None]) -> None:
    """`on_end` runs as a callback when the person confirms."""
    answered = sum(1 for answer in interview.answers if not answer.skipped)
    st.markdown(
        f"The report will be made from {count(answered, 'answer')}. What you typed and did not send is not scored."
        if answered
        else "Nothing is answered yet, so there will be nothing to score."
    )
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Keep going"):
            st.rerun()
        if st.button("End and see the report", type="primary", on_click=on_end):
            st.rerun()


@st.dialog("End the round?")
def confirm_round_end(on_end: Callable[[], None]) -> None:
    """Of a coding round; `on_end` runs as a callback when the person confirms."""
    _confirm(
        "What you submitted counts. For the problem on the desk, what stands in the editor is handed in if you "
        "submitted nothing.",
        stay="Keep going",
        act="End and see the report",
        on_act=on_end,
    )


@st.dialog("Leave this problem?")
def confirm_leave(on_leave: Callable[[], None]) -> None:
    _confirm(
        "It is not accepted yet. What you submitted last counts; if you submitted nothing, what stands in the editor "
        "is handed in.",
        stay="Keep working",
        act="Leave it",
        on_act=on_leave,
    )


def _confirm(words: str, *, stay: str, act: str, on_act: Callable[[], None]) -> None:
    st.markdown(words)
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(stay):
            st.rerun()
        if st.button(act, type="primary", on_click=on_act):
            st.rerun()
