"""The dock under the room: what the candidate can do, with the microphone in its middle in a spoken interview."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.mic_ring import mic_ring
from components.voice_room import toggle_typing


@dataclass(frozen=True, slots=True)
class Tools:
    """Each runs as a callback."""

    repeat: Callable[[], None]
    skip: Callable[[], None]
    done: Callable[[], None] | None = None  # of a running conversation only


def dock(tools: Tools, *, busy: bool, spoken: bool) -> bool:
    """Whether the end was asked for."""
    with st.container(key="dock"):
        with st.container(key="dock-tools", horizontal=True, gap="xsmall"):
            _tool("Repeat", "replay", tools.repeat, busy)
            _tool("Skip", "skip_next", tools.skip, busy)
            if spoken and tools.done:
                _tool("Type instead", "keyboard", toggle_typing, False)
        if tools.done:
            with st.container(key="dock-ring"):
                mic_ring()
            with st.container(key="dock-done", horizontal=True):
                st.button("I'm done", icon=":material/check:", type="primary", key="done", on_click=tools.done)
        with st.container(key="dock-end", horizontal=True):
            label = "End" if tools.done else "End interview"
            return st.button(label, icon=":material/call_end:", type="tertiary", key="end")


def _tool(label: str, icon: str, action: Callable[[], None], busy: bool) -> None:
    key = label.partition(" ")[0].lower()
    st.button(label, icon=f":material/{icon}:", type="tertiary", key=key, disabled=busy, on_click=action)
