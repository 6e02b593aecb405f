"""Lays one program out, runs its runtime in a process group of its own, and writes one report: told and reported in
marshal, which needs no import that takes milliseconds. Nothing here imports what is not needed for the same reason, and
nothing asks for a Linux kernel.

`python3 -I -S -c "…; from core.adapters.runtime_runner.supervisor import main; main()"`. It has one thread, so that the
fork is safe, and ends what it started when its own parent is gone.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import resource
import select
import signal
import sys
import time

TYPE_CHECKING = False  # as typing has it
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

WATCH_S = 0.02  # how often time, memory and the parent are looked at
ENDING_S = 0.001  # and where it has closed its output, which is mostly its end
PS_EVERY_S = 0.1  # where memory is told by a program, which takes milliseconds itself
STACK_MB = 32
CHUNK = 1 << 16
STARTED, FAILED = b"started ", b"failed "


def main() -> None:
    host = os.getppid()
    spec = marshal.loads(sys.stdin.buffer.read())  # noqa: S302  (from the process that started this one)
    folder = f"{spec['scratch']}/rehearsal-runtime-{os.urandom(12).hex()}"
    os.mkdir(folder, 0o700)  # noqa: PTH102
    try:
        lay_out(folder, {**spec["files"], STDIN: spec["stdin"]})
        report = Supervisor(spec, folder, host).run()
    finally:
        remove(folder)
    sys.stdout.buffer.write(marshal.dumps(report))


STDIN = ".stdin"


def lay_out(folder: str, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        with open(f"{folder}/{name}", "xb") as file:  # noqa: PTH123
            file.write(data)


def remove(folder: str) -> None:
    for name in os.listdir(folder):  # noqa: PTH208
        os.unlink(f"{folder}/{name}")  # noqa: PTH108
    os.rmdir(folder)  # noqa: PTH106


class Supervisor:
    """One process from its start to its end, and to the end of its group."""

    def __init__(self, spec: dict[str, Any], folder: str, host: int) -> None:
        self._spec = spec
        self._limits = spec["limits"]
        self._folder = folder
        self._host = host
        self._streams: dict[int, bytearray] = {}  # by descriptor, standard output first
        self._told = b""  # by the runtime, before the program starts
        self._stopped_by: str | None = None
        self._peak_kb = 0
        self._next_ps_s = 0.0

    def run(self) -> dict[str, Any]:
        self._stdin = os.open(f"{self._folder}/{STDIN}", os.O_RDONLY)
        os.unlink(f"{self._folder}/{STDIN}")  # noqa: PTH108
        (out, self._out), (err, self._err), (self._report, self._to_report) = os.pipe(), os.pipe(), os.pipe()
        self._since_s = time.monotonic()
        self._pid = os.fork()
        if self._pid == 0:
            self._become()
        for descriptor in (self._stdin, self._out, self._err, self._to_report):
            os.close(descriptor)
        self._streams = {out: bytearray(), err: bytearray()}
        status, usage = self._watch()
        wall_s = time.monotonic() - self._since_s
        self._drain()
        ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
        cpu_s = usage.ru_utime + usage.ru_stime - self._cpu_before_s()
        # A program may be deaf to the first; the second then follows, and from nobody else after so long.
        out_of_time = ended_by == signal.SIGKILL and cpu_s * 1000 >= self._limits["cpu_ms"]
        if ended_by == signal.SIGXCPU or out_of_time:
            self._stopped_by = self._stopped_by or "time"
        return {
            "folder": self._folder,
            "fault": self._fault(),
            "stopped_by": self._stopped_by,
            "exit_code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
            "signal": ended_by,
            "wall_ms": round(wall_s * 1000),
            "cpu_ms": max(0, round(cpu_s * 1000)),
            "memory_kb": max(self._peak_kb, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)),
            "stdout": bytes(self._streams[out]),
            "stderr": bytes(self._streams[err]),
        }

    def _become(self) -> None:
        """The runtime, in the fork. Never returns."""
        try:
            os.setsid()
            for descriptor, standard in ((self._stdin, 0), (self._out, 1), (self._err, 2)):
                os.dup2(descriptor, standard)
            os.chdir(self._folder)
            command = list(self._spec["command"])
            if self._spec["announces"]:
                os.set_inheritable(self._to_report, True)
                command.append(str(self._to_report))
            limit(resource.RLIMIT_CORE, 0)
            limit(resource.RLIMIT_FSIZE, 0)
            limit(resource.RLIMIT_STACK, STACK_MB << 20)
            if self._limits["data_mb"] is not None:
                limit(resource.RLIMIT_DATA, self._limits["data_mb"] << 20)
            if not self._spec["announces"]:
                limit_cpu(self._limits["cpu_ms"])
            os.execve(command[0], command, self._spec["environment"])  # noqa: S606
        except BaseException as error:
            os.write(self._to_report, FAILED + repr(error).encode())
        finally:
            os._exit(126)

    def _watch(self) -> tuple[int, Any]:
        """Until it ends by itself or goes over a limit; what is left of its group is killed."""
        readable = {*self._streams, self._report}
        next_look_s = 0.0
        while self._stopped_by is None:
            for descriptor in select.select(list(readable), [], [], WATCH_S if readable else ENDING_S)[0]:
                if not self._read(descriptor):
                    readable.discard(descriptor)
            if readable and time.monotonic() < next_look_s:
                continue
            next_look_s = time.monotonic() + WATCH_S
            pid, status, usage = os.wait4(self._pid, os.WNOHANG)
            if pid:
                self._kill(os.killpg)
                return status, usage
            self._look(time.monotonic() - self._since_s)
        self._kill(os.killpg)
        self._kill(os.kill)  # where it had not made its group yet
        _, status, usage = os.wait4(self._pid, 0)
        return status, usage

    def _kill(self, kill: Callable[[int, int], None]) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(self._pid, signal.SIGKILL)

    def _look(self, wall_s: float) -> None:
        started = not self._spec["announces"] or self._told.startswith(STARTED)
        resident_kb = self._resident_kb()
        self._peak_kb = max(self._peak_kb, resident_kb)
        if os.getppid() != self._host:
            self._stopped_by = "host"
        elif wall_s * 1000 > (self._limits["wall_ms"] if started else self._limits["start_ms"]):
            self._stopped_by = "time"
        elif resident_kb > self._limits["resident_mb"] * 1024:
            self._stopped_by = "memory"

    def _resident_kb(self) -> int:
        """Its own memory without files that are mapped, where the system tells these apart."""
        try:
            with open(f"/proc/{self._pid}/status", "rb") as status:  # noqa: PTH123
                return sum(int(line.split()[1]) for line in status if line.startswith((b"RssAnon:", b"RssShmem:")))
        except OSError:
            pass
        if time.monotonic() < self._next_ps_s:
            return 0
        self._next_ps_s = time.monotonic() + PS_EVERY_S
        import subprocess

        asked = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(self._pid)], capture_output=True, check=False)  # noqa: S603
        return int(asked.stdout.strip() or 0)

    def _read(self, descriptor: int) -> bool:
        """Whether there may be more."""
        chunk = os.read(descriptor, CHUNK)
        if descriptor == self._report:
            if chunk and not self._told.startswith(STARTED):
                self._told += chunk
                self._since_s = time.monotonic()
            return bool(chunk)
        room = self._limits["output_bytes"] - len(self._streams[descriptor])
        self._streams[descriptor] += chunk[:room]
        if len(chunk) > room:
            self._stopped_by = self._stopped_by or "output"
        return bool(chunk)

    def _drain(self) -> None:
        """What it had said before its end. Nobody holds the other ends any more."""
        for descriptor in (*self._streams, self._report):
            os.set_blocking(descriptor, False)
            try:
                while self._read(descriptor):
                    pass
            except BlockingIOError:
                pass

    def _cpu_before_s(self) -> float:
        return float(self._told[len(STARTED) :]) if self._told.startswith(STARTED) else 0.0

    def _fault(self) -> str:
        if self._told.startswith(FAILED):
            return self._told[len(FAILED) :].decode(errors="replace")
        return "it did not start" if self._spec["announces"] and not self._told else ""


def limit(what: int, amount: int) -> None:
    """Or less, where whoever started us may have no more."""
    hard = resource.getrlimit(what)[1]
    amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(what, (amount, amount))


def limit_cpu(ms: int) -> None:
    """Of this process from now on, in whole seconds: the system counts no finer."""
    whole_s = int(time.process_time() + ms / 1000 + 0.999)
    resource.setrlimit(resource.RLIMIT_CPU, (whole_s, whole_s + 1))
