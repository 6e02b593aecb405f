"""What is particular to a room in which people talk: the line, its notices, and the way back to typing."""

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from components.catalogue import t
from components.voice_socket import LineCalls, voice_socket
from components.voice_words import NOTICES, PROBLEMS, TYPING_GOES_ON, WAYS, WEBRTC_FAILED
from components.wiring import problem_of, running
from core.domain.speech import SPEECH_RATE_HZ, Notice, VoiceLine

# Who wants nothing but WebRTC waits for a slow network as well.
WEBRTC_PATIENCE_MS = {"auto": 5000, "webrtc": 20_000, "socket": 0}
NO_MICROPHONE = ("denied", "missing", "unplugged")


def typing_instead() -> bool:
    return bool(st.session_state.get("room-typing"))


def toggle_typing() -> None:
    st.session_state["room-typing"] = not typing_instead()


def is_voiceless(interview_id: str) -> bool:
    """Whether this interview goes on in writing, for want of a microphone."""
    return interview_id in _lost()


def silenced(interview_id: str, problem: str) -> None:
    _lost()[interview_id] = problem


def voiceless(interview_id: str, words_of: Callable[[bytes], str] | None = None) -> None:
    """Says why there is no voice, and how to get it back; with `words_of` a WAV, an answer can be recorded."""
    problem = _lost().get(interview_id)
    if problem is None:
        return

    def again() -> None:
        _lost().pop(interview_id, None)

    with st.container(key="voiceless", horizontal=True, vertical_alignment="center"):
        st.warning(f"{PROBLEMS.get(problem, PROBLEMS['failed'])} {t(TYPING_GOES_ON)}", icon=":material/mic_off:")
        st.button(t("Try the microphone again"), icon=":material/mic:", on_click=again)
    if words_of is not None and problem not in NO_MICROPHONE:
        dictation(words_of)


def dictation(words_of: Callable[[bytes], str]) -> None:
    """The last resort, where a microphone is there and neither way of the sound works: one answer, recorded as a
    whole. Its words are taken up by `dictated`."""
    take: int = st.session_state.setdefault("voice-take", 0)

    def recorded() -> None:
        sound = st.session_state[f"dictation-{take}"]
        st.session_state["voice-take"] = take + 1  # an empty recorder for the next answer

        def keep() -> None:
            st.session_state["voice-dictated"] = words_of(sound.getvalue())

        st.session_state["room-problem"] = problem_of(keep) if sound else None

    st.audio_input(
        t("Or record it: the words go into the box above"),
        sample_rate=SPEECH_RATE_HZ,
        key=f"dictation-{take}",
        on_change=recorded,
    )


def dictated() -> str:
    """What was recorded since the last run."""
    return str(st.session_state.pop("voice-dictated", ""))


def transport() -> str:
    """Who carries the sound in this browser session: "socket" or "webrtc"."""
    wanted = running().settings.rehearsal_voice_transport
    return "socket" if wanted == "socket" or st.session_state.get("voice-no-webrtc") else "webrtc"


def way_of_the_sound() -> str:
    return WAYS[transport()]


def voice_line(
    interview_id: str,
    *,
    line_of: Callable[[], VoiceLine | None],
    draw_ticket: Callable[[], str],
    on_change: Callable[[], None],
    on_lost: Callable[[str], None],
    camera: bool = False,
) -> None:
    """`on_change`: the saved interview has changed; `on_lost`: there is no microphone, and why. Both are callbacks.
    `camera`: the page has a self-view whose pictures are wanted."""

    def problem(name: str) -> None:
        # Only the way of the sound changes: the conversation, and what was said in it, stays.
        if name == "no_webrtc":
            st.session_state["voice-no-webrtc"] = True
            st.session_state["room-problem"] = t(WEBRTC_FAILED)
        else:
            on_lost(name)

    calls = LineCalls(draw_ticket, on_revision=on_change, on_notices=_keep_notices, on_problem=problem)
    sound = transport()
    if sound == "webrtc":
        # Loaded where it is used: it takes longer to start than everything else together.
        import_module("components.voice_webrtc").voice_webrtc(interview_id, line_of, camera=camera)
    wanted = running().settings.rehearsal_voice_transport
    voice_socket(interview_id, calls, sound=sound, patience_ms=WEBRTC_PATIENCE_MS[wanted])
    for name in st.session_state.pop("voice-notices", ()):
        words, icon = NOTICES[Notice(name)]
        st.toast(t(words), icon=f":material/{icon}:")
        if name == Notice.OFFER_TYPING:
            st.session_state["room-typing"] = True


def _keep_notices(names: list[str]) -> None:
    known = [name for name in names if name in NOTICES]
    st.session_state["voice-notices"] = [*st.session_state.get("voice-notices", ()), *known]


def _lost() -> dict[str, str]:
    lost: dict[str, str] = st.session_state.setdefault("voice-lost", {})
    return lost
