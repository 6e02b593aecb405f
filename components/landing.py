"""First visit: one line, one answer being scored, the ways in."""

import streamlit as st

from components.catalogue import m, t
from components.drawing import draw
from components.places import page_path
from components.scored_answer import scored_answer
from components.typewriter import typewriter
from components.ways_in import way_drawing

_WAYS = (
    (
        "interview",
        m("Interview"),
        m(
            "Five questions, one at a time. The interviewer follows up on what you leave out, and waits while you "
            "think."
        ),
        "setup",
        m("Set the room up"),
    ),
    (
        "code",
        m("Code"),
        m("A real editor and a real judge, in four languages. Say your approach first; hints come in small steps."),
        "coding",
        m("Write some code"),
    ),
    (
        "chat",
        m("Chat"),
        m("Type one answer on the train. Get one thing to fix, in under fifty words."),
        "chat",
        m("Write an answer"),
    ),
)


def landing(*, asks_to_sign_in: bool = False) -> bool:
    """Whether the person asked to try one question."""
    with st.container(key="landing", gap="large"):
        left, right = st.columns([1.08, 1], gap="large", vertical_alignment="center")
        with left, st.container(key="hero", gap="medium"):
            tried = _hero(asks_to_sign_in)
        with right:
            scored_answer()
        for column, way in zip(st.columns(len(_WAYS), gap="medium"), _WAYS, strict=True):
            with column:
                _way(*way)
    return tried


def _hero(asks_to_sign_in: bool) -> bool:
    typewriter(t("Rehearse the interview before it counts"))
    st.markdown(t("Answer a real question. See which of your own words earned the score, and what to say next time."))
    with st.container(horizontal=True, vertical_alignment="center"):
        tried = st.button(t("Try one question"), type="primary", icon=":material/play_arrow:")
        st.caption(t("Two minutes, after signing in.") if asks_to_sign_in else t("Two minutes."), width="content")
    return tried


def _way(name: str, title: str, text: str, target: str, action: str) -> None:
    with st.container(key=f"card-go-way-{name}", height="stretch", gap="xsmall"):
        draw(way_drawing(name), key=f"drawing-{name}")
        st.subheader(t(title), anchor=False)
        st.markdown(t(text))
        st.space("stretch")
        st.page_link(page_path(target), label=t(action), icon=":material/arrow_forward:", icon_position="right")
