"""Runs programs on a Piston server: https://github.com/engineer-man/piston. Every program goes to its sandbox.

What it prints is cut at the server's own limit, 1024 bytes unless its `output_max_size` says otherwise.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from core.domain.coding import Language, LanguageStatus, Outcome, Program, RunLimits, RunResult, ran_out_of_memory
from core.errors import SandboxUnavailable

BACKEND = "Piston"
NAMES = {Language.PYTHON: "python", Language.JAVASCRIPT: "javascript", Language.JAVA: "java", Language.CPP: "c++"}
# Its servers refuse limits above their own instead of lowering them.
CEILING = re.compile(r"(\w+) cannot exceed the configured limit of (\d+)")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"[ \t]*$', re.MULTILINE)
STATUS = {"TO": Outcome.TIME_LIMIT, "OL": Outcome.OUTPUT_LIMIT, "EL": Outcome.OUTPUT_LIMIT}


@dataclass(slots=True)
class PistonRunner:
    """Closing `client` is up to whoever made it."""

    client: httpx.Client  # with the server's address, and a time-out beyond compiling and running
    _versions: dict[str, str] = field(default_factory=dict)  # by Piston's names of languages
    _ceilings: dict[str, int] = field(default_factory=dict)

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        name = NAMES[program.language]
        version = self._known().get(name)
        if version is None:
            raise SandboxUnavailable(f"{BACKEND} has no {name}")
        body = {
            "language": name,
            "version": version,
            "files": _files(program),
            "stdin": stdin,
            "args": list(program.args),
        }
        wanted = {
            "run_timeout": limits.wall_ms,
            "run_cpu_time": limits.cpu_ms,
            "compile_timeout": limits.compile_wall_ms,
            "compile_cpu_time": limits.compile_wall_ms,
            "run_memory_limit": limits.memory_mb << 20,
        }
        while True:
            lowered = {key: min(value, self._ceilings.get(key, value)) for key, value in wanted.items()}
            response = self._response("POST", "/api/v2/execute", {**body, **lowered})
            if not self._learned_ceiling(response, lowered):
                return _result(_object(response), limits)

    def status(self) -> tuple[LanguageStatus, ...]:
        try:
            known = self._known()
        except SandboxUnavailable as error:
            return tuple(LanguageStatus(language, None, str(error)) for language in Language)
        return tuple(
            LanguageStatus(language, BACKEND, "Runs on the configured Piston server.")
            if name in known
            else LanguageStatus(language, None, "The configured Piston server does not have it installed.")
            for language, name in NAMES.items()
        )

    def _known(self) -> Mapping[str, str]:
        if not self._versions:
            response = self._response("GET", "/api/v2/runtimes")
            try:
                listed = sorted(
                    _parsed(response), key=lambda entry: [int(n) for n in re.findall(r"\d+", entry["version"])]
                )
                self._versions = {
                    name: str(entry["version"])
                    for entry in listed
                    if entry.get("runtime") not in ("deno", "bun")
                    for name in (entry["language"], *entry.get("aliases", ()))
                }
            except (TypeError, KeyError, AttributeError) as error:
                raise SandboxUnavailable(f"{BACKEND} lists its languages in no known form") from error
        return self._versions

    def _learned_ceiling(self, response: httpx.Response, asked: Mapping[str, int]) -> bool:
        """Whether the server named a lower limit of its own, so that asking again makes sense.
        Raises SandboxUnavailable on any other refusal."""
        if response.status_code == httpx.codes.OK:
            return False
        found = CEILING.search(response.text)
        if response.status_code == httpx.codes.BAD_REQUEST and found and int(found[2]) < asked.get(found[1], 0):
            self._ceilings[found[1]] = int(found[2])
            return True
        if response.status_code in (429, 503):
            raise SandboxUnavailable(f"{BACKEND} is busy")
        raise SandboxUnavailable(f"{BACKEND} answered {response.status_code}: {response.text[:200]}")

    def _response(self, method: str, path: str, body: object = None) -> httpx.Response:
        try:
            response = self.client.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise SandboxUnavailable(f"{BACKEND} cannot be reached ({type(error).__name__})") from error
        if response.status_code in (401, 403) or (method == "GET" and response.is_error):
            raise SandboxUnavailable(f"{BACKEND} refuses: {response.status_code}")
        return response


def _files(program: Program) -> list[dict[str, str]]:
    """The entry first, which is what Piston starts. C++: whole, because Piston compiles every file by itself.
    Raises SandboxUnavailable for Java in several files, which Piston would start without compiling the others."""
    files = {file.name: file.text for file in (*program.library, *program.files) if file.name != "bits/stdc++.h"}
    entry = files.pop(program.entry)
    if program.language is Language.CPP:
        return [{"name": program.entry, "content": _whole(entry, files)}]
    if program.language is Language.JAVA and files:
        raise SandboxUnavailable(f"{BACKEND} starts Java from one file only")
    return [{"name": name, "content": text} for name, text in ((program.entry, entry), *files.items())]


def _whole(source: str, files: Mapping[str, str]) -> str:
    """With its own includes in their places, each once, so that a fault is still told by file and line."""
    pending = dict(files)

    def included(found: re.Match[str]) -> str:
        if found[1] not in files:
            return found[0]
        text = pending.pop(found[1], None)
        if text is None:
            return ""
        after = source.count("\n", 0, found.start()) + 2
        return f'#line 1 "{found[1]}"\n{_whole(text, pending)}\n#line {after} "main.cpp"'

    return INCLUDE.sub(included, source)


def _result(told: dict[str, Any], limits: RunLimits) -> RunResult:
    compiled, ran = told.get("compile"), told.get("run")
    compiler = _text(compiled, "stderr") + _text(compiled, "stdout")
    if isinstance(compiled, dict) and (compiled.get("code") != 0 or compiled.get("signal")):
        return RunResult(Outcome.COMPILE_ERROR, stderr=compiler, compile_output=compiler)
    if not isinstance(ran, dict):
        raise SandboxUnavailable(f"{BACKEND} answered in no known form")
    cap, memory = limits.output_kb * 1024, ran.get("memory")
    stdout, stderr, killed = _text(ran, "stdout"), _text(ran, "stderr"), ran.get("signal")
    code = ran.get("code")
    return RunResult(
        _outcome(ran, stderr, over=len(stdout) > cap or len(stderr) > cap, limits=limits),
        stdout=stdout[:cap],
        stderr=stderr[:cap],
        exit_code=code if isinstance(code, int) and not killed else None,
        signal=killed if isinstance(killed, str) and killed in signal.Signals.__members__ else None,
        wall_ms=_number(ran.get("wall_time")) or 0,
        cpu_ms=_number(ran.get("cpu_time")),
        memory_mb=round(memory / (1 << 20), 1) if isinstance(memory, int | float) else None,
        compile_output=compiler,
    )


def _outcome(ran: dict[str, Any], stderr: str, *, over: bool, limits: RunLimits) -> Outcome:
    status, memory = ran.get("status"), ran.get("memory")
    if status == "XX":
        raise SandboxUnavailable(f"{BACKEND} failed on its side: {str(ran.get('message'))[:200]}")
    if isinstance(status, str) and status in STATUS:
        return STATUS[status]
    if over:
        return Outcome.OUTPUT_LIMIT
    if ran.get("code") == 0 and not ran.get("signal"):
        return Outcome.ACCEPTED
    full = isinstance(memory, int | float) and memory >= (limits.memory_mb << 20) * 0.97
    if full or ran_out_of_memory(stderr):
        return Outcome.MEMORY_LIMIT
    # Older servers say no more than that they killed it, and they kill for time.
    return Outcome.TIME_LIMIT if status is None and ran.get("signal") == "SIGKILL" else Outcome.RUNTIME_ERROR


def _object(response: httpx.Response) -> dict[str, Any]:
    told = _parsed(response)
    if not isinstance(told, dict):
        raise SandboxUnavailable(f"{BACKEND} answered in no known form")
    return told


def _parsed(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError as error:
        raise SandboxUnavailable(f"{BACKEND} answered in no known form") from error


def _text(part: object, name: str) -> str:
    value = part.get(name) if isinstance(part, dict) else None
    return value if isinstance(value, str) else ""


def _number(value: object) -> int | None:
    return round(value) if isinstance(value, int | float) else None
