"""Grading beside whatever the person does meanwhile: one job an interview, a few at a time in the process."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from core.errors import PracticeError

_log = logging.getLogger("rehearsal.grading")


@dataclass(frozen=True, slots=True)
class GradingProgress:
    """Answers, not time: `done` of them are graded and saved."""

    done: int
    total: int


class GradingJobs:
    """Process-wide; keyed by whose interview it is and which."""

    def __init__(self, max_workers: int = 4) -> None:
        self._pool = ThreadPoolExecutor(max_workers, thread_name_prefix="grading")
        self._lock = threading.Lock()
        self._running: dict[tuple[str, str], Future[None]] = {}
        self._progress: dict[tuple[str, str], GradingProgress] = {}

    def ensure(self, key: tuple[str, str], steps: Callable[[], Iterator[GradingProgress]]) -> None:
        """Starts it unless it runs already."""
        with self._lock:
            if key in self._running:
                return
            self._running[key] = self._pool.submit(self._run, key, steps)

    def progress(self, key: tuple[str, str]) -> GradingProgress | None:
        """None when nothing runs."""
        with self._lock:
            return self._progress.get(key, GradingProgress(0, 0)) if key in self._running else None

    def wait(self, key: tuple[str, str], timeout_s: float) -> bool:
        """Whether nothing runs any more."""
        with self._lock:
            job = self._running.get(key)
        return job is None or not wait([job], timeout_s).not_done

    def _run(self, key: tuple[str, str], steps: Callable[[], Iterator[GradingProgress]]) -> None:
        try:
            for step in steps():
                with self._lock:
                    self._progress[key] = step
        except PracticeError as error:
            # What was graded is saved; the rest stays pending, and the page offers to try again.
            _log.warning("grading stopped: %s", error)
        finally:
            with self._lock:
                self._running.pop(key, None)
                self._progress.pop(key, None)
