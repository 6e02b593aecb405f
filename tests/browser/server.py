"""The real app as a process of its own, on a free port and with a data folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from bench.servers import free_port
from tests.compiled import share_compiled

ROOT = Path(__file__).resolve().parents[2]


class AppServer:
    """Starts, is killed, and starts again on the same port and data."""

    def __init__(self, data: Path, settings: Mapping[str, str] | None = None) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._settings = dict(settings or {})
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        return (self.data / "server.log").read_text(errors="replace")

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        share_compiled(self.data)
        keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        env = {**keep, "REHEARSAL_DATA_DIR": str(self.data), **self._settings}
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "127.0.0.1"]
        with (self.data / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--server.port", str(self.port)], cwd=ROOT, env=env, stdout=log, stderr=log
            )
        self._wait()

    def kill(self) -> None:
        """As a crash or the out-of-memory killer would: nothing can be tidied up."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def _wait(self, patience_s: float = 60) -> None:
        give_up = time.monotonic() + patience_s
        while time.monotonic() < give_up:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(self.log[-2000:])
