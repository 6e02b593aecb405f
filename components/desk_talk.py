"""The interviewer's side of the coding round as a slim conversation, with what happened at the desk between."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from components.catalogue import t
from components.worded import worded
from components.words import clock_time
from core.domain.interview import Speaker, Turn, TurnKind

_EVENTS = (TurnKind.RUN, TurnKind.SUBMISSION, TurnKind.SKIP, TurnKind.ANSWER)
TYPING = '<span class="dots-typing"><i></i><i></i><i></i></span>'


def desk_talk(
    turns_of: Callable[[], Sequence[Turn]], is_thinking: Callable[[], bool], interviewer: str
) -> tuple[Turn, ...]:
    """The conversation; drawn again by itself while the interviewer has something to say. Returns what it shows, and
    nothing while that may change."""
    if is_thinking():
        _thinking(turns_of, is_thinking, interviewer)
        return ()
    turns = tuple(turns_of())
    st.html(talk_html(turns, interviewer, answering=False))
    return turns


@st.fragment(run_every=0.5)
def _thinking(turns_of: Callable[[], Sequence[Turn]], is_thinking: Callable[[], bool], interviewer: str) -> None:
    if not is_thinking():
        st.rerun()
    st.html(talk_html(turns_of(), interviewer, answering=True))


def talk_html(turns: Sequence[Turn], interviewer: str, *, answering: bool) -> str:
    """What people and models said is escaped: it is never markup."""
    body = "".join(_turn(turn, interviewer) for turn in turns)
    if answering:
        is_typing = t("{name} is typing", name=interviewer)
        label = f'role="status" aria-label="{escape(is_typing)}"'
        body += (
            f'<div class="t-turn t-them"><span class="t-who">{escape(interviewer)}</span><p {label}>{TYPING}</p></div>'
        )
    return f'<div class="talk">{body}</div>'


def head_html(name: str, title: str, face: str) -> str:
    return (
        f'<header class="t-head"><img src="{face}" alt=""><b>{escape(name)}</b>'
        f"<span>{escape(t('{title}, beside you at the desk', title=title))}</span></header>"
    )


def _marks(turn: Turn) -> str:
    marks = {
        t("as heard"): turn.is_draft,
        t("cut off"): turn.is_interrupted,
        t("thinking aloud"): turn.kind is TurnKind.ALOUD,
    }
    told = ", ".join(name for name, holds in marks.items() if holds)
    return f'<span class="t-mark">{told}</span>' if told else ""


def _turn(turn: Turn, interviewer: str) -> str:
    at = f"<time>{clock_time(turn.at)}</time>"
    if turn.kind is TurnKind.HINT:
        return f'<p class="t-event"><span>{t("A hint was opened")}</span>{at}</p>'
    if turn.kind is TurnKind.APPROACH and not turn.text:
        return f'<p class="t-event"><span>{t("You went straight to the code")}</span>{at}</p>'
    if turn.kind in _EVENTS:
        return f'<p class="t-event"><span>{escape(worded(turn.text))}</span>{at}</p>'
    mine = turn.speaker is Speaker.CANDIDATE
    side, who = ("t-you", t("You")) if mine else ("t-them", interviewer)
    words = f'<p class="rh-text">{escape(turn.text)}</p>{_marks(turn)}'
    return f'<div class="t-turn {side}"><span class="t-who">{escape(who)}{at}</span>{words}</div>'
