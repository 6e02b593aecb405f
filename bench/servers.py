"""A Streamlit server of our own on a free port, for as long as a measurement takes."""

import math
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Nothing of what the person who measures has set up: the built-in interviewer, whatever the machine knows.
QUIET = ("GROQ_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_KEY", "OPENAI_MODEL", "SUPABASE_URL", "SUPABASE_ANON_KEY")


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def rss_mb(self) -> float:
        """Resident memory, in MB of 1024 × 1024 bytes."""
        kb = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, text=True, check=True
        ).stdout
        return int(kb) / 1024


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(script: Path, data_folder: Path, **settings: str) -> Iterator[Server]:
    """`streamlit run script` from the root of the repository, hence with its settings; returns at once."""
    port = free_port()
    environment = {**os.environ, "REHEARSAL_DATA_DIR": str(data_folder), **dict.fromkeys(QUIET, ""), **settings}
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, "--server.address", "127.0.0.1"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            yield Server(port, process)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            log.seek(0)
            sys.stderr.write(log.read().decode(errors="replace") if process.returncode != -15 else "")


def wait_until_up(server: Server, *, path: str = "/_stcore/health", patience_s: float = 30) -> None:
    give_up_at = time.monotonic() + patience_s
    while time.monotonic() < give_up_at and server.process.poll() is None:
        try:
            with urllib.request.urlopen(server.address + path, timeout=1):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise RuntimeError(f"{server.address} did not come up")


def percentile(values: Sequence[float], share: float) -> float:
    """Nearest rank: the smallest value that at least `share` (0..1) of all do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]
