"""What runs beside what. One worker begins with the tests in real time and goes on with those in a browser, the others
begin with the light ones: a browser has a second one beside it late or never. Beside one in real time no other slow
test runs.
Who waits does so outside the time limit of its test. Hooks of tests/conftest.py.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOM = "REHEARSAL_TEST_RUN"  # in the environment: what this run's workers share: locks, compiled libraries


class FromBothEnds(LoadScopeScheduling):
    """One test after the other: the first worker takes them from the front, the others from the end."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid

    def _assign_work_unit(self, node) -> None:
        if node is not self.nodes[0]:
            self.workqueue.move_to_end(next(reversed(self.workqueue)), last=False)
        super()._assign_work_unit(node)


def locked(path: Path, mode: int) -> IO[str]:
    """Until it is closed."""
    file = path.open("a")
    fcntl.flock(file, mode)
    return file


@contextmanager
def machine(folder: Path, *, alone: bool) -> Iterator[None]:
    """All at once, or one alone. Who wants to be alone keeps new ones from beginning, so its turn comes."""
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


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    return FromBothEnds(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_place)
    if getattr(config, "workerinput", {}).get("workercount", 1) == 1:
        return
    first = sum(marked(item, "browser", "realtime") for item in items)
    items[first:] = reversed(items[first:])  # taken from the end: in their order again


def _place(item: pytest.Item) -> int:
    if marked(item, "realtime"):
        return 0
    if marked(item, "browser"):
        return 1
    return 3 if marked(item, "slow") else 2


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item):
    if not marked(item, "slow", "browser"):
        return (yield)
    with machine(Path(os.environ[ROOM]), alone=marked(item, "realtime")):
        return (yield)
