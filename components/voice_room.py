"""What is particular to a room in which people talk: the line, its notices, and the way back to typing."""

from collections.abc import Callable

import streamlit as st

from components.voice_socket import LineCalls, voice_socket
from components.voice_words import NOTICES, PROBLEMS, TYPING_GOES_ON
from core.domain.speech import Notice


def typing_instead() -> bool:
    return bool(st.session_state.get("room-typing"))


def toggle_typing() -> None:
    st.session_state["room-typing"] = not typing_instead()


def is_voiceless(interview_id: str) -> bool:
    """Whether this interview goes on in writing, for want of a microphone."""
    return interview_id in _lost()


def silenced(interview_id: str, problem: str) -> None:
    _lost()[interview_id] = problem


def voiceless(interview_id: str) -> None:
    """Says why there is no voice, and how to get it back."""
    problem = _lost().get(interview_id)
    if problem is None:
        return

    def again() -> None:
        _lost().pop(interview_id, None)

    with st.container(key="voiceless", horizontal=True, vertical_alignment="center"):
        st.warning(f"{PROBLEMS.get(problem, PROBLEMS['failed'])} {TYPING_GOES_ON}", icon=":material/mic_off:")
        st.button("Try the microphone again", icon=":material/mic:", on_click=again)


def voice_line(
    interview_id: str,
    *,
    draw_ticket: Callable[[], str],
    on_change: Callable[[], None],
    on_lost: Callable[[str], None],
) -> None:
    """`on_change`: the saved interview has changed; `on_lost`: there is no microphone, and why. Both are callbacks."""
    voice_socket(
        interview_id, LineCalls(draw_ticket, on_revision=on_change, on_notices=_keep_notices, on_problem=on_lost)
    )
    for name in st.session_state.pop("voice-notices", ()):
        words, icon = NOTICES[Notice(name)]
        st.toast(words, icon=f":material/{icon}:")
        if name == Notice.OFFER_TYPING:
            st.session_state["room-typing"] = True


def _keep_notices(names: list[str]) -> None:
    known = [name for name in names if name in NOTICES]
    st.session_state["voice-notices"] = [*st.session_state.get("voice-notices", ()), *known]


def _lost() -> dict[str, str]:
    lost: dict[str, str] = st.session_state.setdefault("voice-lost", {})
    return lost
