"""What is seen of the conversation at the desk: a strip over the panes, with the microphone and what is being said."""

from collections.abc import Callable

import streamlit as st

from components.catalogue import m, t
from components.mic_ring import mic_ring
from components.voice_socket import live_turn

NOTHING_SAID = m("What is being said is written here.")


def strip(first_name: str, *, repeat: Callable[[], None], done: Callable[[], None]) -> None:
    """What they say right now, and what one can do about it; both run as callbacks."""
    with st.container(key="desk-line", horizontal=True, vertical_alignment="center"):
        mic_ring(small=True)
        with st.container(key="desk-caption"):
            live_turn(first_name, idle=t(NOTHING_SAID))
        st.button(t("Repeat"), icon=":material/replay:", type="tertiary", key="desk-repeat", on_click=repeat)
        st.button(t("I'm done"), icon=":material/check:", type="tertiary", key="desk-done", on_click=done)
