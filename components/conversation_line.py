"""The conversation of a room or a desk that is held in voice: which one it is, and its line in the browser."""

from collections.abc import Callable
from typing import Protocol

import streamlit as st

from components.gate import lasting
from components.voice_room import is_voiceless, silenced, voice_line
from components.voice_socket import web_speech
from core.domain.interview import Interview
from core.domain.plan import Medium
from core.domain.speech import VoiceLine


class Lines(Protocol):
    """Of one person."""

    def open(self, interview_id: str, lasts: Callable[[], bool]) -> VoiceLine: ...
    def running(self, interview_id: str) -> VoiceLine | None: ...
    def ticket(self, interview_id: str) -> str: ...
    def close(self, interview_id: str) -> None: ...
    def recogniser_of(self, language: str) -> str: ...


def line_of(interview: Interview, voice: Lines) -> VoiceLine | None:
    """The conversation that runs, or a new one, for as long as this browser's session lasts; None where everything is
    written, or there is no microphone."""
    is_spoken = interview.plan.medium is Medium.VOICE and not is_voiceless(interview.id)
    return voice.open(interview.id, lasting()) if is_spoken else None


def listen(
    interview: Interview,
    voice: Lines,
    *,
    changed: str,
    on_change: Callable[[], None] = lambda: None,
    camera: bool = False,
) -> None:
    """Inside the fragment that draws what is said: it runs again whenever something was. `changed`: what is set in the
    session's state when there is no microphone any more; `on_change` and `camera` as for `voice_line`."""

    def lost(problem: str) -> None:
        silenced(interview.id, problem)
        voice.close(interview.id)
        st.session_state[changed] = True

    voice_line(
        interview.id,
        line_of=lambda: voice.running(interview.id),
        draw_ticket=lambda: voice.ticket(interview.id),
        on_change=on_change,
        on_lost=lost,
        camera=camera,
    )
    if interview.plan.voice.web_speech:
        web_speech(voice.recogniser_of(interview.plan.language))
