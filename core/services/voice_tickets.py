"""Tickets that let one socket into one conversation: drawn by the signed-in page, good once and for a minute."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

TICKET_S = 60.0


@dataclass(frozen=True, slots=True)
class Seat:
    """Whose conversation, and in which interview."""

    owner_id: str
    interview_id: str


class VoiceTickets:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._seats: dict[str, tuple[Seat, float]] = {}

    def draw(self, seat: Seat) -> str:
        ticket, now_s = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._seats = {t: (s, until_s) for t, (s, until_s) in self._seats.items() if until_s > now_s}
            self._seats[ticket] = (seat, now_s + TICKET_S)
        return ticket

    def redeem(self, ticket: str) -> Seat | None:
        """None for a ticket that was used before, is too old, or was never drawn."""
        with self._lock:
            seat, until_s = self._seats.pop(ticket, (None, 0.0))
        return seat if until_s > self._clock() else None
