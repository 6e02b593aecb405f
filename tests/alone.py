"""What runs beside what. A browser has no second one beside it: their tests are one worker's, those in real time first,
while the others run the rest, light tests first. Beside one in real time no other slow test runs.
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

ROOM = "REHEARSAL_TEST_RUN"  # in the environment: the folder of this run's locks, inherited by its workers
BROWSER = "tests/browser/"


class OneBrowser(LoadScopeScheduling):
    """Of tests one by one, but for the browser's, which stay together."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else nodeid


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
    return OneBrowser(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker takes them in this order, and the browser's one takes all of the browser's at once."""
    items.sort(key=lambda item: (not marked(item, "browser"), not marked(item, "realtime"), marked(item, "slow")))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item):
    if not marked(item, "slow", "browser"):
        return (yield)
    with machine(Path(os.environ[ROOM]), alone=marked(item, "realtime")):
        return (yield)
