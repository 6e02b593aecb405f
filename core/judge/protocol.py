"""What a driver is told and what it answers.

Input: the run's nonce; `[entry, [parameter types], return type]`; one JSON list of arguments a case, a line each.
Output: marked lines (LF, RS, nonce, one JSON object, LF) between whatever the candidate's code prints:
`{"load": "ok"}`, then for each case `{"start": n}` and `{"end": n, "ms", "mb", "value" | "odd" | "error", "line"}`, and
`{"done": count}`.

The candidate's code lives in the driver's process, so the nonce keeps accidents out, not malice. What malice can win is
bounded here: the expected values never enter the sandbox; every case needs exactly one end, after its own start, in
order, and nothing after the last; and what breaks the order ends all trust in what follows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.coding import Json, Signature

MAX_DEPTH = 64
_MARK = "\n\x1e"
_MAX_AMOUNT = 1e9  # of milliseconds, of megabytes


@dataclass(frozen=True, slots=True)
class Ended:
    """One case that ran to its end. Of `value`, `odd` and `error` one speaks; a value may be null."""

    number: int
    ms: float
    mb: float | None
    stdout: str
    value: Json = None
    odd: str | None = None  # what it returned instead of a value that can be written down
    error: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class LoadFault:
    stage: str  # compile, run, entry
    error: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that can be believed of one run's output."""

    loaded: bool
    fault: LoadFault | None
    ended: tuple[Ended, ...]
    running: int | None  # the case that started and did not end
    done: bool
    broken: bool  # the order of marks was not that of a driver
    stdout: str  # what was printed outside ended cases: while loading, or in the case that did not end


def as_input(nonce: str, entry: str, signature: Signature, cases: Sequence[Sequence[Json]]) -> str:
    header = [entry, [parameter.type for parameter in signature.parameters], signature.returns]
    return "\n".join([nonce, _line(header), *(_line(list(arguments)) for arguments in cases)]) + "\n"


def _line(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def read(output: str, nonce: str, count: int) -> Transcript:
    """Never raises: an unreadable mark is a broken order."""
    reader = _Reader(count)
    first, *marked = output.split(_MARK + nonce)
    reader.prints(first)
    for part in marked:
        body, _, after = part.partition("\n")
        if not reader.take(body):
            break
        reader.prints(after)
    return reader.transcript()


class _Reader:
    def __init__(self, count: int) -> None:
        self._count = count
        self._loaded = self._done = self._broken = False
        self._fault: LoadFault | None = None
        self._ended: list[Ended] = []
        self._running: int | None = None
        self._prints: list[str] = []

    def prints(self, text: str) -> None:
        self._prints.append(text)

    def transcript(self) -> Transcript:
        return Transcript(
            loaded=self._loaded,
            fault=self._fault,
            ended=tuple(self._ended),
            running=self._running,
            done=self._done,
            broken=self._broken,
            stdout="".join(self._prints),
        )

    def take(self, body: str) -> bool:
        """Whether the mark stood where it may."""
        report = _object(body)
        fits = not self._done and self._fault is None and report is not None and self._follow(report)
        self._broken = not fits
        return fits

    def _follow(self, report: dict[str, Json]) -> bool:
        if not self._loaded:
            return self._load(report)
        if self._running is None:
            if report.get("start") == len(self._ended) < self._count:
                self._running = len(self._ended)
                self._prints.clear()
                return True
            self._done = report.get("done") == self._count == len(self._ended)
            return self._done
        ended = _ended(report, self._running, "".join(self._prints))
        if ended is None:
            return False
        self._ended.append(ended)
        self._running = None
        self._prints.clear()
        return True

    def _load(self, report: dict[str, Json]) -> bool:
        stage, error = report.get("load"), report.get("error")
        if stage == "ok":
            self._loaded = True
            return True
        if stage in ("compile", "run", "entry") and isinstance(error, str):
            self._fault = LoadFault(str(stage), error, _whole(report.get("line")))
            return True
        return False


def _object(body: str) -> dict[str, Json] | None:
    # A value nested as deeply as this is no answer, and would cost the parser its stack.
    if _depth(body) > MAX_DEPTH:
        body = re.sub(r'"value":.*', '"odd":"a list nested too deeply"}', body, flags=re.DOTALL)
    try:
        report = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return report if isinstance(report, dict) else None


def _depth(body: str) -> int:
    """An upper bound is enough: brackets inside strings count too."""
    if body.count("[") + body.count("{") <= MAX_DEPTH:
        return 0
    depth = deepest = 0
    for bracket in _brackets(body):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _brackets(body: str) -> Iterator[str]:
    return (found[0] for found in re.finditer(r"[\[\]{}]", re.sub(r'"(?:[^"\\]|\\.)*"', "", body)))


def _ended(report: dict[str, Json], number: int, stdout: str) -> Ended | None:
    ms, mb = report.get("ms"), report.get("mb")
    if report.get("end") != number or isinstance(report.get("end"), bool) or not _amount(ms):
        return None
    assert isinstance(ms, int | float)
    known = float(mb) if isinstance(mb, int | float) and _amount(mb) else None
    line = _whole(report.get("line"))
    base = {"number": number, "ms": float(ms), "mb": known, "stdout": stdout, "line": line}
    for key in ("error", "odd"):
        text = report.get(key)
        if isinstance(text, str):
            return Ended(**base, **{key: text})  # type: ignore[arg-type]
    return Ended(**base, value=report["value"]) if "value" in report else None  # type: ignore[arg-type]


def _amount(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _MAX_AMOUNT


def _whole(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
