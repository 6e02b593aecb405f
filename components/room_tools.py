"""The dock under the room: what the candidate can do, with the microphone in its middle in a spoken interview."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.catalogue import m, t
from components.mic_ring import mic_ring
from components.voice_room import toggle_typing

DOCK_TOOLS = ".st-key-dock-tools"  # where Repeat and Skip are, as a selector


@dataclass(frozen=True, slots=True)
class Tools:
    """Each runs as a callback."""

    repeat: Callable[[], None]
    skip: Callable[[], None]
    done: Callable[[], None] | None = None  # of a running conversation only


def dock(tools: Tools, *, spoken: bool) -> bool:
    """Whether the end was asked for."""
    with st.container(key="dock"):
        with st.container(key="dock-tools", horizontal=True, gap="xsmall"):
            _tool(m("Repeat"), "replay", tools.repeat)
            _tool(m("Skip"), "skip_next", tools.skip)
            if spoken and tools.done:
                _tool(m("Type instead"), "keyboard", toggle_typing)
        if tools.done:
            with st.container(key="dock-ring"):
                mic_ring()
            with st.container(key="dock-done", horizontal=True):
                st.button(t("I'm done"), icon=":material/check:", type="primary", key="done", on_click=tools.done)
        with st.container(key="dock-end", horizontal=True):
            label = t("End") if tools.done else t("End interview")
            return st.button(label, icon=":material/call_end:", type="tertiary", key="end")


def _tool(label: str, icon: str, action: Callable[[], None]) -> None:
    key = label.partition(" ")[0].lower()
    st.button(t(label), icon=f":material/{icon}:", type="tertiary", key=key, on_click=action)
