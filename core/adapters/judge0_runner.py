"""Runs programs on a Judge0 server: https://ce.judge0.com. Every program goes to its sandbox, isolate."""

from __future__ import annotations

import base64
import io
import re
import shlex
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from signal import Signals
from typing import Any

import httpx

from core.domain.coding import Language, LanguageStatus, Outcome, Program, RunLimits, RunResult, ran_out_of_memory
from core.errors import SandboxUnavailable

BACKEND = "Judge0"
# Its own names for languages, the newest of each is taken; a program of several files brings its own two scripts.
NAMES = {
    Language.PYTHON: re.compile(r"Python \(3"),
    Language.JAVASCRIPT: re.compile(r"JavaScript \(Node"),
    Language.JAVA: re.compile(r"Java \("),
    Language.CPP: re.compile(r"C\+\+ \(GCC"),
}
SEVERAL_FILES = re.compile(r"Multi-file program")
# Its images keep compilers under /usr/local, one folder a version.
TOOLS = 'PATH="$(ls -d /usr/local/*/bin | sort -rV | tr "\\n" :)$PATH"\n'
COMPILE = {
    Language.JAVA: "javac -proc:none -nowarn -encoding UTF-8 *.java\n",
    Language.CPP: "g++ -O1 -std=c++17 -pthread -I . -o program {entry}\n",
}
RUN = {
    Language.PYTHON: 'python3 {entry} "$@"\n',
    Language.JAVASCRIPT: 'node {entry} "$@"\n',
    Language.JAVA: 'java -cp . {main} "$@"\n',
    Language.CPP: './program "$@"\n',
}
IN_QUEUE, PROCESSING, ACCEPTED, WRONG, TIME_LIMIT, COMPILE_ERROR = 1, 2, 3, 4, 5, 6
RUNTIME_ERRORS = range(7, 13)
INTERNAL_ERROR, EXEC_FORMAT_ERROR = 13, 14
POLL_S = 0.15
QUEUE_PATIENCE_S = 60.0
FIELDS = "stdout,stderr,compile_output,message,status_id,exit_code,exit_signal,time,wall_time,memory"


@dataclass(slots=True)
class Judge0Runner:
    """`token`, where the server asks for one, goes into X-Auth-Token. Closing `client` is up to whoever made it."""

    client: httpx.Client  # with the server's address, and time-outs
    token: str | None = field(default=None, repr=False)
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    _ids: dict[str, int] = field(default_factory=dict)  # by the server's name

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        several = len(program.files) + len(program.library) > 1 and program.library != _harmless(program)
        wanted = SEVERAL_FILES if several else NAMES[program.language]
        language_id = self._language_id(wanted)
        if language_id is None:
            raise SandboxUnavailable(f"{BACKEND} has no {wanted.pattern}")
        body = {
            "language_id": language_id,
            "stdin": _encoded(stdin),
            "cpu_time_limit": limits.cpu_ms / 1000,
            "wall_time_limit": limits.wall_ms / 1000,
            "memory_limit": limits.memory_mb * 1000,  # its own ceiling is 512000
            "max_file_size": min(limits.output_kb, 4096),  # what it prints is a file there
            "enable_network": False,
            **_content(program, several=several),
        }
        token = self._asked("POST", "/submissions", {"base64_encoded": "true"}, json=body).get("token")
        if not isinstance(token, str) or not re.fullmatch(r"[\w-]{1,100}", token):
            raise SandboxUnavailable(f"{BACKEND} gave no token")
        return _result(self._ended(token, limits), limits)

    def status(self) -> tuple[LanguageStatus, ...]:
        try:
            known = {language: self._language_id(name) is not None for language, name in NAMES.items()}
        except SandboxUnavailable as error:
            return tuple(LanguageStatus(language, None, str(error)) for language in Language)
        return tuple(
            LanguageStatus(language, BACKEND, "Runs on the configured Judge0 server.")
            if has
            else LanguageStatus(language, None, "The configured Judge0 server does not offer it.")
            for language, has in known.items()
        )

    def _ended(self, token: str, limits: RunLimits) -> dict[str, Any]:
        """Polls until the server is done, or has had far longer than the limits give."""
        until_s = self.clock() + (limits.compile_wall_ms + limits.wall_ms) / 1000 + QUEUE_PATIENCE_S
        while True:
            told = self._asked("GET", f"/submissions/{token}", {"base64_encoded": "true", "fields": FIELDS})
            if told.get("status_id") not in (IN_QUEUE, PROCESSING):
                return told
            if self.clock() > until_s:
                raise SandboxUnavailable(f"{BACKEND} did not come to this run in time")
            self.wait(POLL_S)

    def _language_id(self, name: re.Pattern[str]) -> int | None:
        if not self._ids:
            listed = self._answer("GET", "/languages", {})
            try:
                self._ids = {str(entry["name"]): int(entry["id"]) for entry in listed}
            except (TypeError, KeyError, ValueError) as error:
                raise SandboxUnavailable(f"{BACKEND} lists its languages in no known form") from error
        return max((number for known, number in self._ids.items() if name.match(known)), default=None)

    def _asked(self, method: str, path: str, query: dict[str, str], json: object = None) -> dict[str, Any]:
        answer = self._answer(method, path, query, json)
        if not isinstance(answer, dict):
            raise SandboxUnavailable(f"{BACKEND} answered in no known form")
        return answer

    def _answer(self, method: str, path: str, query: dict[str, str], json: object = None) -> Any:
        headers = {"X-Auth-Token": self.token} if self.token else {}
        try:
            response = self.client.request(method, path, params=query, json=json, headers=headers)
            response.raise_for_status()
            return response.json()
        except httpx.HTTPStatusError as error:
            raise SandboxUnavailable(_refusal(error.response)) from error
        except (httpx.HTTPError, ValueError) as error:
            raise SandboxUnavailable(f"{BACKEND} cannot be reached ({type(error).__name__})") from error


def _refusal(response: httpx.Response) -> str:
    match response.status_code:
        case 401 | 403:
            return f"{BACKEND} refuses the token in JUDGE0_TOKEN"
        case 429 | 503:
            return f"{BACKEND} is busy: its queue is full"
        case 422:
            return f"{BACKEND} does not accept this run: {response.text[:200]}"
        case status:
            return f"{BACKEND} answered {status}"


def _harmless(program: Program) -> tuple[object, ...]:
    """A library that only makes compiling faster here: the standard header."""
    return tuple(file for file in program.library if file.name == "bits/stdc++.h")


def _content(program: Program, *, several: bool) -> dict[str, str]:
    arguments = {"command_line_arguments": shlex.join(program.args)} if program.args else {}
    if not several:
        return {"source_code": _encoded(program.files[0].text), **arguments}
    names = {"entry": shlex.quote(program.entry), "main": shlex.quote(program.entry.removesuffix(".java"))}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (*program.library, *program.files):
            archive.writestr(file.name, file.text.encode(errors="replace"))
        if program.language in COMPILE:
            archive.writestr("compile", TOOLS + COMPILE[program.language].format(**names))
        run = RUN[program.language].format(**names).replace('"$@"', shlex.join(program.args))
        archive.writestr("run", TOOLS + run)
    return {"additional_files": base64.b64encode(packed.getvalue()).decode()}


def _result(told: dict[str, Any], limits: RunLimits) -> RunResult:
    status, memory_kb = told.get("status_id"), told.get("memory")
    stdout, stderr = _decoded(told.get("stdout")), _decoded(told.get("stderr"))
    compiler = _decoded(told.get("compile_output"))
    if status == COMPILE_ERROR:
        return RunResult(Outcome.COMPILE_ERROR, stderr=compiler, compile_output=compiler)
    signal, exit_code = told.get("exit_signal"), told.get("exit_code")
    cap = limits.output_kb * 1024
    return RunResult(
        _outcome(status, told, stderr, over=len(stdout) > cap or len(stderr) > cap, limits=limits),
        stdout=stdout[:cap],
        stderr=stderr[:cap],
        exit_code=exit_code if isinstance(exit_code, int) and not signal else None,
        signal=Signals(signal).name if isinstance(signal, int) and signal in set(Signals) else None,
        wall_ms=_ms(told.get("wall_time")) or _ms(told.get("time")) or 0,
        cpu_ms=_ms(told.get("time")),
        memory_mb=round(memory_kb / 1024, 1) if isinstance(memory_kb, int | float) else None,
        compile_output=compiler,
    )


def _outcome(status: object, told: dict[str, Any], stderr: str, *, over: bool, limits: RunLimits) -> Outcome:
    if status in (ACCEPTED, WRONG):
        return Outcome.OUTPUT_LIMIT if over else Outcome.ACCEPTED
    if status == TIME_LIMIT:
        return Outcome.TIME_LIMIT
    if status not in (*RUNTIME_ERRORS, EXEC_FORMAT_ERROR):
        said = _decoded(told.get("message"))[:200]
        raise SandboxUnavailable(f"{BACKEND} failed on its side: {said or f'status {status}'}")
    if told.get("exit_signal") == Signals.SIGXFSZ or over:
        return Outcome.OUTPUT_LIMIT
    memory_kb = told.get("memory")
    full = isinstance(memory_kb, int | float) and memory_kb >= limits.memory_mb * 1024 * 0.97
    return Outcome.MEMORY_LIMIT if full or ran_out_of_memory(stderr) else Outcome.RUNTIME_ERROR


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode(errors="replace")).decode()


def _decoded(text: object) -> str:
    try:
        return base64.b64decode(text).decode(errors="replace") if isinstance(text, str) else ""
    except ValueError as error:
        raise SandboxUnavailable(f"{BACKEND} answered in no known form") from error


def _ms(seconds: object) -> int | None:
    try:
        return round(float(seconds) * 1000) if isinstance(seconds, str | int | float) else None
    except ValueError:
        return None
