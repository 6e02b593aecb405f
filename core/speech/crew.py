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
        self._threads: set[threading.Thread] = set()
        self._lock = threading.Lock()

    def start(self, what: str, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=self._run, args=(work,), name=f"{self._name}-{what}", daemon=True)
        with self._lock:
            self._threads.add(thread)
        thread.start()

    def join(self, timeout_s: float) -> bool:
        """Whether all have ended. One that waits for a provider may outlast this, until that request's own time-out;
        nothing that it brings is used any more."""
        until_s = time.monotonic() + timeout_s
        for thread in self._alive():
            if thread is not threading.current_thread():
                thread.join(max(0.0, until_s - time.monotonic()))
        return not self._alive()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception:
            log.exception("a voice thread ended by a fault")
        finally:
            with self._lock:
                self._threads.discard(threading.current_thread())

    def _alive(self) -> list[threading.Thread]:
        with self._lock:
            return [thread for thread in self._threads if thread.is_alive()]
