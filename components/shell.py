"""The main script: page configuration, style, the top bar and the navigation; then the page that was asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import streamlit as st

from components import gate
from components.brand import place_logo, provider_chip
from components.catalogue import m, settle, t
from components.front_door import front_door
from components.saving_notice import saving_notice
from components.wiring import is_visitor, services
from components.worded import reasons, worded
from core.domain.people import LOCAL_PERSON, Identity
from core.errors import PracticeError

SURFACE = "surface-of"  # (whose, what they chose)
_ROOT = Path(__file__).resolve().parent.parent
_STYLE = _ROOT / "components" / "style"

# Screens that show a part of another one.
_BORROWS = {
    "coding": ("setup",),
    "interview": ("board",),
    "report": ("coding", "board"),
    "shared": ("coding", "report", "board"),
    "coach": ("progress",),
    "library": ("progress",),
    "answer": ("progress", "library"),
    "candidate": ("coding", "report", "board"),
    "calibration": ("report",),
    "administration": ("progress",),
    "front_door": ("landing",),
}

VISIBLE = (
    ("home", m("Home"), "home"),
    ("chat", m("Chat"), "forum"),
    ("setup", m("Interview"), "mic"),
    ("coding", m("Coding"), "code"),
    ("resume", m("Résumé"), "description"),
    ("progress", m("Progress"), "show_chart"),
    ("library", m("Library"), "bookmarks"),
    ("settings", m("Settings"), "settings"),
)
HIDDEN = (
    ("answer", m("Kept answer"), "bookmarks"),
    ("coach", m("Coaching"), "handshake"),
    ("candidate", m("Candidate"), "handshake"),
    ("landing", m("Welcome"), "waving_hand"),
    ("interview", m("In the room"), "mic"),
    ("report", m("Report"), "graphic_eq"),
    ("shared", m("Shared report"), "graphic_eq"),
    ("calibration", m("Why believe this?"), "balance"),
    ("administration", m("Administration"), "monitoring"),
)


# For people who are not signed in: the first says what this is, the others name nothing but what they show.
OPEN = ("landing", "shared")


def _pages(*, coaching: bool) -> Iterator[st.Page]:
    for name, title, icon in VISIBLE:
        yield st.Page(_ROOT / f"pages/{name}.py", title=t(title), icon=f":material/{icon}:", default=name == "home")
    for name, title, icon in HIDDEN:
        seen: Literal["visible", "hidden"] = "visible" if coaching and name == "coach" else "hidden"
        yield st.Page(_ROOT / f"pages/{name}.py", title=t(title), icon=f":material/{icon}:", visibility=seen)


def _style(screen: str) -> None:
    st.html(_STYLE / "shared.css")
    for name in (*_BORROWS.get(screen, ()), screen):
        if (_STYLE / f"{name}.css").exists():
            st.html(_STYLE / f"{name}.css")
    # Dialogs and popovers stand beside the app, which alone is told its scheme: light-dark() needs it there as well.
    if st.context.theme.type in ("light", "dark"):
        st.html(f"<style>:root {{ color-scheme: {st.context.theme.type}; }}</style>")


def _run() -> None:
    st.set_page_config(page_title="Rehearsal", page_icon=_ROOT / "components/static/icon.png", layout="wide")
    place_logo()
    who, fault = (None, None) if is_visitor() else _whoever()
    settle(_surface_of(who))
    # Before anything may stop the script: without it a deep link falls back to the start page.
    pages = list(_pages(coaching=who not in (None, LOCAL_PERSON)))
    current = st.navigation(pages, position="top" if who else "hidden")
    screen = current.url_path or "home"
    closed = who is None and screen not in OPEN
    if fault:
        _style(screen)
        st.error(f"{worded(fault.user_message)}\n\n{reasons(str(fault))}", icon=":material/error:")
        st.stop()
    if not is_visitor():
        gate.run_errands()
    if closed:
        _style("front_door")
        front_door()
        return
    _style(screen)
    if who:
        own = services()
        provider_chip(own.brains.label(), own.brains.states())
        saving_notice(own.backlog)
    current.run()


def _surface_of(who: Identity | None) -> str:
    """What was chosen for the screens; asked for once a session."""
    if who is None:
        return ""
    held = st.session_state.get(SURFACE)
    if held is None or held[0] != who.id:
        try:
            held = who.id, services().practice.preferences().surface
        except PracticeError:
            return ""  # the page itself tells
        st.session_state[SURFACE] = held
    return str(held[1])


def _whoever() -> tuple[Identity | None, PracticeError | None]:
    try:
        who = gate.whoever()
        if who is None and gate.sign_in_by_single_sign_on():
            who = gate.whoever()
    except PracticeError as error:
        return None, error
    return who, None


_run()
