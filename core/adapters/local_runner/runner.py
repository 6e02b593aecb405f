"""The CodeRunner of this machine. A language is enabled only after its canary has tried to break out and failed."""

from __future__ import annotations

import logging
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core import canaries
from core.adapters.local_runner import steps, toolchains
from core.adapters.local_runner.launcher import landlock
from core.adapters.local_runner.steps import Ended
from core.adapters.local_runner.toolchains import Toolchain
from core.adapters.local_runner.workshop import Built, Workshop
from core.domain.coding import Language, LanguageStatus, Outcome, Program, RunLimits, RunResult, ran_out_of_memory
from core.errors import SandboxUnavailable

BACKEND = "local sandbox"
HELD = "Landlock and seccomp keep it from files, the network and other processes; tried before it was enabled."
RETRY_S = 60.0  # a canary that failed is tried again after so long: the machine may have been busy
STOPPED = {
    "time": Outcome.TIME_LIMIT,
    "memory": Outcome.MEMORY_LIMIT,
    "output": Outcome.OUTPUT_LIMIT,
    "threads": Outcome.RUNTIME_ERROR,
}


@dataclass(slots=True)
class Trial:
    """What is known of one language; `lock` makes others wait for the first that tries it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    toolchain: Toolchain | None = None
    fault: str = ""
    tried_at_s: float | None = None


class LocalRunner:
    """`folder` is the data folder's part for this; compiled libraries are kept there."""

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._workshop = Workshop(folder)
        self._clock = clock
        self._trials = {language: Trial() for language in Language}

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        trial = self._tried(program.language)
        if trial.toolchain is None:
            raise SandboxUnavailable(trial.fault)
        return self._run(trial.toolchain, program, stdin, limits)

    def status(self) -> tuple[LanguageStatus, ...]:
        trials = {language: self._tried(language) for language in Language}
        return tuple(
            LanguageStatus(language, BACKEND, HELD) if trial.toolchain else LanguageStatus(language, None, trial.fault)
            for language, trial in trials.items()
        )

    def _tried(self, language: Language) -> Trial:
        trial = self._trials[language]
        with trial.lock:
            fresh = trial.tried_at_s is not None and self._clock() - trial.tried_at_s < RETRY_S
            if trial.toolchain is None and not fresh:
                trial.toolchain, trial.fault = self._try(language)
                trial.tried_at_s = self._clock()
        return trial

    def _try(self, language: Language) -> tuple[Toolchain | None, str]:
        if fault := missing_protection():
            return None, fault
        found = toolchains.find(language)
        if isinstance(found, str):
            return None, found
        try:
            fault = canaries.fault(language, lambda program, limits: self._run(found, program, "", limits))
        except SandboxUnavailable as error:
            fault = f"The sandbox could not be set up ({error})."
        if fault:
            logging.getLogger(__name__).warning("%s is not run here: %s", language.value, fault)
        return (None, fault) if fault else (found, "")

    def _run(self, toolchain: Toolchain, program: Program, stdin: str, limits: RunLimits) -> RunResult:
        with self._workshop.built(toolchain, program, limits) as built:
            if built.compiled and not built.compiled.succeeded:
                return _not_compiled(built.compiled, built.folder)
            step = toolchain.start(program, built.folder, built.library, limits)
            ended = steps.run(
                step,
                folder=built.folder,
                stdin=stdin,
                cpu_ms=limits.cpu_ms,
                wall_ms=limits.wall_ms,
                output_kb=limits.output_kb,
            )
        return _result(ended, built, step.threads)


def missing_protection() -> str:
    """Why this system cannot confine a program; "" when it can."""
    if sys.platform != "linux":
        return "The local sandbox needs Linux."
    if landlock.version() < 1:
        return "This kernel has no Landlock: Linux 5.13 or newer has it, unless it is switched off."
    return ""


def _not_compiled(compiled: Ended, folder: Path) -> RunResult:
    said = _local(compiled.stderr + compiled.stdout, folder)
    if compiled.stopped_by or compiled.signal:
        what = {"time": "took too long", "output": "said too much"}.get(compiled.stopped_by or "", "was stopped")
        said = f"The compiler {what}.\n{said}"
    return RunResult(
        Outcome.COMPILE_ERROR,
        stderr=said,
        exit_code=compiled.exit_code,
        compile_ms=compiled.wall_ms,
        compile_output=said,
    )


def _result(ended: Ended, built: Built, threads: int) -> RunResult:
    compiled = built.compiled
    stderr = _local(ended.stderr, built.folder)
    if ended.stopped_by == "threads":
        stderr += f"\nStopped: it started more than {threads} threads.\n"
    return RunResult(
        _outcome(ended),
        stdout=ended.stdout,
        stderr=stderr,
        exit_code=ended.exit_code,
        signal=signal.Signals(ended.signal).name if ended.signal else None,
        wall_ms=ended.wall_ms,
        cpu_ms=ended.cpu_ms,
        memory_mb=round(ended.memory_kb / 1024, 1),
        compile_ms=None if compiled is None else 0 if built.reused else compiled.wall_ms,
        compile_output=_local(compiled.stderr + compiled.stdout, built.folder) if compiled else "",
    )


def _local(text: str, folder: Path) -> str:
    """File names as the candidate knows them, without the folder that they were put in."""
    return text.replace(f"{folder}/", "")


def _outcome(ended: Ended) -> Outcome:
    if ended.stopped_by:
        return STOPPED[ended.stopped_by]
    if ended.exit_code == 0:
        return Outcome.ACCEPTED
    return Outcome.MEMORY_LIMIT if ran_out_of_memory(ended.stderr) else Outcome.RUNTIME_ERROR
