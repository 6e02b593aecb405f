"""A new problem for one person: written by a model and proven beside the page, which reads how far it is."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from core.domain.coding import Topic
from core.domain.generated import Writing, WritingStep
from core.domain.plan import Difficulty
from core.errors import InputRejected, PracticeError, ProviderError
from core.judge.problem_writer import ProblemWriter, Proven
from core.judge.shelves import Shelves

MAX_AT_ONCE = 2  # each keeps the sandbox busy for some seconds
MAX_OWN = 200  # problems of one person
NOT_PROVEN = "What was written did not prove itself, so it was thrown away. The bank's problems are ready."
NO_MODEL = "The language model did not answer, so there is no new problem. The bank's problems are ready."
log = logging.getLogger(__name__)


class ProblemWriting:
    """Process-wide: one problem at a time for each person."""

    def __init__(self, shelves: Shelves, writer_for: Callable[[str], ProblemWriter | None]) -> None:
        self._shelves = shelves
        self._writer_for = writer_for
        self._pool = ThreadPoolExecutor(MAX_AT_ONCE, thread_name_prefix="writing")
        self._lock = threading.Lock()
        self._states: dict[str, Writing] = {}
        self._deleted: set[str] = set()  # owners whose problem on its way nobody wants any more

    def available(self, owner_id: str) -> bool:
        return self._writer_for(owner_id) is not None

    def state(self, owner_id: str) -> Writing | None:
        with self._lock:
            return self._states.get(owner_id)

    def forget(self, owner_id: str) -> None:
        """How the last one ended; not one that is on its way."""
        with self._lock:
            if owner_id in self._states and not self._states[owner_id].running:
                del self._states[owner_id]

    def delete_all(self, owner_id: str) -> None:
        """Also the one that is on its way, when it comes. Raises StoreError."""
        with self._lock:
            if owner_id in self._states and self._states[owner_id].running:
                self._deleted.add(owner_id)
        self._shelves.forget(owner_id)
        self.forget(owner_id)

    def files(self, owner_id: str) -> Iterator[tuple[str, bytes]]:
        """Of all problems that were written for this person: their names, and what is in them."""
        return self._shelves.own_files(owner_id)

    def start(self, owner_id: str, topic: Topic, difficulty: Difficulty) -> None:
        """Raises InputRejected while another one is on its way, and when there are very many."""
        writer = self._writer_for(owner_id)
        problems = self._shelves.problems(owner_id)
        if writer is None:
            raise InputRejected("New problems need a language model. Settings says how to connect one.")
        if sum(problem.certificate is not None for problem in problems) >= MAX_OWN:
            raise InputRejected(f"You have {MAX_OWN} problems of your own by now. Solve some of them first.")
        with self._lock:
            state = self._states.get(owner_id)
            if state and state.running:
                raise InputRejected("A problem is on its way already.")
            self._states[owner_id] = Writing(WritingStep.WRITING)
            self._deleted.discard(owner_id)
        known = [problem.title for problem in problems]
        self._pool.submit(self._write, writer, owner_id, topic, difficulty, known)

    def _write(
        self, writer: ProblemWriter, owner_id: str, topic: Topic, difficulty: Difficulty, known: Sequence[str]
    ) -> None:
        ended = Writing(WritingStep.ENDED, reason=PracticeError.user_message)
        try:
            found = writer.write(
                topic,
                difficulty,
                known=known,
                into=self._shelves.own_folder(owner_id),
                tell=lambda attempt, step, done, total: self._tell(owner_id, Writing(step, attempt, done, total)),
            )
            ended = _proven(found) if found else Writing(WritingStep.ENDED, reason=NOT_PROVEN)
        except ProviderError as error:
            log.warning("no problem was written: %s: %s", type(error).__name__, error)
            ended = Writing(WritingStep.ENDED, reason=NO_MODEL)
        except PracticeError as error:
            log.warning("no problem was written: %s: %s", type(error).__name__, error)
            ended = Writing(WritingStep.ENDED, reason=error.user_message)
        except Exception:
            log.exception("writing a problem failed")
        finally:
            self._tell(owner_id, ended)
            self._leave_nothing(owner_id)

    def _leave_nothing(self, owner_id: str) -> None:
        with self._lock:
            is_deleted = owner_id in self._deleted
            self._deleted.discard(owner_id)
        if is_deleted:
            self._shelves.forget(owner_id)
            self.forget(owner_id)

    def _tell(self, owner_id: str, state: Writing) -> None:
        with self._lock:
            self._states[owner_id] = state


def _proven(found: Proven) -> Writing:
    return Writing(WritingStep.ENDED, problem_id=found.problem_id, title=found.title, certificate=found.certificate)


class ProblemService:
    """Of one person."""

    def __init__(self, owner_id: str, writing: ProblemWriting) -> None:
        self._owner_id = owner_id
        self._writing = writing

    @property
    def can_write(self) -> bool:
        """Whether there is a language model that writes."""
        return self._writing.available(self._owner_id)

    def state(self) -> Writing | None:
        """Of the problem that is on its way, or that ended last; None after `forget`."""
        return self._writing.state(self._owner_id)

    def write(self, topics: Sequence[str], difficulty: Difficulty) -> None:
        """One on any of the topics; none means any. Raises InputRejected."""
        offered = [topic for topic in Topic if topic.value in topics] or list(Topic)
        self._writing.start(self._owner_id, random.choice(offered), difficulty)  # noqa: S311

    def forget(self) -> None:
        self._writing.forget(self._owner_id)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Of all problems that were written for this person: their names, and what is in them."""
        return self._writing.files(self._owner_id)

    def delete_all(self) -> None:
        """Raises StoreError."""
        self._writing.delete_all(self._owner_id)
