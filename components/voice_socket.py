"""The conversation's line in the browser: the microphone to `/voice`, the interviewer's voice from there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components.catalogue import t
from components.frontend import component

_KEY = "voice-socket"
_mount = component("voice_socket")
_web_speech = component("web_speech")
_live_turn = component("live_turn", isolate_styles=False)


@dataclass(frozen=True, slots=True)
class LineCalls:
    """Run as callbacks, before the rerun."""

    draw_ticket: Callable[[], str]
    on_revision: Callable[[], None]  # the saved interview has changed
    on_notices: Callable[[list[str]], None]
    on_problem: Callable[[str], None]  # denied, missing, busy, unplugged, failed, no_webrtc


def voice_socket(interview_id: str, calls: LineCalls, *, sound: str = "socket", patience_ms: int = 5000) -> None:
    """`sound` is who carries it: "socket", or "webrtc" for another transport beside, which has `patience_ms` to
    connect; then this one only shows what is going on, as `rehearsal-voice` events: it draws nothing itself."""
    tickets: dict[str, str] = st.session_state.setdefault("voice-tickets", {})
    if interview_id not in tickets:
        tickets[interview_id] = calls.draw_ticket()

    def wants() -> None:
        if _value("wants"):
            tickets[interview_id] = calls.draw_ticket()

    def notices() -> None:
        if told := _value("notices"):
            calls.on_notices([str(name) for name in told["names"]])

    def problem() -> None:
        if name := _value("problem"):
            calls.on_problem(str(name))

    _mount(
        key=_KEY,
        on_wants_change=wants,
        on_revision_change=calls.on_revision,
        on_notices_change=notices,
        on_problem_change=problem,
        data={
            "ticket": tickets[interview_id],
            "sound": sound,
            "patience_ms": patience_ms,
            "base": "/" + path if (path := str(st.get_option("server.baseUrlPath")).strip("/")) else "",
        },
    )


def web_speech(language: str) -> None:
    """The browser's own recogniser listens along, while the microphone is open; draws nothing."""
    _web_speech(key="web-speech", data={"language": language})


def live_turn(interviewer: str, *, idle: str = "") -> None:
    """What is being said right now, by either side, below the transcript; `idle` stands there while nobody speaks."""
    _live_turn(
        key="live-turn",
        data={
            "you": t("You"),
            "interviewer": interviewer,
            "typing": t("{name} is thinking", name=interviewer),
            "idle": idle,
        },
    )


def _value(name: str) -> Any:
    return getattr(st.session_state.get(_KEY), name, None)
