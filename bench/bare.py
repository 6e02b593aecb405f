"""The sandboxed runner's own commands without the sandbox, to measure what the sandbox costs. For code of ours only."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from core.adapters.local_runner import toolchains
from core.adapters.local_runner.steps import Step
from core.adapters.local_runner.toolchains import Toolchain
from core.adapters.local_runner.workshop import lay_out
from core.domain.coding import LanguageStatus, Outcome, Program, RunLimits, RunResult


class BareRunner:
    """Keeps compiled libraries in `folder`, and compiles programs each time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def status(self) -> tuple[LanguageStatus, ...]:
        return ()

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        toolchain = toolchains.find(program.language)
        if isinstance(toolchain, str):
            raise RuntimeError(toolchain)
        library = self._library(toolchain, program)
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            step = toolchain.compile(program, folder, library)
            lay_out(program.files if step else (*program.files, *program.library), folder)
            if step:
                _finished(step, folder, "", limits.compile_wall_ms)
            started = time.monotonic()
            ended = _finished(toolchain.start(program, folder, library, limits), folder, stdin, limits.wall_ms)
        wall_ms = int((time.monotonic() - started) * 1000)
        return RunResult(Outcome.ACCEPTED, stdout=ended.stdout, stderr=ended.stderr, exit_code=0, wall_ms=wall_ms)

    def _library(self, toolchain: Toolchain, program: Program) -> Path | None:
        if not program.library:
            return None
        texts = "".join(file.name + file.text for file in program.library)
        folder = self._folder / hashlib.sha256(texts.encode()).hexdigest()[:16]
        if not folder.exists():
            made = Path(tempfile.mkdtemp(dir=self._folder))
            lay_out(program.library, made)
            for step in toolchain.prepare(program.library, made):
                _finished(step, made, "", 60_000)
            shutil.move(made, folder)
        return folder


def _finished(step: Step, folder: Path, stdin: str, wall_ms: int) -> subprocess.CompletedProcess[str]:
    """Raises CalledProcessError: what is run here is known to work."""
    return subprocess.run(
        step.command,
        cwd=folder,
        input=stdin,
        env=dict(step.environment),
        capture_output=True,
        text=True,
        timeout=wall_ms / 1000,
        check=True,
    )
