"""Chat practice as it looks: one message, and the indicator that one is being typed."""

from html import escape

import streamlit as st

from components.words import clock_time
from core.domain.chat import ChatMessage
from core.domain.interview import Speaker

TYPING = "<div class='rh-typing' role='status' aria-label='The coach is typing'><i></i><i></i><i></i></div>"


def bubble(message: ChatMessage, index: int) -> None:
    """Text from people and models is escaped: it is shown, never rendered."""
    mine = message.speaker is Speaker.CANDIDATE
    with st.container(key=f"turn-{'you' if mine else 'coach'}-{index}", gap="xsmall"):
        st.html(said_html(message.text))
        brain = f" · {message.brain}" if message.brain else ""
        st.caption(f"{'You' if mine else 'Coach'} · {clock_time(message.at)}{brain}")


def said_html(text: str) -> str:
    return f'<p class="rh-text">{escape(text)}</p>'
