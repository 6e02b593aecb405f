"""The conversation at the desk: a strip over the panes, with the microphone and what is being said, and the line."""

from collections.abc import Callable
from typing import Protocol

import streamlit as st

from components.mic_ring import mic_ring
from components.voice_room import is_voiceless, silenced, voice_line
from components.voice_socket import live_turn, web_speech
from core.domain.interview import Interview, Medium
from core.domain.speech import VoiceLine

NOTHING_SAID = "What is being said is written here."


class Voices(Protocol):
    """Of one person."""

    def open(self, interview_id: str) -> VoiceLine: ...
    def running(self, interview_id: str) -> VoiceLine | None: ...
    def is_connected(self, interview_id: str) -> bool: ...
    def ticket(self, interview_id: str) -> str: ...
    def close(self, interview_id: str) -> None: ...
    def dictated(self, wav: bytes) -> str: ...
    def read_aloud(self, text: str, persona_id: str) -> bytes: ...


def line_of(interview: Interview, voice: Voices) -> VoiceLine | None:
    """The conversation that runs, or a new one; None where everything is written, or there is no microphone."""
    is_spoken = interview.plan.medium is Medium.VOICE and not is_voiceless(interview.id)
    return voice.open(interview.id) if is_spoken else None


def strip(first_name: str, *, repeat: Callable[[], None], done: Callable[[], None]) -> None:
    """What they say right now, and what one can do about it; both run as callbacks."""
    with st.container(key="desk-line", horizontal=True, vertical_alignment="center"):
        mic_ring(small=True)
        with st.container(key="desk-caption"):
            live_turn(first_name, idle=NOTHING_SAID)
        st.button("Repeat", icon=":material/replay:", type="tertiary", key="desk-repeat", on_click=repeat)
        st.button("I'm done", icon=":material/check:", type="tertiary", key="desk-done", on_click=done)


def listen(interview: Interview, voice: Voices) -> None:
    """Inside the fragment that draws the chat: it runs again whenever something was said."""

    def lost(problem: str) -> None:
        silenced(interview.id, problem)
        voice.close(interview.id)
        st.session_state["desk-changed"] = True

    voice_line(
        interview.id,
        line_of=lambda: voice.running(interview.id),
        draw_ticket=lambda: voice.ticket(interview.id),
        on_change=lambda: None,
        on_lost=lost,
    )
    if interview.plan.voice.web_speech:
        web_speech()
