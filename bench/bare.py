"""The runner's commands without its walls, for code of our own: what a sandbox costs is measured against it."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from core.domain.coding import Language, LanguageStatus, Outcome, Program, RunLimits, RunResult, SourceFile

JAVA_FLAGS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData"]
GXX_FLAGS = ["-O1", "-std=c++17", "-pipe", "-fmax-errors=5"]


class BareRunner:
    """Keeps compiled libraries in `kept`. Never given a stranger's code."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept

    def status(self) -> tuple[LanguageStatus, ...]:
        return tuple(LanguageStatus(language, "bare", "no sandbox") for language in Language)

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            _write(folder, program.files)
            started = time.monotonic()
            compiled = self._compile(program, folder)
            compile_ms = int((time.monotonic() - started) * 1000)
            if compiled is not None and compiled.returncode:
                return RunResult(Outcome.COMPILE_ERROR, stderr=compiled.stderr, compile_ms=compile_ms)
            return _run(self._command(program, folder), folder, stdin, limits, None if compiled is None else compile_ms)

    def _library(self, program: Program) -> Path:
        text = "".join(file.name + file.text for file in program.library)
        folder = self._kept / hashlib.sha256((program.language + text).encode()).hexdigest()[:16]
        if folder.exists():
            return folder
        made = Path(tempfile.mkdtemp(dir=self._kept))
        _write(made, program.library)
        for file in program.library:
            if program.language is Language.CPP:
                _compiler(["g++", *GXX_FLAGS, "-x", "c++-header", file.name, "-o", f"{file.name}.gch"], made)
            elif program.language is Language.JAVA:
                _compiler(["javac", "-proc:none", file.name], made)
        try:
            made.rename(folder)
        except OSError:
            shutil.rmtree(made)
        return folder

    def _compile(self, program: Program, folder: Path) -> subprocess.CompletedProcess[str] | None:
        if program.language is Language.CPP:
            return _compiler(["g++", *GXX_FLAGS, f"-I{self._library(program)}", "-o", "main", program.entry], folder)
        if program.language is Language.JAVA:
            names = [file.name for file in program.files]
            flags = [f"-J{flag}" for flag in JAVA_FLAGS]
            return _compiler(
                ["javac", *flags, "-proc:none", "-nowarn", "-cp", str(self._library(program)), *names], folder
            )
        return None

    def _command(self, program: Program, folder: Path) -> list[str]:
        if program.language is Language.PYTHON:
            return ["python3", "-I", "-S", str(folder / program.entry), *program.args]
        if program.language is Language.JAVASCRIPT:
            return ["node", "--stack-size=50000", program.entry, *program.args]
        if program.language is Language.CPP:
            return [str(folder / "main"), *program.args]
        path = f"{folder}:{self._library(program)}"
        return ["java", *JAVA_FLAGS, "-Xmx256m", "-cp", path, Path(program.entry).stem, *program.args]


def _write(folder: Path, files: tuple[SourceFile, ...]) -> None:
    for file in files:
        (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.name).write_text(file.text, encoding="utf-8")


def _compiler(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _run(command: list[str], folder: Path, stdin: str, limits: RunLimits, compile_ms: int | None) -> RunResult:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (-(-limits.cpu_ms // 1000),) * 2)
        resource.setrlimit(resource.RLIMIT_STACK, (64 << 20, resource.getrlimit(resource.RLIMIT_STACK)[1]))

    started = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=limit,  # noqa: PLW1509
    )
    outcome = None
    try:
        out, err = process.communicate(stdin.encode(), timeout=limits.wall_ms / 1000)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        outcome = Outcome.TIME_LIMIT
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_ms = int((used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime) * 1000)
    code = process.returncode
    if outcome is None:
        over = code in (-signal.SIGXCPU, -signal.SIGKILL) or cpu_ms > limits.cpu_ms
        outcome = Outcome.TIME_LIMIT if over else Outcome.RUNTIME_ERROR if code else Outcome.ACCEPTED
    return RunResult(
        outcome,
        out[: limits.output_kb * 1024].decode(errors="replace"),
        err.decode(errors="replace"),
        exit_code=code if code >= 0 else None,
        signal=signal.Signals(-code).name if code < 0 else None,
        wall_ms=int((time.monotonic() - started) * 1000),
        cpu_ms=cpu_ms,
        compile_ms=compile_ms,
    )


def kept_folder() -> Path:
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "rehearsal-bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
