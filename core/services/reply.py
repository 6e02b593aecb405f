"""What the other side says, heard word by word, and what is the case when it has been said."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

S = TypeVar("S")


class Reply(Generic[S]):
    """The next words, iterable once. When it is exhausted they have been saved, and `state` is the new state. Closing
    it, or leaving it, saves nothing: the same is said again."""

    def __init__(self, state: S, speech: Generator[str, None, S] | None) -> None:
        """Without `speech` there is nothing to say."""
        self._state = state
        self._speech = speech
        self._words = self._said()

    @property
    def state(self) -> S:
        return self._state

    def __iter__(self) -> Iterator[str]:
        return self._words

    def close(self) -> None:
        """Stops in the middle, the request to a provider included."""
        self._words.close()

    def _said(self) -> Generator[str, None, None]:
        if self._speech:
            self._state = yield from self._speech
