"""Whether an answer is the expected one. Answers come from four languages: they are read by the declared type first."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

from core.domain.coding import Checker, Json

TOLERANCE = 1e-6
_SAFE_FLOAT = 2**53  # beyond it a float no longer names one whole number


class Mismatch(ValueError):
    """The value is not of the declared type; the message says so to the candidate."""


def conform(value: Json, kind: str) -> Json:
    """The value as the declared type has it: 3.0 is the int 3, null is the empty list or tree. Raises Mismatch."""
    if kind == "ListNode":
        return [conform(item, "int") for item in _items([] if value is None else value, kind)]
    if kind == "TreeNode":
        items = _items([] if value is None else value, kind)
        return _trimmed([None if item is None else conform(item, "int") for item in items])
    if kind.endswith("[]"):
        return [conform(item, kind[:-2]) for item in _items(value, kind)]
    return _scalar(value, kind)


def _items(value: Json, kind: str) -> list[Json]:
    if not isinstance(value, list):
        raise Mismatch(f"{_told(value)} was returned where {kind} is declared")
    return value


def _trimmed(values: list[Json]) -> list[Json]:
    while values and values[-1] is None:
        values.pop()
    return values


def _scalar(value: Json, kind: str) -> Json:
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind == "string" and isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if kind == "float":
            return _as_float(value)
        if kind == "int" and isinstance(value, int):
            return value
        if kind == "int" and math.isfinite(value) and value == int(value) and abs(value) <= _SAFE_FLOAT:
            return int(value)
    raise Mismatch(f"{_told(value)} was returned where {kind} is declared")


def _as_float(value: int | float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _told(value: Json) -> str:
    if value is None:
        return "Nothing (null)"
    names = {bool: "A truth value", int: "A whole number", float: "A fraction", str: "Text", list: "A list"}
    text = shown(value, 40)
    return f"{names.get(type(value), 'An object')} ({text})"


def shown(value: Json, limit: int = 300) -> str:
    """A value for the screen, cut in the middle."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (ValueError, RecursionError):
        return "(a value too large to show)"
    return text if len(text) <= limit else f"{text[: limit * 2 // 3]} … {text[-limit // 3 :]}"


def accepts(checker: Checker, expected: Json, actual: Json, kind: str) -> bool:
    """Both as `conform` gives them; for any_of `expected` is the list of conforming values."""
    if checker is Checker.UNORDERED:
        return _sorted(expected) == _sorted(actual)
    if checker is Checker.ANY_OF:
        assert isinstance(expected, list)
        return any(_same(each, actual, loose="float" in kind) for each in expected)
    return _same(expected, actual, loose=checker is Checker.FLOAT)


def _sorted(values: Json) -> Sequence[str]:
    assert isinstance(values, list)
    return sorted(json.dumps(value) for value in values)


def _same(expected: Json, actual: Json, *, loose: bool) -> bool:
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(
            _same(e, a, loose=loose) for e, a in zip(expected, actual, strict=True)
        )
    if loose and isinstance(expected, int | float) and isinstance(actual, int | float):
        return _close(expected, actual)
    return type(expected) is type(actual) and expected == actual


def _close(expected: float, actual: float) -> bool:
    if math.isnan(expected) or math.isnan(actual):
        return math.isnan(expected) and math.isnan(actual)
    return math.isclose(expected, actual, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
