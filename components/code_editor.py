"""The code editor: streamlit-ace, and a companion that drives it, saves every change and sends the code off."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit_ace import st_ace

from components.catalogue import t
from components.frontend import component
from core.domain.coding import Language

Save = Callable[[Language, str], str | None]
Command = Callable[[str, Language, str], str | None]

_KEY = "code-desk"
_mount = component("code_desk")


def code_editor(
    doc: str, language: Language, text: str, starter: str, *, save: Save, command: Command, busy: str, locked: str
) -> None:
    """Edits one document (`doc`: problem and language). `text` is read only when the browser does not have it yet.

    `save(language, text)` and `command("run" | "submit", language, text)` run as callbacks and return a problem to
    show, or None. `busy` is the command that runs; `locked` says why nothing can be run at the moment.
    """
    memory: dict[str, Any] = st.session_state.setdefault(
        "code-desk-memory", {"doc": doc, "revision": 0, "problem": "", "sent": False}
    )
    with st.container(key="ace", gap=None):
        # Its own arguments never change: whatever does is the companion's to apply, so nothing is drawn anew.
        st_ace(
            value="", language="python", theme="chrome", keybinding="vscode", min_lines=4, height=320, key="ace-frame"
        )
    _mount(
        key=_KEY,
        on_draft_change=lambda: _on_draft(memory, save),
        on_command_change=lambda: _on_command(memory, save, command),
        data={
            "frame": ".st-key-ace",
            "doc": doc,
            "language": language.value,
            "text": text,
            "starter": starter,
            "saved": {"doc": memory["doc"], "revision": memory["revision"]},
            "problem": memory["problem"],
            "busy": busy,
            "locked": locked,
            "words": _words(),
        },
    )


def _words() -> dict[str, str]:
    """Those that the browser shows, by the class of the part, or by when."""
    return {
        "smaller": t("Smaller type"),
        "larger": t("Larger type"),
        "of_keys": t("Keys of the editor"),
        "usual": t("Usual keys"),
        "vim": t("Vim keys"),
        "emacs": t("Emacs keys"),
        "reset": t("Reset"),
        "what_reset": t("Bring the starter code back; undo takes you to yours again"),
        "editor": t("Code editor. Press Escape, then Tab, to leave."),
        "opening": t("Opening the editor"),
        "starter": t("Starter code"),
        "saving": t("Saving"),
        "saved": t("Saved"),
        "saved_now": t("Saved just now"),
        "saved_s": t("Saved {time} s ago"),
        "saved_min": t("Saved {time} min ago"),
        "at": t("Line {row}, column {column}"),
        "run": t("Run"),
        "submit": t("Submit"),
        "running": t("Running"),
        "judging": t("Judging"),
    }


def was_sent() -> bool:
    """Whether a command came since this was asked last: then the rest of the page has to be drawn, too."""
    memory = st.session_state.get("code-desk-memory", {})
    return bool(memory.pop("sent", False))


def _on_draft(memory: dict[str, Any], save: Save) -> None:
    value = st.session_state[_KEY].draft
    if value:
        _saved(memory, value, save)


def _on_command(memory: dict[str, Any], save: Save, command: Command) -> None:
    value = st.session_state[_KEY].command
    if value and _saved(memory, value, save):
        memory["problem"] = command(str(value["name"]), _language(value), str(value["text"])) or ""
        memory["sent"] = True


def _saved(memory: dict[str, Any], value: Any, save: Save) -> bool:
    problem = save(_language(value), str(value["text"]))
    memory["problem"] = problem or ""
    if problem is None:
        memory.update(doc=str(value["doc"]), revision=int(value["revision"]))
    return problem is None


def _language(value: Any) -> Language:
    return Language(str(value["doc"]).rpartition(":")[2])
