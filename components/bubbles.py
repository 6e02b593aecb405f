"""Coach chat as it looks: one message, and the indicator that one is being typed."""

from html import escape

import streamlit as st

from components.catalogue import m, t
from components.places import page_path
from components.worded import worded
from components.words import clock_time, day_and_time
from core.domain.chat import ChatLink, ChatMessage, LinkTo
from core.domain.interview import Speaker

BUILT_IN = m("built-in")  # the coach that is no model


def typing() -> str:
    label = escape(t("The coach is typing"))
    return f"<div class='rh-typing' role='status' aria-label='{label}'><i></i><i></i><i></i></div>"


def bubble(message: ChatMessage, index: int) -> None:
    """Text from people and models is escaped: it is shown, never rendered."""
    mine = message.speaker is Speaker.CANDIDATE
    with st.container(key=f"turn-{'you' if mine else 'coach'}-{index}", gap="xsmall"):
        st.html(said_html(said_by(message) or t("Stopped before a word was said.")))
        if message.links:
            with st.container(key=f"links-{index}", horizontal=True, gap="xsmall"):
                for link in message.links:
                    _link(link)
        brain = f" · {t(message.brain)}" if message.brain else ""
        stopped = f" · {t('stopped')}" if message.is_stopped else ""
        st.caption(f"{t('You') if mine else t('Coach')} · {clock_time(message.at)}{brain}{stopped}")


def said_by(message: ChatMessage) -> str:
    """The built-in coach speaks the screens' language, line by line; the questions that it puts stay as they are."""
    if message.speaker is Speaker.CANDIDATE or message.brain != BUILT_IN:
        return message.text
    return "\n".join(map(worded, message.text.split("\n")))


_PLACES = {
    LinkTo.REPORT: ("report", "graphic_eq"),
    LinkTo.LIBRARY: ("answer", "bookmark"),
    LinkTo.SETUP: ("setup", "mic"),
    LinkTo.HOME: ("home", "event_repeat"),
}
_LABELS = {
    LinkTo.LIBRARY: m("In your library"),
    LinkTo.SETUP: m("Set up an interview"),
    LinkTo.HOME: m("What is due, on Home"),
}


def _link(link: ChatLink) -> None:
    """Our words around numbers and days; nothing that anybody wrote."""
    screen, icon = _PLACES[link.to]
    query = {name: value for name, value in (("id", link.id), ("question", link.question_id)) if value}
    label = t(_LABELS.get(link.to, m("The report")))
    if link.to is LinkTo.REPORT and link.at:
        what = t("Question {number}", number=link.number) if link.number else t("Report")
        label = f"{what} · {day_and_time(link.at)}"
    st.page_link(page_path(screen), label=label, icon=f":material/{icon}:", query_params=query)


def said_html(text: str) -> str:
    return f'<p class="rh-text">{escape(text)}</p>'
