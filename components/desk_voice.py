"""A coding round that is spoken: what the candidate says becomes words to look over, and the interviewer is heard."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from components.wiring import problem_of
from core.domain.interview import Speaker, Turn, TurnKind
from core.domain.speech import SPEECH_RATE_HZ

Words = Callable[[bytes], str]  # of a WAV
_SPOKEN = (TurnKind.QUESTION, TurnKind.REMARK)


def words_said(sound: Any, words_of: Words) -> str:
    """Of a recording; "" where none were heard, which is said."""
    heard: list[str] = []
    if problem := problem_of(lambda: heard.append(words_of(sound.getvalue()))):
        st.session_state["desk-problem"] = problem
    return heard[0] if heard else ""


def recorder(label: str, key: str) -> Any:
    """Inside a form: what was recorded, when the form was sent."""
    return st.audio_input(label, sample_rate=SPEECH_RATE_HZ, key=key)


def read_aloud(turns: Sequence[Turn], sound_of: Callable[[str], bytes]) -> None:
    """Plays what the interviewer said last, once; it can be played again. What was said before the page was opened
    is not read out, but for the first words of a round."""
    last = next((t for t in reversed(turns) if t.speaker is Speaker.INTERVIEWER and t.kind in _SPOKEN), None)
    if last is None:
        return
    memory: dict[str, Any] = st.session_state.setdefault(
        "desk-voice", {"turn": "" if len(turns) == 1 else last.id, "wav": None}
    )
    if memory["turn"] != last.id:
        memory.update(turn=last.id, wav=None)
        problem_of(lambda: memory.update(wav=sound_of(last.text)))  # without a voice the words are there to read
    if memory["wav"]:
        st.audio(memory["wav"], format="audio/wav", autoplay=True)
