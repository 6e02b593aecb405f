"""A language model that says what it was told to, and refuses to improvise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from core.errors import ProviderError
from core.ports import Filled, M, Message

Reply = str | BaseModel | Mapping[str, Any] | ProviderError | tuple[str, ProviderError]


class ScriptedStream:
    def __init__(self, deltas: Iterator[str], brain: str) -> None:
        self._deltas = deltas
        self.brain = brain
        self.closed = False

    def __iter__(self) -> "ScriptedStream":
        return self

    def __next__(self) -> str:
        if self.closed:
            raise StopIteration
        return next(self._deltas)

    def close(self) -> None:
        self.closed = True


class ScriptedModel:
    """Replies in order: text is streamed, an object (or a mapping) fills a schema, an error is raised, and
    (text, error) breaks off in the middle of a stream. `asked` remembers the messages of every call."""

    def __init__(self, *replies: Reply, name: str = "scripted model") -> None:
        self.name = name
        self.asked: list[list[Message]] = []
        self.temperatures: list[float] = []
        self.streams: list[ScriptedStream] = []
        self._replies = list(replies)

    def stream(self, messages: Sequence[Message], *, max_tokens: int = 400) -> ScriptedStream:
        stream = ScriptedStream(self._say(list(messages)), self.name)
        self.streams.append(stream)
        return stream

    def fill(
        self, messages: Sequence[Message], *, schema: type[M], temperature: float = 0.0, max_tokens: int = 2000
    ) -> Filled[M]:
        self.temperatures.append(temperature)
        reply = self._next(list(messages))
        if isinstance(reply, ProviderError):
            raise reply
        if isinstance(reply, BaseModel):
            assert isinstance(reply, schema), (
                f"the script holds {type(reply).__name__}, {schema.__name__} was asked for"
            )
            return Filled(reply, self.name)
        assert isinstance(reply, Mapping), "a schema was to be filled, and the script goes on with text"
        return Filled(schema.model_validate(reply), self.name)

    def _say(self, messages: list[Message]) -> Iterator[str]:
        reply = self._next(messages)
        if isinstance(reply, ProviderError):
            raise reply
        text, error = reply if isinstance(reply, tuple) else (reply, None)
        assert isinstance(text, str), "text was to be streamed, and the script goes on with an object"
        yield from re.findall(r"\s*\S+", text)
        if error:
            raise error

    def _next(self, messages: list[Message]) -> Reply:
        assert self._replies, "script exhausted: asked once more than expected"
        self.asked.append(messages)
        return self._replies.pop(0)
