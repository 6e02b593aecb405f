"""What a page shows when it has nothing yet."""

from collections.abc import Callable

import streamlit as st

from components.catalogue import m, t
from components.drawing import draw

_GHOST = """<svg class="rh-drawing ghost" viewBox="0 0 480 136" role="img" aria-label="{label}">
<path class="grid" d="M40 24H440M40 64H440M40 104H440"/>
<path class="fillsoft plain" d="M60 104C130 96 170 84 230 74S340 46 420 30L420 52C340 66 290 84 230 96S130 120 60 124Z"/>
<path class="line dash" d="M60 114C130 108 170 94 230 84S340 56 420 40"/>
<circle cx="60" cy="114" r="8" class="plate edge"/><circle cx="230" cy="84" r="8" class="plate edge"/><circle cx="420" cy="40" r="8" class="plate edge"/></svg>"""
_STEPS = [
    ("1", m("One interview"), m("A score with its spread, and the sentences it rests on.")),
    ("2", m("Two interviews"), m("A line: where the last one stands beside the one before.")),
    ("7", m("Seven interviews"), m("A running mean that one good evening cannot move.")),
]


def empty_library() -> str:
    told = t(
        "In a report, “Keep this answer” puts your own words here. You can also write one, or let notes become a "
        "story. Each save is a version; search finds them by any word."
    )
    title = t("No answer is kept yet")
    return f'<div class="kept"><b class="kept-title">{title}</b>\n<p class="kept-said">{told}</p></div>'


def nothing_yet() -> bool:
    """Whether the person wants to start."""
    with st.container(key="card-empty", gap="medium"):
        draw(_GHOST.format(label=t("A trend waiting for its first points")), key="ghost-trend")
        with st.container(horizontal_alignment="center", gap="xsmall"):
            st.subheader(t("Your progress starts with one answer"), anchor=False, text_alignment="center")
            caption = t("Nothing here is guessed. Each part appears when there is enough behind it.")
            st.caption(caption, text_alignment="center")
        for column, (number, title, text) in zip(st.columns(len(_STEPS)), _STEPS, strict=True):
            step = f'<div class="rh-step"><b>{number}</b><div><strong>{t(title)}</strong><p>{t(text)}</p></div></div>'
            column.html(step)
        with st.container(horizontal=True, horizontal_alignment="center"):
            return st.button(t("Start interview"), type="primary", icon=":material/mic:")


def nothing_matches(clear: Callable[[], None]) -> None:
    with st.container(key="card-empty", horizontal_alignment="center", gap="small"):
        st.subheader(t("No interviews match these filters"), anchor=False, text_alignment="center")
        st.caption(t("Nothing is lost. Take a filter away to see the others."), text_alignment="center")
        st.button(t("Clear filters"), icon=":material/close:", on_click=clear)


def progress_skeleton() -> None:
    """The shape of the page while its figures are on their way."""
    for column in st.columns(5):
        column.skeleton(height=150)
    wide, narrow = st.columns([1.75, 1])
    wide.skeleton(height=340)
    narrow.skeleton(height=340)
