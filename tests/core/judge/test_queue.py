"""The queue for runs: as many at a time as there are slots, and people take turns."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.domain.coding import Language, Outcome, Program, RunLimits, RunResult
from core.errors import QueueFull
from core.judge.queue import FairQueue, QueuedRunner
from tests.fakes.scripted_runner import ScriptedRunner

PROGRAM = Program.from_source("print(1)", Language.PYTHON)


class Line:
    """People in threads of their own, who hold their slot until they are let go."""

    def __init__(self, queue: FairQueue) -> None:
        self.queue = queue
        self.started: list[str] = []
        self._gates: dict[str, threading.Event] = {}
        self._threads: list[threading.Thread] = []
        self._news = threading.Condition()

    def joins(self, name: str) -> None:
        """Returns when they wait or run. `name` is the person's and a number, as "ann1"."""
        self._gates[name] = threading.Event()
        before = len(self.queue._tickets)
        thread = threading.Thread(target=self._wait, args=(name,), daemon=True)
        thread.start()
        self._threads.append(thread)
        with self.queue._changed:
            assert self.queue._changed.wait_for(lambda: len(self.queue._tickets) > before or not thread.is_alive(), 5)

    def _wait(self, name: str) -> None:
        with self.queue.turn(name[:3]):
            with self._news:
                self.started.append(name)
                self._news.notify_all()
            self._gates[name].wait(10)

    def leaves(self, name: str) -> None:
        self._gates[name].set()

    def has_started(self, *names: str) -> bool:
        with self._news:
            return self._news.wait_for(lambda: self.started == list(names), 5)

    def ends(self) -> None:
        for gate in self._gates.values():
            gate.set()
        for thread in self._threads:
            thread.join(5)


@pytest.fixture
def line():
    line = Line(FairQueue(slots=1, max_waiting=5))
    yield line
    line.ends()


def test_people_take_turns(line):
    for name in ("ann1", "ann2", "ann3", "bob1", "cid1", "bob2"):
        line.joins(name)
    assert line.has_started("ann1")
    assert [line.queue.position(name) for name in ("ann", "bob", "cid", "eve")] == [3, 1, 2, None]
    order = ["ann1", "bob1", "cid1", "ann2", "bob2", "ann3"]
    for done, name in enumerate(order, 1):
        assert line.has_started(*order[:done]), line.started
        line.leaves(name)


def test_a_full_queue_says_so_at_once(line):
    for number in range(6):
        line.joins(f"ann{number}")
    with pytest.raises(QueueFull) as full, line.queue.turn("bob"):
        pass
    assert "Too many" in full.value.user_message


def test_slots_are_all_used_and_never_more():
    queue, running, most = FairQueue(slots=2, max_waiting=100), [0], [0]
    lock = threading.Lock()

    def one(number: int) -> None:
        with queue.turn(f"person{number % 7}"):
            with lock:
                running[0] += 1
                most[0] = max(most[0], running[0])
            threading.Event().wait(0.001)
            with lock:
                running[0] -= 1

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(one, range(50)))
    assert most == [2] and running == [0]


def test_a_failing_run_frees_its_slot():
    queue = FairQueue(slots=1, max_waiting=1)
    with pytest.raises(ZeroDivisionError), queue.turn("ann"):
        raise ZeroDivisionError
    with queue.turn("bob"):
        assert queue.position("bob") is None


def test_a_persons_runner_waits_for_its_turn():
    runner = QueuedRunner(ScriptedRunner(RunResult(Outcome.ACCEPTED)), FairQueue(1, 1), "ann")
    assert runner.run(PROGRAM, limits=RunLimits()).outcome is Outcome.ACCEPTED
    assert runner.position() is None and runner.status()
