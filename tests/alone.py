"""What runs beside what. The first worker begins with the tests in real time, which mostly wait, and goes on with those
in a browser; the second begins with the slow ones, the others with the light ones: a browser has a second one beside it
late or never. Beside one in real time a single slow test runs at most, and none beside one that measures how fast
something is.
Who waits does so outside the time limit of its test. Hooks of tests/conftest.py.
"""

import fcntl
import os
import shutil
import socket
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import IO

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOM = "REHEARSAL_TEST_RUN"  # in the environment: what this run's workers share: locks, compiled libraries
SLOW = "slow"  # there: the names of the slow tests, a line each
FEW = 100  # tests that are left


class EachItsOwn(LoadScopeScheduling):
    """One test after the other: the first worker takes them from the front, the second slow ones while there are any,
    the others from the end."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid

    @cached_property
    def _slow(self) -> deque[str]:
        return deque(Path(os.environ[ROOM], SLOW).read_text(encoding="utf-8").splitlines())

    def _assign_work_unit(self, node) -> None:
        place = self.nodes.index(node)
        if place == 1:
            while self._slow and self._slow[0] not in self.workqueue:
                self._slow.popleft()
        if place == 1 and self._slow:
            self.workqueue.move_to_end(self._slow.popleft(), last=False)
        elif place:
            self.workqueue.move_to_end(next(reversed(self.workqueue)), last=False)
        super()._assign_work_unit(node)

    def _reschedule(self, node) -> None:
        """In the end nobody holds more than it must while another has nothing to do: a worker begins a test when it
        knows the next one."""
        if self._pending_of(self.assigned_work[node]) <= 1 or len(self.workqueue) > FEW:
            super()._reschedule(node)


def locked(path: Path, mode: int) -> IO[str]:
    """Until it is closed."""
    file = path.open("a")
    fcntl.flock(file, mode)
    return file


def free(path: Path) -> IO[str] | None:
    """Ours until it is closed, where nobody has it."""
    try:
        return locked(path, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return None


@contextmanager
def machine(folder: Path, *, alone: bool, undisturbed: bool = False) -> Iterator[None]:
    """All at once, or one alone but for whoever has the place beside it, which it takes as well to be undisturbed. Who
    wants to be alone keeps new ones from beginning, so its turn comes."""
    beside = folder / "beside"
    place = locked(beside, fcntl.LOCK_EX) if undisturbed else None if alone else free(beside)
    with place or nullcontext():
        if place and not alone:
            yield
            return
        mode = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        with locked(folder / "gate", mode) as gate, locked(folder / "room", mode):
            if not alone:
                gate.close()
            yield


def marked(item: pytest.Item, *names: str) -> bool:
    return any(item.get_closest_marker(name) for name in names)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        os.environ[ROOM] = tempfile.mkdtemp(prefix="rehearsal-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(ROOM), ignore_errors=True)


def pytest_sessionstart(session: pytest.Session) -> None:
    """A worker asks the controller how often each test was tried, in two small pieces: TCP would hold the second one
    back until the first is acknowledged, for 40 ms a test."""
    asking = getattr(getattr(session.config, "failures_db", None), "sock", None)
    if asking:
        asking.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    return EachItsOwn(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_place)
    if getattr(config, "workerinput", {}).get("workercount", 1) == 1:
        return
    first = sum(marked(item, "browser", "realtime") for item in items)
    items[first:] = reversed(items[first:])  # taken from the end: in their order again
    slow = [item.nodeid for item in items[first:] if marked(item, "slow")]
    Path(os.environ[ROOM], SLOW).write_text("\n".join(slow), encoding="utf-8")


def _place(item: pytest.Item) -> int:
    if marked(item, "realtime"):
        return 0
    if marked(item, "browser"):
        return 1
    return 3 if marked(item, "slow") else 2


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item):
    if not marked(item, "slow", "browser", "realtime"):
        return (yield)
    realtime = item.get_closest_marker("realtime")
    undisturbed = realtime is not None and realtime.kwargs.get("undisturbed", False)
    with machine(Path(os.environ[ROOM]), alone=realtime is not None, undisturbed=undisturbed):
        return (yield)
