"""Whose turn it is to run code: so many at a time, fair between people, and a place in the queue that can be shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from core.domain.coding import LanguageStatus, Program, RunLimits, RunResult
from core.errors import QueueFull
from core.ports import CodeRunner


@dataclass(slots=True, eq=False)
class Ticket:
    owner_id: str
    waiting: bool = True


@dataclass(slots=True)
class FairQueue:
    """Thread-safe. People take turns: nobody's second run goes before another's first, whoever came first."""

    slots: int  # runs at the same time
    max_waiting: int
    _tickets: list[Ticket] = field(default_factory=list)  # in order of arrival, those that run included
    _served: dict[str, int] = field(default_factory=dict)  # the number of the last turn of everybody who is here
    _turns: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @contextmanager
    def turn(self, owner_id: str) -> Iterator[None]:
        """Waits for a slot, and holds it until the block ends. Raises QueueFull at once when too many wait."""
        ticket = Ticket(owner_id)
        with self._changed:
            if len(self._waiting()) >= self.max_waiting:
                raise QueueFull(f"{self.max_waiting} runs are waiting")
            self._tickets.append(ticket)
            try:
                self._changed.wait_for(lambda: self._may_start(ticket))
                ticket.waiting = False
                self._turns += 1
                self._served[ticket.owner_id] = self._turns
                self._changed.notify_all()
            except BaseException:
                self._leave(ticket)
                raise
        try:
            yield
        finally:
            with self._changed:
                self._leave(ticket)

    def position(self, owner_id: str) -> int | None:
        """Of this person's next run, from 1; None when none of theirs waits."""
        with self._changed:
            return next((n for n, t in enumerate(self._waiting(), 1) if t.owner_id == owner_id), None)

    def _may_start(self, ticket: Ticket) -> bool:
        running = sum(not other.waiting for other in self._tickets)
        return ticket in self._waiting()[: self.slots - running]

    def _waiting(self) -> list[Ticket]:
        """In the order of their turns: always the first of whoever has had no turn for the longest time."""
        waiting = [ticket for ticket in self._tickets if ticket.waiting]
        served, order = dict(self._served), []
        for turn in range(len(waiting)):
            ticket = min(waiting, key=lambda ticket: served.get(ticket.owner_id, 0))  # of equals the first to come
            waiting.remove(ticket)
            order.append(ticket)
            served[ticket.owner_id] = self._turns + turn + 1
        return order

    def _leave(self, ticket: Ticket) -> None:
        self._tickets.remove(ticket)
        here = {other.owner_id for other in self._tickets}
        self._served = {owner_id: turn for owner_id, turn in self._served.items() if owner_id in here}
        self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class QueuedRunner:
    """A CodeRunner of one person, who waits for their turn in the queue that all share."""

    runner: CodeRunner
    queue: FairQueue
    owner_id: str

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        """Raises QueueFull, SandboxUnavailable."""
        with self.queue.turn(self.owner_id):
            return self.runner.run(program, stdin=stdin, limits=limits)

    def status(self) -> tuple[LanguageStatus, ...]:
        return self.runner.status()

    def position(self) -> int | None:
        return self.queue.position(self.owner_id)
