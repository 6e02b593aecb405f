"""The interviewer's side of the desk: what is said and written, and the approach that comes before the code."""

from collections.abc import Callable
from typing import Any, Protocol

import streamlit as st

from components.catalogue import t
from components.conversation_line import Lines, line_of, listen
from components.desk_forms import approach_form, say_box
from components.desk_line import strip
from components.desk_talk import desk_talk, head_html
from components.desk_voice import read_aloud
from components.drafts import heard_words
from components.faces import data_uri, face_svg
from components.voice_room import voiceless
from components.wiring import friendly_errors, problem_of
from core.domain.interview import Interview, TurnKind
from core.domain.persona import Persona
from core.domain.plan import Medium
from core.domain.speech import VoiceLine


class Rounds(Protocol):
    """Of one person."""

    def open(self, interview_id: str) -> Interview: ...
    def is_thinking(self, interview_id: str) -> bool: ...
    def say(self, interview_id: str, question_id: str, text: str) -> Interview: ...
    def tell_approach(self, interview_id: str, question_id: str, text: str) -> Interview: ...
    def confirm_words(self, interview_id: str, turn_id: str, text: str) -> Interview: ...


class Voices(Lines, Protocol):
    """Of one person."""

    def is_connected(self, interview_id: str) -> bool: ...
    def dictated(self, wav: bytes) -> str: ...
    def read_aloud(self, text: str, persona_id: str) -> bytes: ...


Both = Callable[[], tuple[Rounds, Voices]]  # of whoever is asking now
Shown = tuple[bool, int, bool]


def shown(interview: Interview) -> Shown:
    """What the panes beside the chat depend on: what is said can change it."""
    question = interview.current_question
    told = any(o.kind is TurnKind.APPROACH and question and o.question_id == question.id for o in interview.turns)
    return interview.is_open, len(interview.questions), told


def line_strip(interview: Interview, first_name: str, both: Both) -> None:
    """Where they talk: small, and above the panes, so that it is in sight whichever of them is shown."""
    if line_of(interview, both()[1]) is None:
        return

    def at_the_line(action: Callable[[VoiceLine], None]) -> None:
        """The one that runs when a tool is used: it may be another one than when the tool was drawn."""
        line = line_of(interview, both()[1])
        if line is not None:
            action(line)

    def again() -> None:
        # Where a reply failed there is nothing to repeat yet: it is asked for again.
        waits = both()[0].is_thinking(interview.id)
        at_the_line(lambda line: line.retry() if waits else line.repeat())

    strip(
        first_name,
        repeat=lambda: do(again),
        done=lambda: do(lambda: at_the_line(lambda line: line.finish_turn())),
    )


def approach(interview: Interview, question_id: str, both: Both) -> None:
    rounds, voice = both()
    line = line_of(interview, voice)
    is_recorded = interview.plan.medium is Medium.VOICE and line is None
    told = approach_form(question_id, voice.dictated if is_recorded else None, is_live=line is not None)
    if told is None:
        return
    if told and line is not None and voice.is_connected(interview.id):
        line.say(told)
    else:
        rounds.tell_approach(interview.id, question_id, told)
    st.rerun()


@st.fragment
def talk_pane(interview_id: str, person: Persona, drawn: Shown, both: Both) -> None:
    """Drawn again by what is said; `drawn` is what the page shows beside it, which follows when that has changed."""
    rounds, voice = both()
    with friendly_errors():
        interview = rounds.open(interview_id)
        if st.session_state.pop("desk-changed", False) or drawn != shown(interview):
            st.rerun()
        line = line_of(interview, voice)
        with st.container(key="pane-talk"):
            st.html(head_html(person.name, t(person.title), data_uri(face_svg(person.face))))
            with st.container(key="talk-log"):
                turns = desk_talk(
                    lambda: rounds.open(interview_id).turns,
                    lambda: not voice.is_connected(interview_id) and rounds.is_thinking(interview_id),
                    person.first_name,
                )
            heard_words(
                interview.turns, lambda turn_id, text: do(lambda: rounds.confirm_words(interview_id, turn_id, text))
            )
            if line is not None:
                listen(interview, voice, changed="desk-changed")
            elif interview.plan.medium is Medium.VOICE:
                voiceless(interview.id)
                read_aloud(turns, lambda text: voice.read_aloud(text, person.id))
            _write(interview, line, both)
        for name in ("desk-problem", "room-problem"):  # of whatever was done at the desk
            if problem := st.session_state.pop(name, None):
                st.toast(problem, icon=":material/error:")


def _write(interview: Interview, line: VoiceLine | None, both: Both) -> None:
    rounds, voice = both()
    is_recorded = interview.plan.medium is Medium.VOICE and line is None
    words, question = say_box(voice.dictated if is_recorded else None), interview.current_question
    if not words or question is None:
        return
    if line is not None and voice.is_connected(interview.id):
        line.say(words)  # whoever speaks gives way, and the answer is heard
    else:
        do(lambda: rounds.say(interview.id, question.id, words))
    st.rerun()


def do(action: Callable[[], Any]) -> None:
    """A problem is shown on the run that follows."""
    st.session_state["desk-problem"] = problem_of(action)
