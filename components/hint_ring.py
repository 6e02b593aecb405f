"""The ladder of hints: those that were taken, and the ring that counts to the next one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape

import streamlit as st

from components.catalogue import m, t
from components.frontend import component

WAIT_S = 60
NAMES = (m("Nudge"), m("Direction"), m("Approach"), m("Outline"))
_KEY = "hint-ring"
_mount = component("hint_ring")


def hint_ladder(
    hints: Sequence[str],
    total: int,
    points: float,
    due: datetime | None,
    now: datetime,
    on_reveal: Callable[[int, bool], None],
) -> None:
    """`due`: when the next one comes by itself; None: not at the moment. `on_reveal(level, by_itself)`: a callback."""
    opened = "".join(f"<li><b>{_name(n)}</b><p>{escape(text)}</p></li>" for n, text in enumerate(hints))
    closed = "".join(f'<li class="shut"><b>{_name(n)}</b></li>' for n in range(len(hints), total))
    used = t("{used} of {total} used, {points:.0f} points each", used=len(hints), total=total, points=points)
    st.html(f'<section class="hints"><h3>{t("Hints")}<span>{used}</span></h3><ol>{opened}{closed}</ol></section>')
    if due is None:
        return
    level = len(hints) + 1
    left_s = max(0.0, (due - now).total_seconds())
    _mount(
        key=_KEY,
        on_reveal_change=lambda: _revealed(on_reveal),
        data={
            "level": level,
            "words": t(
                "Hint {number} comes after {left} s without a run or an edit. Press to take it now.",
                number=level,
                left="{left}",
            ),
            "due": due.isoformat(),
            "left_s": left_s,
            "wait_s": WAIT_S,
        },
    )


def _revealed(on_reveal: Callable[[int, bool], None]) -> None:
    value = st.session_state[_KEY].reveal
    if value:
        on_reveal(int(value["level"]), bool(value["alone"]))


def _name(index: int) -> str:
    return t(NAMES[index]) if index < len(NAMES) else t("Hint {number}", number=index + 1)
