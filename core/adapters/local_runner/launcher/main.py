"""Reads one specification from standard input, runs the program confined, and writes one report: both are marshalled,
which needs no import that takes milliseconds. Nothing here imports what is not needed for the same reason.

`python3 -I -S -c "…; from core.adapters.local_runner.launcher.main import main; main()"`. It has one thread, so that
the fork is safe, and ends with its parent: nothing that it started outlives it.
"""

from __future__ import annotations

import ctypes
import fcntl
import marshal
import os
import select
import sys
import time

from core.adapters.local_runner.launcher.confine import become

TYPE_CHECKING = False  # as typing has it
if TYPE_CHECKING:
    from typing import Any

SIGKILL, SIGXCPU = 9, 24
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER = 1, 4, 36
F_ADD_SEALS, SEAL_EVERYTHING = 1033, 0b1111
WATCH_S = 0.01  # how often time, memory and threads are looked at
CHUNK = 1 << 16


def main() -> None:
    libc = ctypes.CDLL(None)
    for option, value in ((PR_SET_PDEATHSIG, SIGKILL), (PR_SET_CHILD_SUBREAPER, 1), (PR_SET_DUMPABLE, 0)):
        libc.prctl(option, value, 0, 0, 0)
    spec = marshal.loads(sys.stdin.buffer.read())  # noqa: S302  (from the process that started this one)
    sys.stdout.buffer.write(marshal.dumps(Supervisor(spec).run()))


class Supervisor:
    """One program from its start to its end, and to the end of everything that it started."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self._spec = spec
        self._limits = spec["limits"]
        self._streams: dict[int, bytearray] = {}  # by descriptor, standard output first
        self._stopped_by: str | None = None
        self._peak_kb = 0

    def run(self) -> dict[str, Any]:
        stdin = _sealed(self._spec["stdin"])
        (out, to_out), (err, to_err), (report, to_report) = os.pipe(), os.pipe(), os.pipe()
        started = time.monotonic()
        self._pid = os.fork()
        if self._pid == 0:
            become(self._spec, stdin=stdin, stdout=to_out, stderr=to_err, report=to_report)
        for descriptor in (stdin, to_out, to_err, to_report):
            os.close(descriptor)
        self._streams = {out: bytearray(), err: bytearray()}
        self._watch(started)
        wall_s = time.monotonic() - started
        status, usage = self._end()
        self._drain()
        signalled = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
        if signalled == SIGXCPU:
            self._stopped_by = self._stopped_by or "time"
        return {
            "setup_error": os.read(report, CHUNK).decode(errors="replace"),
            "stopped_by": self._stopped_by,
            "exit_code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
            "signal": signalled,
            "wall_ms": round(wall_s * 1000),
            "cpu_ms": round((usage.ru_utime + usage.ru_stime) * 1000),
            "memory_kb": max(usage.ru_maxrss, self._peak_kb),
            "stdout": bytes(self._streams[out]),
            "stderr": bytes(self._streams[err]),
        }

    def _watch(self, started: float) -> None:
        """Until it ends by itself or goes over a limit."""
        ended = os.pidfd_open(self._pid)
        readable = {*self._streams, ended}
        looked = started
        while self._stopped_by is None:
            ready, _, _ = select.select(list(readable), [], [], WATCH_S)
            for descriptor in ready:
                if descriptor != ended and not self._read(descriptor):
                    readable.discard(descriptor)
            if ended in ready:
                break
            now = time.monotonic()
            if now - looked >= WATCH_S:
                looked = now
                self._look(now - started)
        os.close(ended)

    def _look(self, wall_s: float) -> None:
        limits = self._limits
        if wall_s * 1000 > limits["wall_ms"] or _cpu_s(self._pid) * 1000 > limits["cpu_ms"]:
            self._stopped_by = "time"
        resident_kb, threads = _condition(self._pid)
        self._peak_kb = max(self._peak_kb, resident_kb)
        if limits["resident_mb"] is not None and resident_kb > limits["resident_mb"] * 1024:
            self._stopped_by = "memory"
        elif threads > limits["threads"]:
            self._stopped_by = "threads"

    def _read(self, descriptor: int) -> bool:
        """Whether there may be more."""
        chunk = os.read(descriptor, CHUNK)
        room = self._limits["output_bytes"] - len(self._streams[descriptor])
        self._streams[descriptor] += chunk[:room]
        if len(chunk) > room:
            self._stopped_by = self._stopped_by or "output"
        return bool(chunk)

    def _end(self) -> tuple[int, Any]:
        """Kills what is left: its process group, which nothing in it can leave, and reaps all of it."""
        result = None
        while True:
            try:
                os.killpg(self._pid, SIGKILL)
            except (ProcessLookupError, PermissionError):
                if result is None:  # it has not made its group yet
                    os.kill(self._pid, SIGKILL)
            try:
                pid, status, usage = os.wait4(-1, 0)
            except ChildProcessError:
                assert result is not None
                return result
            if pid == self._pid:
                result = status, usage

    def _drain(self) -> None:
        """What it had said before its end. Nobody holds the other ends any more."""
        for descriptor in self._streams:
            os.set_blocking(descriptor, False)
            try:
                while self._read(descriptor):
                    pass
            except BlockingIOError:
                pass


def _sealed(data: bytes) -> int:
    """Standard input as a file in memory that nobody can change or let grow."""
    descriptor = os.memfd_create("stdin", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.lseek(descriptor, 0, os.SEEK_SET)
    fcntl.fcntl(descriptor, F_ADD_SEALS, SEAL_EVERYTHING)
    return descriptor


def _cpu_s(pid: int) -> float:
    """Of all its threads. The clock's id is made as by clock_getcpuclockid(3)."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


def _condition(pid: int) -> tuple[int, int]:
    """Its own memory in kilobytes, without files that are mapped, and its number of threads."""
    resident_kb = threads = 0
    try:
        with open(f"/proc/{pid}/status", "rb") as status:  # noqa: PTH123
            for line in status:
                if line.startswith((b"RssAnon:", b"RssShmem:")):
                    resident_kb += int(line.split()[1])
                elif line.startswith(b"Threads:"):
                    threads = int(line.split()[1])
    except OSError:
        pass
    return resident_kb, threads
