"""Where the candidate types an answer: autosaved every two seconds of change, sent by a button or Ctrl/⌘-Enter."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.catalogue import Words, m, t
from components.frontend import component

Act = Callable[[str, str], str | None]

LIMIT_CHARS = 20_000
_KEY = "answer-box"
_WORDS = Words(
    {"label": "Your answer", "placeholder": "Type your answer", "hint": "Ctrl or ⌘ with Enter sends"},
)
_STATES = Words(
    {
        "sending": "Sending",
        "lost": "Not sent: the server did not answer. Your words are still here; try again.",
        "saved": "Draft saved",
        "unsaved": "Not saved yet",
        "over": "{number} characters too many",
        "word": "word",
        "words": "words",
    }
)
_mount = component("answer_box")


def answer_box(
    slot: str,
    text: str,
    *,
    save: Act,
    send: Act,
    action: str = m("Send answer"),
    busy: str = "",
    holds: str = "",
    dictated: str = "",
) -> None:
    """One box for one `slot` (the question); `text` is the stored draft and is only shown when the slot changes.

    `save(slot, text)` and `send(slot, text)` run as callbacks and return a problem to show, or None. A problem leaves
    everything that was typed where it is. While `busy` says why, nothing can be sent, and what the selector `holds`
    finds cannot be used. What was `dictated` follows what stands in the box; to be given in one run only.
    """
    memory = _memory(slot)
    shown = {
        "slot": slot,
        "text": text,
        "action": t(action),
        "states": dict(_STATES),
        "busy": busy,
        "holds": holds,
        "limit": LIMIT_CHARS,
        "dictated": dictated,
    }
    _mount(
        key=_KEY,
        on_draft_change=lambda: _on_draft(memory, save),
        on_sent_change=lambda: _on_sent(memory, send),
        data={**_WORDS, **shown, **{name: memory[name] for name in ("saved", "problem", "handled", "refused")}},
    )


def _memory(slot: str) -> dict[str, Any]:
    """What Python acknowledged: the newest saved change, the newest handled answer, and what went wrong last."""
    fresh = {"slot": slot, "saved": 0, "problem": "", "handled": 0, "refused": False}
    memory: dict[str, Any] = st.session_state.setdefault("answer-box-memory", fresh)
    if memory["slot"] != slot:
        memory.update(slot=slot, saved=0, problem=memory["problem"] if memory["refused"] else "")
    return memory


def _on_draft(memory: dict[str, Any], save: Act) -> None:
    value = st.session_state[_KEY].draft
    if not value:
        return
    problem = save(str(value["slot"]), str(value["text"]))
    memory["problem"] = problem or ""
    if problem is None:
        memory["saved"] = int(value["revision"])


def _on_sent(memory: dict[str, Any], send: Act) -> None:
    value = st.session_state[_KEY].sent
    if not value:
        return
    problem = send(str(value["slot"]), str(value["text"]))
    memory.update(problem=problem or "", refused=problem is not None, handled=value["number"])
