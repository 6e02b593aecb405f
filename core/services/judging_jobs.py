"""Code judged beside the page: one job a person and round at a time; the page reads how far it is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import StrEnum

from core.domain.coding import Verdict
from core.errors import InputRejected, PracticeError

_log = logging.getLogger("rehearsal.judging")
MOST_AT_ONCE = 64
KEPT_ENDED = 500  # jobs that ended and whose end the page may still want to read


class Stage(StrEnum):
    PREPARING = "preparing"  # the test cases of a problem that nobody had before
    RUNNING = "running"
    MEASURING = "measuring"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class JobState:
    kind: str  # "run", "submit", "custom"
    question_id: str
    stage: Stage
    problem: str = ""  # what went wrong, for the person
    position: int | None = None  # in the queue for a turn; None: it runs, or need not wait
    verdict: Verdict | None = None  # of custom input, which is not kept anywhere else

    @property
    def running(self) -> bool:
        return self.stage is not Stage.ENDED


Tell = Callable[[Stage], None]
Work = Callable[[Tell], Verdict | None]


class Beside:
    """Work that nobody waits for: one at a time for each key, started again by whoever finds it missing."""

    def __init__(self, max_workers: int = 8) -> None:
        self._pool = ThreadPoolExecutor(max_workers, thread_name_prefix="beside")
        self._lock = threading.Lock()
        self._keys: set[tuple[str, str]] = set()

    def ensure(self, key: tuple[str, str], work: Callable[[], None]) -> None:
        with self._lock:
            if key not in self._keys:
                self._keys.add(key)
                self._pool.submit(self._run, key, work)

    def running(self, key: tuple[str, str]) -> bool:
        with self._lock:
            return key in self._keys

    def _run(self, key: tuple[str, str], work: Callable[[], None]) -> None:
        try:
            work()
        except PracticeError as error:
            _log.warning("a remark was not made: %s: %s", type(error).__name__, error)
        except Exception:
            _log.exception("a remark failed")
        finally:
            with self._lock:
                self._keys.discard(key)


class JudgingJobs:
    """Process-wide; keyed by whose round it is and which."""

    def __init__(self) -> None:
        # Most of them wait for their turn in the runner's queue, which is what limits the machine.
        self._pool = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="judging")
        self._lock = threading.Lock()
        self._states: dict[tuple[str, str], JobState] = {}
        self._futures: dict[tuple[str, str], Future[None]] = {}

    def start(self, key: tuple[str, str], kind: str, question_id: str, work: Work) -> None:
        """Raises InputRejected while another one of the same round runs."""
        with self._lock:
            state = self._states.get(key)
            if state and state.running:
                raise InputRejected("Your code is being run already. Wait for its result, then run it again.")
            self._forget_old()
            self._states[key] = JobState(kind, question_id, Stage.PREPARING)
            self._futures[key] = self._pool.submit(self._run, key, kind, question_id, work)

    def state(self, key: tuple[str, str]) -> JobState | None:
        with self._lock:
            return self._states.get(key)

    def wait(self, key: tuple[str, str], timeout_s: float) -> bool:
        """Whether nothing runs any more."""
        with self._lock:
            job = self._futures.get(key)
        return job is None or not wait([job], timeout_s).not_done

    def _run(self, key: tuple[str, str], kind: str, question_id: str, work: Work) -> None:
        problem, verdict = "", None
        try:
            verdict = work(lambda stage: self._tell(key, JobState(kind, question_id, stage)))
        except PracticeError as error:
            _log.warning("judging stopped: %s: %s", type(error).__name__, error)
            problem = error.user_message
        except Exception:
            _log.exception("judging failed")
            problem = PracticeError.user_message
        finally:
            self._tell(key, JobState(kind, question_id, Stage.ENDED, problem, verdict=verdict))

    def _tell(self, key: tuple[str, str], state: JobState) -> None:
        with self._lock:
            self._states[key] = state

    def _forget_old(self) -> None:
        ended = [key for key, state in self._states.items() if not state.running]
        for key in ended[: max(0, len(ended) - KEPT_ENDED)]:
            del self._states[key], self._futures[key]
