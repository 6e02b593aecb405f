"""Programs that try to get out, to see what is not theirs, or to take the machine down; in all four languages.

Each is harmless should the sandbox fail: bounded in time and size, and aimed at what the test made for it. What
counts is the effect: nothing read, written, reached, killed or left behind, and the next program runs.
"""

import contextlib
import gc
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.domain.coding import Language, Outcome, Program, RunLimits, RunResult
from tests.adapters.code_runners import require, run, scratch

pytestmark = pytest.mark.slow  # all together; each alone takes a few seconds at most
ATTACKS = Path(__file__).parent / "sandbox_attacks"
LANGUAGES = {".py": Language.PYTHON, ".js": Language.JAVASCRIPT, ".java": Language.JAVA, ".cpp": Language.CPP}
SAID = Outcome.ACCEPTED, Outcome.RUNTIME_ERROR  # it may be refused quietly, or die of a refusal
MEMORY = Outcome.MEMORY_LIMIT, Outcome.RUNTIME_ERROR
ENDS = {
    "endless_output": (Outcome.OUTPUT_LIMIT,),
    "endless_sleep": (Outcome.TIME_LIMIT,),
    "endless_loop": (Outcome.TIME_LIMIT,),
    "endless_stack": (Outcome.RUNTIME_ERROR,),
    "memory_bomb": (Outcome.MEMORY_LIMIT,),
    "memory_bomb_off_heap": (Outcome.MEMORY_LIMIT,),
    "thread_bomb": (*MEMORY, Outcome.TIME_LIMIT),
    "compile_include": (Outcome.COMPILE_ERROR,),
    "compile_incbin": (Outcome.COMPILE_ERROR,),
    "compile_bomb": (Outcome.COMPILE_ERROR,),
    "compile_output": (Outcome.COMPILE_ERROR,),
}
COMPILE_WALL_MS = 15_000  # a busy machine compiles the small ones in seconds; the bombs take as long as they may


@dataclass(frozen=True, slots=True)
class Target:
    """What an attack is told, in this order: a secret's path, a unix socket, a TCP and a UDP port, a folder to write
    to, the id of a process."""

    secret: Path
    sockets: Path
    tcp: socket.socket
    udp: socket.socket
    listeners: tuple[socket.socket, ...]
    outside: Path
    victim: subprocess.Popen[bytes]
    token: str

    @property
    def arguments(self) -> tuple[str, ...]:
        ports = (str(s.getsockname()[1]) for s in (self.tcp, self.udp))
        return str(self.secret), str(self.sockets), *ports, str(self.outside), str(self.victim.pid)


def listening(family: int, kind: int, address: object) -> socket.socket:
    listener = socket.socket(family, kind)
    listener.bind(address)
    if kind == socket.SOCK_STREAM:
        listener.listen()
    listener.setblocking(False)
    return listener


@pytest.fixture
def target(monkeypatch) -> Iterator[Target]:
    token = f"secret-{secrets.token_hex(12)}"
    monkeypatch.setenv("REHEARSAL_ATTACK_SECRET", token)
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        secret, outside = home / "secret", home / "outside"
        secret.write_text(token)
        outside.mkdir()
        tcp = stack.enter_context(listening(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)))
        udp = stack.enter_context(listening(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)))
        path = stack.enter_context(listening(socket.AF_UNIX, socket.SOCK_STREAM, str(home / "sockets")))
        abstract = f"\0rehearsal-attack-{tcp.getsockname()[1]}"
        hidden = stack.enter_context(listening(socket.AF_UNIX, socket.SOCK_STREAM, abstract))
        sleeper = [sys.executable, "-c", "import time; time.sleep(300)", token]
        victim = stack.enter_context(subprocess.Popen(sleeper, start_new_session=True))
        stack.callback(victim.kill)
        yield Target(secret, home / "sockets", tcp, udp, (tcp, path, hidden), outside, victim, token)


def processes_in(folder: Path) -> list[str]:
    """Whatever works in there: each program is started in a folder of its own."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            if str(entry.readlink()).startswith(str(folder)):
                found.append(entry.parent.name)
    return found


def open_descriptors() -> int:
    """That are in use: what earlier tests left to be collected is collected first."""
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


def assert_unharmed(target: Target, result: RunResult) -> None:
    said = result.stdout + result.stderr + result.compile_output
    assert target.token not in said and "root:" not in said, said
    assert "reached" not in result.stdout, result.stdout
    assert list(target.outside.iterdir()) == []
    assert target.secret.read_text() == target.token
    assert target.secret.stat().st_mtime > 1 and target.secret.stat().st_mode & 0o600
    for listener in target.listeners:
        with pytest.raises(BlockingIOError):
            listener.accept()
    with pytest.raises(BlockingIOError):
        target.udp.recv(1)
    assert target.victim.poll() is None and os.getpriority(os.PRIO_PROCESS, target.victim.pid) < 19
    for folder in ("/tmp", "/var/tmp", "/dev/shm"):
        assert not list(Path(folder).glob("rehearsal-attack*"))


def attacks() -> list[Path]:
    return sorted(path for path in ATTACKS.iterdir() if path.suffix in LANGUAGES)


@pytest.mark.parametrize("path", attacks(), ids=lambda path: path.name)
def test_an_attack_has_no_effect(path, target):
    language = LANGUAGES[path.suffix]
    runner = require(language)
    source = path.read_text().replace("@SECRET@", str(target.secret))
    usual = RunLimits.of(language)
    limits = RunLimits(memory_mb=usual.memory_mb, compile_wall_ms=COMPILE_WALL_MS, cpu_ms=1_000, wall_ms=3_000)
    descriptors = open_descriptors()
    started = time.monotonic()
    result = runner.run(Program.from_source(source, language, args=target.arguments), limits=limits)
    assert time.monotonic() - started < 20
    assert_unharmed(target, result)
    assert result.outcome in ENDS.get(path.stem, SAID), result
    assert len(result.stdout) <= limits.output_kb * 1024 and len(result.stderr) <= limits.output_kb * 1024 + 200
    assert processes_in(scratch()) == []
    assert open_descriptors() == descriptors
    assert run("print('still here')", Language.PYTHON).stdout == "still here\n"


def test_every_attack_is_there_in_every_language():
    stems = {suffix: {path.stem for path in attacks() if path.suffix == suffix} for suffix in LANGUAGES}
    everywhere = "read network processes write fork_bomb thread_bomb memory_bomb disk_fill"
    for suffix, have in stems.items():
        assert {*everywhere.split(), "endless_output", "endless_sleep", "endless_loop"} <= have, suffix


def test_nothing_outlives_a_host_that_is_killed(tmp_path):
    require(Language.PYTHON)
    script = (
        "import tempfile; from pathlib import Path; from core.adapters.local_runner.runner import LocalRunner;"
        "from core.domain.coding import Language, Program, RunLimits; runner = LocalRunner(Path(tempfile.mkdtemp()));"
        "runner.status(); print('ready', flush=True);"
        "program = Program.from_source('import time; time.sleep(60)', Language.PYTHON);"
        "runner.run(program, limits=RunLimits(wall_ms=60_000))"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    host = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment)
    host.stdout.readline()
    wait_for(lambda: processes_in(tmp_path) != [])
    host.send_signal(signal.SIGKILL)
    host.wait()
    host.stdout.close()
    wait_for(lambda: processes_in(tmp_path) == [])


def wait_for(condition, *, within_s: float = 10) -> None:
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
