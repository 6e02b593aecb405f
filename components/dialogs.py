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
