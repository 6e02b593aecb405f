"""A CodeRunner over one runtime that is a sandbox by itself. It is enabled only after its canary has tried to break out
and failed; a process group of its own, limits and an empty environment come on top."""

from __future__ import annotations

import logging
import marshal
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from core import canaries
from core.domain.coding import Language, LanguageStatus, Outcome, Program, RunLimits, RunResult, ran_out_of_memory
from core.errors import SandboxUnavailable

ROOT = Path(__file__).resolve().parents[3]
SUPERVISE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from core.adapters.runtime_runner.supervisor import main; main()"
)
START_MS = 20_000  # for a runtime to come up on a busy machine; the program's own time begins then
GRACE_S = 30  # far beyond what a supervisor needs to end: one that takes longer is broken
RETRY_S = 60.0  # a canary that failed is tried again after so long: the machine may have been busy
STOPPED = {"time": Outcome.TIME_LIMIT, "memory": Outcome.MEMORY_LIMIT, "output": Outcome.OUTPUT_LIMIT}


@dataclass(frozen=True, slots=True)
class Start:
    """What is started in a fresh folder that holds `files` alone. Sizes in megabytes; None: no limit.
    `announces`: the runtime is told a descriptor, and says there when the program's own time begins."""

    command: tuple[str, ...]
    files: Mapping[str, str]
    resident_mb: int
    data_mb: int | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    announces: bool = False


class Runtime(Protocol):
    language: Language
    backend: str
    held: str  # what keeps a program in

    def fault(self) -> str:
        """What is missing and how to get it; "" when there is nothing. May take a minute the first time."""
        ...

    def start(self, program: Program, limits: RunLimits) -> Start: ...


class RuntimeRunner:
    """Of one language; refuses the others."""

    def __init__(self, runtime: Runtime, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._runtime = runtime
        self._clock = clock
        self._trying = threading.Lock()  # makes others wait for the first that tries it
        self._fault = ""
        self._tried_at_s: float | None = None

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        if fault := self._fault_of(program.language):
            raise SandboxUnavailable(fault)
        return self._run(program, stdin, limits)

    def status(self) -> tuple[LanguageStatus, ...]:
        faults = {language: self._fault_of(language) for language in Language}
        return tuple(
            LanguageStatus(language, None if fault else self._runtime.backend, fault or self._runtime.held)
            for language, fault in faults.items()
        )

    def _fault_of(self, language: Language) -> str:
        if language is not self._runtime.language:
            return f"{self._runtime.backend} does not run this language."
        with self._trying:
            fresh = self._tried_at_s is not None and self._clock() - self._tried_at_s < RETRY_S
            if self._tried_at_s is None or (self._fault and not fresh):
                self._fault = self._try()
                self._tried_at_s = self._clock()
            return self._fault

    def _try(self) -> str:
        try:
            fault = self._runtime.fault() or canaries.fault(
                self._runtime.language, lambda program, limits: self._run(program, "", limits)
            )
        except SandboxUnavailable as error:
            fault = f"{self._runtime.backend} could not be set up ({error})."
        if fault:
            logging.getLogger(__name__).info("%s: %s", self._runtime.backend, fault)
        return fault

    def _run(self, program: Program, stdin: str, limits: RunLimits) -> RunResult:
        start = self._runtime.start(program, limits)
        report = supervise(
            {
                "scratch": os.path.realpath(tempfile.gettempdir()),
                "command": start.command,
                "files": {name: text.encode(errors="replace") for name, text in start.files.items()},
                "stdin": stdin.encode(errors="replace"),
                "environment": dict(start.environment),
                "announces": start.announces,
                "limits": {
                    "cpu_ms": limits.cpu_ms,
                    "wall_ms": limits.wall_ms,
                    "start_ms": START_MS,
                    "output_bytes": limits.output_kb * 1024,
                    "resident_mb": start.resident_mb,
                    "data_mb": start.data_mb,
                },
            },
            timeout_s=(START_MS + limits.wall_ms) / 1000 + GRACE_S,
        )
        return _result(report)


def supervise(spec: dict[str, Any], *, timeout_s: float) -> dict[str, Any]:
    command = [os.path.realpath(sys.executable), "-I", "-S", "-c", SUPERVISE, str(ROOT)]
    try:
        ended = subprocess.run(  # noqa: S603
            command, input=marshal.dumps(spec), capture_output=True, env={}, timeout=timeout_s, check=False
        )
        report: dict[str, Any] = marshal.loads(ended.stdout)  # noqa: S302  (our own supervisor's)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SandboxUnavailable(f"the supervisor failed: {error!r}") from error
    except (ValueError, EOFError, TypeError) as error:
        raise SandboxUnavailable(f"the supervisor broke off: {ended.stderr[-500:]!r}") from error
    if report["fault"]:
        raise SandboxUnavailable(report["fault"])
    return report


def _result(report: dict[str, Any]) -> RunResult:
    stdout, stderr = (report[name].decode(errors="replace") for name in ("stdout", "stderr"))
    return RunResult(
        _outcome(report, stderr),
        stdout=stdout,
        stderr=_local(stderr, report["folder"]),
        exit_code=report["exit_code"],
        signal=signal.Signals(report["signal"]).name if report["signal"] else None,
        wall_ms=report["wall_ms"],
        cpu_ms=report["cpu_ms"],
        memory_mb=round(report["memory_kb"] / 1024, 1),
    )


def _local(text: str, folder: str) -> str:
    """File names as the candidate knows them, without the folder that they were put in."""
    return text.replace(f"file://{folder}/", "").replace(f"{folder}/", "").replace('File "//', 'File "')


def _outcome(report: dict[str, Any], stderr: str) -> Outcome:
    if report["stopped_by"]:
        return STOPPED[report["stopped_by"]]
    if report["exit_code"] == 0:
        return Outcome.ACCEPTED
    return Outcome.MEMORY_LIMIT if ran_out_of_memory(stderr) else Outcome.RUNTIME_ERROR
