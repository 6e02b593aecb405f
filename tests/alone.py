"""Tests that need real time run alone: while one does, the other workers of the same run wait before their next test.
Waiting happens outside the test's own time limit. Hooks of tests/conftest.py.
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

ROOM = "REHEARSAL_TEST_RUN"  # in the environment: the folder of this run's locks, inherited by its workers


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


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        os.environ[ROOM] = tempfile.mkdtemp(prefix="rehearsal-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(ROOM), ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item):
    with machine(Path(os.environ[ROOM]), alone=item.get_closest_marker("realtime") is not None):
        return (yield)
