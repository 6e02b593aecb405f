"""Tickets: drawn by a signed-in page, good once and for a minute, for what only a route of ours can do."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
TICKET_S = 60.0


class Tickets(Generic[T]):
    """Kept by this process only. Thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, good_for_s: float = TICKET_S) -> None:
        self._clock, self._good_for_s = clock, good_for_s
        self._lock = threading.Lock()
        self._drawn: dict[str, tuple[T, float]] = {}

    def draw(self, stands_for: T) -> str:
        ticket, now_s = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._drawn = {t: (v, until_s) for t, (v, until_s) in self._drawn.items() if until_s > now_s}
            self._drawn[ticket] = (stands_for, now_s + self._good_for_s)
        return ticket

    def redeem(self, ticket: str) -> T | None:
        """None for a ticket that was used before, is too old, or was never drawn."""
        with self._lock:
            found = self._drawn.pop(ticket, None)
        return found[0] if found and found[1] > self._clock() else None
