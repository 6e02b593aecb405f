"""The runner of this machine, once for all tests, and what a test asks of it."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

from core.adapters.local_runner.runner import LocalRunner, missing_protection
from core.domain.coding import Language, Program, RunLimits, RunResult

LANGUAGES = list(Language)


@cache
def scratch() -> Path:
    """Where the runner of these tests works, apart from any other on this machine."""
    folder = Path(tempfile.mkdtemp(prefix="rehearsal-tests-")).resolve()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def local_runner() -> LocalRunner:
    usual = tempfile.tempdir
    tempfile.tempdir = str(scratch())
    try:
        return LocalRunner(scratch() / "kept")
    finally:
        tempfile.tempdir = usual


def require(language: Language) -> LocalRunner:
    """Skips where the machine lacks a compiler or Landlock; a sandbox that leaks or does not start is a failure."""
    if fault := missing_protection():
        pytest.skip(fault)
    runner = local_runner()
    status = next(s for s in runner.status() if s.language is language)
    if not status.enabled and "not installed" in status.detail:
        pytest.skip(status.detail)
    assert status.enabled, status.detail
    return runner


def run(source: str, language: Language, *, stdin: str = "", args=(), limits: RunLimits | None = None) -> RunResult:
    program = Program.from_source(source, language, args=tuple(args))
    return require(language).run(program, stdin=stdin, limits=limits or RunLimits.of(language))
