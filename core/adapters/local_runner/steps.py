"""One confined step: what the launcher is told, and how it is started."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import SandboxUnavailable

ROOT = Path(__file__).resolve().parents[3]
START = "import sys; sys.path.insert(0, sys.argv[1]); from core.adapters.local_runner.launcher.main import main; main()"
GRACE_S = 30  # far beyond what a launcher needs to end: one that takes longer is broken


@dataclass(frozen=True, slots=True)
class Step:
    """A command, the paths that it may use, and what of the machine it may take. Sizes in megabytes; None: no limit."""

    command: tuple[str, ...]
    read: tuple[str, ...]
    execute: tuple[str, ...]
    write: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    compiling: bool = False
    address_mb: int | None = None
    data_mb: int | None = None
    resident_mb: int | None = None
    file_mb: int = 0
    stack_mb: int = 32
    descriptors: int = 64
    threads: int = 64


@dataclass(frozen=True, slots=True)
class Ended:
    """How a step came to its end. `stopped_by`: "time", "memory", "output", "threads", or None: by itself."""

    stopped_by: str | None
    exit_code: int | None
    signal: int | None
    wall_ms: int
    cpu_ms: int
    memory_kb: int
    stdout: str
    stderr: str

    @property
    def succeeded(self) -> bool:
        return self.stopped_by is None and self.exit_code == 0


@cache
def interpreter() -> str:
    """The Python that this one stands on, outside any virtual environment."""
    return os.path.realpath(sys.executable)


@cache
def library_paths() -> tuple[str, ...]:
    """Shared libraries of the system, and chance: public, and the same for every program."""
    devices = ("/dev/random", "/dev/urandom", "/dev/zero")
    return ("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", *devices)


@cache
def loaders() -> tuple[str, ...]:
    """What the kernel starts in the place of a dynamically linked program."""
    folders = (Path("/lib"), Path("/lib64"))
    return tuple(str(path.resolve()) for folder in folders for path in folder.glob("ld-*.so*"))


def run(step: Step, *, folder: Path, stdin: str, cpu_ms: int, wall_ms: int, output_kb: int) -> Ended:
    """Raises SandboxUnavailable when the step could not be confined, and therefore was not started."""
    told = stdin.encode(errors="replace")
    return _ended(launch(step, folder=folder, stdin=told, cpu_ms=cpu_ms, wall_ms=wall_ms, output_kb=output_kb))


def launch(step: Step, *, folder: Path, stdin: bytes, cpu_ms: int, wall_ms: int, output_kb: int) -> dict[str, Any]:
    """The launcher's report, with both streams as bytes. Raises SandboxUnavailable."""
    spec = {
        "command": step.command,
        "folder": str(folder),
        "environment": dict(step.environment),
        "stdin": stdin,
        "compiling": step.compiling,
        "paths": {
            "read": [*library_paths(), *step.read],
            "execute": [*loaders(), *step.execute],
            "write": ["/dev/null", *step.write],
        },
        "limits": {
            "cpu_ms": cpu_ms,
            "wall_ms": wall_ms,
            "output_bytes": output_kb * 1024,
            **{name: getattr(step, name) for name in LIMITS},
        },
    }
    return _launch(spec, timeout_s=wall_ms / 1000 + GRACE_S)


LIMITS = ("address_mb", "data_mb", "resident_mb", "file_mb", "stack_mb", "descriptors", "threads")


def _launch(spec: dict[str, Any], *, timeout_s: float) -> dict[str, Any]:
    command = [interpreter(), "-I", "-S", "-c", START, str(ROOT)]
    try:
        launched = subprocess.run(  # noqa: S603
            command, input=marshal.dumps(spec), capture_output=True, env={}, timeout=timeout_s, check=False
        )
        report: dict[str, Any] = marshal.loads(launched.stdout)  # noqa: S302  (our own launcher's)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SandboxUnavailable(f"the launcher failed: {error!r}") from error
    except (ValueError, EOFError, TypeError) as error:
        raise SandboxUnavailable(f"the launcher broke off: {launched.stderr[-500:]!r}") from error
    if report["setup_error"]:
        raise SandboxUnavailable(f"could not be confined: {report['setup_error']}")
    return report


def _ended(report: dict[str, Any]) -> Ended:
    def text(name: str) -> str:
        said: bytes = report[name]
        return said.decode(errors="replace")

    return Ended(
        report["stopped_by"],
        report["exit_code"],
        report["signal"],
        report["wall_ms"],
        report["cpu_ms"],
        report["memory_kb"],
        text("stdout"),
        text("stderr"),
    )
