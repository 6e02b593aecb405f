"""Who may fetch which recording: an address that nobody can guess, good for an hour, kept by this process only."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import NotFound, StoreError
from core.people_ports import RecordingReader
from core.ports import Clock

PATH = "/recordings"
GOOD_FOR = timedelta(hours=1)
MAX_TICKETS = 20_000  # the oldest go first; a page that is drawn again gets new ones
Recordings = Callable[[str, str], RecordingReader]  # by listener and owner


@dataclass(frozen=True, slots=True)
class _Ticket:
    listener_id: str
    owner_id: str
    interview_id: str
    question_id: str
    attempt: int
    until: datetime


class RecordingTickets:
    """Thread-safe. Whether the listener may hear it is asked at every fetch, not when the ticket is drawn."""

    def __init__(self, clock: Clock, recordings: Recordings) -> None:
        self._clock, self._recordings = clock, recordings
        self._lock = threading.Lock()
        self._tickets: dict[str, _Ticket] = {}
        self._tokens: dict[tuple[str, str, str, str, int], str] = {}

    def address(self, listener_id: str, owner_id: str, interview_id: str, question_id: str, attempt: int) -> str:
        """The same one while at least half of its time is left, so that a page drawn again plays on."""
        key, now = (listener_id, owner_id, interview_id, question_id, attempt), self._clock.now()
        with self._lock:
            token = self._tokens.get(key)
            if token is None or self._tickets[token].until - now < GOOD_FOR / 2:
                token = secrets.token_urlsafe(32)
                self._tickets[token] = _Ticket(*key, until=now + GOOD_FOR)
                self._tokens[key] = token
                self._forget(now)
        return f"{PATH}/{token}"

    def fetch(self, token: str) -> bytes:
        """An Ogg file. Raises NotFound for a ticket that is unknown or over, as for a recording that is gone."""
        with self._lock:
            ticket = self._tickets.get(token)
        if ticket is None or ticket.until <= self._clock.now():
            raise NotFound("recording")
        try:
            store = self._recordings(ticket.listener_id, ticket.owner_id)
            return store.get(ticket.interview_id, ticket.question_id, ticket.attempt).opus
        except StoreError as error:
            raise NotFound("recording") from error

    def _forget(self, now: datetime) -> None:
        over = [token for token, ticket in self._tickets.items() if ticket.until <= now]
        for token in over or list(self._tickets)[: max(0, len(self._tickets) - MAX_TICKETS)]:
            ticket = self._tickets.pop(token)
            key = (ticket.listener_id, ticket.owner_id, ticket.interview_id, ticket.question_id, ticket.attempt)
            if self._tokens.get(key) == token:
                del self._tokens[key]
