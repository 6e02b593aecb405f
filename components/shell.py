"""The main script: page configuration, style, the top bar and the navigation; then the page that was asked for."""

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from components.brand import place_logo, provider_chip
from components.saving_notice import saving_notice
from components.wiring import is_visitor, services
from core.errors import PracticeError

_ROOT = Path(__file__).resolve().parent.parent
_STYLE = _ROOT / "components" / "style"

# Screens that show a part of another one.
_BORROWS = {"coding": ("setup",), "report": ("coding",), "shared": ("coding", "report"), "calibration": ("report",)}

VISIBLE = (
    ("home", "Home", "home"),
    ("chat", "Chat", "forum"),
    ("setup", "Interview", "mic"),
    ("coding", "Coding", "code"),
    ("progress", "Progress", "show_chart"),
    ("settings", "Settings", "settings"),
)
HIDDEN = (
    ("landing", "Welcome", "waving_hand"),
    ("interview", "In the room", "mic"),
    ("report", "Report", "graphic_eq"),
    ("shared", "Shared report", "graphic_eq"),
    ("calibration", "Why believe this?", "balance"),
)


def _pages() -> Iterator[st.Page]:
    for name, title, icon in VISIBLE:
        yield st.Page(_ROOT / f"pages/{name}.py", title=title, icon=f":material/{icon}:", default=name == "home")
    for name, title, icon in HIDDEN:
        yield st.Page(_ROOT / f"pages/{name}.py", title=title, icon=f":material/{icon}:", visibility="hidden")


def _style(screen: str) -> None:
    st.html(_STYLE / "shared.css")
    for name in (*_BORROWS.get(screen, ()), screen):
        if (_STYLE / f"{name}.css").exists():
            st.html(_STYLE / f"{name}.css")


def _run() -> None:
    st.set_page_config(page_title="Rehearsal", page_icon=_ROOT / "components/static/icon.png", layout="wide")
    place_logo()
    # Before anything may stop the script: without it a deep link falls back to the start page.
    current = st.navigation(list(_pages()), position="hidden" if is_visitor() else "top")
    _style(current.url_path or "home")
    if current.url_path == "shared":  # for people without an account: it names nothing but its one report
        current.run()
        return
    try:
        brains = services().brains
    except PracticeError as error:
        st.error(f"{error.user_message}\n\n{error}", icon=":material/error:")
        st.stop()
    provider_chip(brains.label(), brains.states())
    saving_notice(services().backlog)
    current.run()


_run()
