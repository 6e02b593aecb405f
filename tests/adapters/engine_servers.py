"""Servers on loopback that speak the APIs of Judge0 and of Piston, and run what they are sent in a runner of ours."""

import base64
import io
import json
import shlex
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from signal import Signals
from typing import Any

import httpx

from core.domain.coding import Language, Outcome, Program, RunLimits, RunResult
from core.ports import CodeRunner
from tests.listening import listening

IDS = {71: Language.PYTHON, 63: Language.JAVASCRIPT, 62: Language.JAVA, 54: Language.CPP}
LISTED = [
    {"id": 43, "name": "Plain Text"},
    {"id": 89, "name": "Multi-file program"},
    {"id": 70, "name": "Python (2.7.17)"},
    {"id": 71, "name": "Python (3.8.1)"},
    {"id": 63, "name": "JavaScript (Node.js 12.14.0)"},
    {"id": 62, "name": "Java (OpenJDK 13.0.1)"},
    {"id": 52, "name": "C++ (GCC 7.4.0)"},
    {"id": 54, "name": "C++ (GCC 9.2.0)"},
]
JUDGE0_STATUS = {Outcome.ACCEPTED: 3, Outcome.TIME_LIMIT: 5, Outcome.COMPILE_ERROR: 6}
PISTON_STATUS = {Outcome.TIME_LIMIT: "TO", Outcome.OUTPUT_LIMIT: "OL", Outcome.MEMORY_LIMIT: "SG"}


class Engine:
    """`answers`: by "METHOD /path", (status, body) to give instead of the true answer; the last one is kept."""

    def __init__(self, runner: CodeRunner | None = None) -> None:
        self.runner = runner
        self.answers: dict[str, list[tuple[int, bytes]]] = {}
        self.asked: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.hang = threading.Event()  # set while requests wait for nothing
        self._results: dict[str, RunResult] = {}
        self._polls = 0

    def answer(self, request: str, *answers: tuple[int, bytes]) -> None:
        self.answers[request] = list(answers)

    def serve(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, bytes]:
        scripted = self.answers.get(f"{method} {path}")
        if scripted:
            return scripted.pop(0) if len(scripted) > 1 else scripted[0]
        match method, path.rpartition("/")[0] or path:
            case "GET", "/languages":
                return 200, json.dumps(LISTED).encode()
            case "POST", "/submissions":
                return 201, json.dumps({"token": self._submitted(body)}).encode()
            case "GET", "/submissions":
                return 200, json.dumps(self._told(path.rpartition("/")[2])).encode()
            case "GET", "/api/v2":
                names = [
                    ("python", "3.9.4"),
                    ("python", "3.12.0"),
                    ("javascript", "20.11.1"),
                    ("c++", "10.2.0"),
                    ("java", "15.0.2"),
                ]
                return 200, json.dumps([{"language": n, "version": v, "aliases": []} for n, v in names]).encode()
            case "POST", "/api/v2":
                return 200, json.dumps(self._executed(body)).encode()
        return 404, b"{}"

    def _submitted(self, body: dict[str, Any]) -> str:
        assert self.runner is not None
        source = base64.b64decode(body["source_code"]).decode()
        args = tuple(shlex.split(body.get("command_line_arguments", "")))
        limits = RunLimits(
            cpu_ms=int(body["cpu_time_limit"] * 1000),
            wall_ms=int(body["wall_time_limit"] * 1000),
            memory_mb=body["memory_limit"] // 1000,
            output_kb=body["max_file_size"],
        )
        program = Program.from_source(source, IDS[body["language_id"]], args=args)
        token = f"token-{len(self._results)}"
        self._results[token] = self.runner.run(program, stdin=base64.b64decode(body["stdin"]).decode(), limits=limits)
        return token

    def _told(self, token: str) -> dict[str, Any]:
        self._polls += 1
        if self._polls % 2:
            return {"status_id": 1 + self._polls % 3 % 2, "stdout": None}
        result = self._results[token]
        signal = {Outcome.OUTPUT_LIMIT: "SIGXFSZ"}.get(result.outcome, result.signal)
        return {
            "status_id": JUDGE0_STATUS.get(result.outcome, 11),
            "stdout": base64.b64encode(result.stdout.encode()).decode(),
            "stderr": base64.b64encode(result.stderr.encode()).decode(),
            "compile_output": None,
            "exit_code": result.exit_code,
            "exit_signal": int(Signals[signal]) if signal else None,
            "time": str((result.cpu_ms or 0) / 1000),
            "wall_time": str(result.wall_ms / 1000),
            "memory": round((result.memory_mb or 0) * 1024),
        }

    def _executed(self, body: dict[str, Any]) -> dict[str, Any]:
        assert self.runner is not None
        program = Program.from_source(body["files"][0]["content"], Language(body["language"]), args=tuple(body["args"]))
        limits = RunLimits(cpu_ms=body["run_cpu_time"], wall_ms=body["run_timeout"], output_kb=16)
        result = self.runner.run(program, stdin=body["stdin"], limits=limits)
        run = {
            "stdout": result.stdout,
            "stderr": result.stderr,
            "code": result.exit_code,
            "signal": result.signal,
            "status": PISTON_STATUS.get(result.outcome),
            "cpu_time": result.cpu_ms,
            "wall_time": result.wall_ms,
            "memory": round((result.memory_mb or 0) * (1 << 20)),
        }
        return {"language": body["language"], "version": body["version"], "run": run}


@contextmanager
def serving(engine: Engine) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._serve({})

        def do_POST(self) -> None:
            self._serve(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _serve(self, body: dict[str, Any]) -> None:
            path = self.path.partition("?")[0]
            engine.asked.append((f"{self.command} {path}", body, dict(self.headers)))
            if engine.hang.is_set():
                threading.Event().wait(1)
            status, answer = engine.serve(self.command, path, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with listening(server):
        yield f"http://127.0.0.1:{server.server_address[1]}"


@contextmanager
def client_of(engine: Engine, *, timeout_s: float = 5) -> Iterator[httpx.Client]:
    with serving(engine) as address, httpx.Client(base_url=address, timeout=timeout_s) as client:
        yield client


def unpacked(additional_files: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(additional_files))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
