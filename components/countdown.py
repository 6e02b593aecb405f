"""The time that is left, counted in the browser."""

from collections.abc import Callable
from datetime import datetime

from components.catalogue import t
from components.frontend import component

_mount = component("countdown")


def countdown(deadline: datetime, now: datetime, *, on_over: Callable[[], None]) -> None:
    """`on_over` runs once when the time is up, before the rerun."""
    left_s = max(0.0, (deadline - now).total_seconds())
    _mount(key="countdown", on_over_change=on_over, data={"left_s": left_s, "words": t("{time} left")})
