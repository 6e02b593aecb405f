"""The threads of one conversation: who starts them also ends them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)


class Crew:
    def __init__(self, name: str) -> None:
        self._name = name
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def start(self, what: str, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=_run, args=(work,), name=f"{self._name}-{what}", daemon=True)
        with self._lock:
            self._threads = [t for t in self._threads if t.is_alive()]
            self._threads.append(thread)
            thread.start()

    def join(self, timeout_s: float) -> bool:
        """Whether all have ended, those included that were started meanwhile. One that waits for a provider may outlast
        this, until that request's own time-out; nothing that it brings is used any more."""
        until_s = time.monotonic() + timeout_s
        while alive := self._alive():
            if time.monotonic() >= until_s:
                return False
            alive[0].join(max(0.0, until_s - time.monotonic()))
        return True

    def _alive(self) -> list[threading.Thread]:
        with self._lock:
            return [t for t in self._threads if t.is_alive() and t is not threading.current_thread()]


def _run(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:
        log.exception("a voice thread ended by a fault")
