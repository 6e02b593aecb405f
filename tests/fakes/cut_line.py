"""A database at the end of a line that can be cut: before what is asked arrives, or before its answer comes back."""

from collections.abc import Callable
from contextlib import contextmanager
from enum import Enum, auto
from typing import Any

from core.errors import StoreUnavailable


class Line(Enum):
    WHOLE = auto()
    CUT = auto()  # nothing gets through
    ANSWERS_LOST = auto()  # what is asked is done, and nobody hears of it


class Cuttable:
    """Stands before a database and its stores; `done` names what arrived."""

    def __init__(self, inner: Any, state: "State | None" = None) -> None:
        self._inner, self.state = inner, state or State()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if name in ("interviews", "conversations", "submissions", "shares", "recordings", "presence", "library"):
            return lambda owner_id: Cuttable(found(owner_id), self.state)
        return self._called(name, found) if callable(found) else found

    def _called(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*values: Any, **named: Any) -> Any:
            if self.state.line is Line.CUT:
                self.state.tried += 1
                raise StoreUnavailable("cut")
            answer = method(*values, **named)
            self.state.done.append(name)
            if self.state.line is Line.ANSWERS_LOST:
                raise StoreUnavailable("the answer is lost")
            return answer

        return call


class State:
    def __init__(self) -> None:
        self.line = Line.WHOLE
        self.done: list[str] = []
        self.tried = 0  # in vain

    @contextmanager
    def being(self, line: Line):
        self.line = line
        try:
            yield
        finally:
            self.line = Line.WHOLE
