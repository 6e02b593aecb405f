"""The chat completions protocol that Groq, OpenAI and most servers of open models speak, as a LanguageModel.

A vendor's adapter brings a `ChatClient`; what is the same for all of them is here.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from pydantic import BaseModel, ValidationError

from core.deadlines import MOST_STRETCHED, Limits, Request, TimedStream
from core.domain.operations import TokenUsage
from core.errors import (
    ModelUnavailable,
    ProviderBusy,
    ProviderError,
    ProviderMisbehaved,
    ProviderRefused,
    ProviderUnreachable,
)
from core.ports import Filled, M, Message

FORM_TOKENS = 2000  # for which a request's time limit is meant: a judge's opinion with its quotes
CHARACTERS_PER_TOKEN = 20  # far beyond what any text has: a stream that is longer does not know its end
NO_SUCH_MODEL = ("model_decommissioned", "model_not_found")


@dataclass(frozen=True, slots=True)
class Chunk:
    text: str
    finish_reason: str | None = None
    usage: TokenUsage | None = None  # of the whole answer; in its last chunk


class ChatClient(Protocol):
    """One vendor's connection. Raises ProviderError only, without any text that the vendor wrote: it may hold a key."""

    @property
    def provider(self) -> str: ...

    def chunks(self, body: Mapping[str, Any], request: Request) -> Iterator[Chunk]: ...

    def completion(self, body: Mapping[str, Any], request: Request) -> Chunk: ...


@dataclass(frozen=True, slots=True)
class Traits:
    """What one model understands beyond the protocol."""

    strict_schema: bool
    length_key: str = "max_tokens"
    talking: Mapping[str, Any] = field(default_factory=dict)  # added to requests for conversation
    judging: Mapping[str, Any] = field(default_factory=dict)  # added to requests for a filled form
    reasoning_tokens: int = 0  # room for what is thought and not said


class ChatModel:
    """A LanguageModel."""

    def __init__(self, client: ChatClient, model: str, traits: Traits, limits: Limits | None = None) -> None:
        self._client = client
        self._model = model
        self._traits = traits
        self._limits = limits or Limits()
        self._strict = traits.strict_schema

    @property
    def name(self) -> str:
        return f"{self._client.provider} {self._model}"

    def stream(self, messages: Sequence[Message], *, max_tokens: int = 400) -> ChatStream:
        body = {**self._body(messages, max_tokens), **self._traits.talking, "stream": True, "temperature": 0.6}
        used: list[TokenUsage] = []

        def work(request: Request) -> Iterator[str]:
            chunks = self._client.chunks(body, request)
            yield from without_thinking(self._texts(chunks, max_tokens * CHARACTERS_PER_TOKEN, used))

        return ChatStream(TimedStream(work, self._limits), self._client.provider, self.name, used)

    def fill(
        self, messages: Sequence[Message], *, schema: type[M], temperature: float = 0.0, max_tokens: int = FORM_TOKENS
    ) -> Filled[M]:
        stretched = min(MOST_STRETCHED, max(1.0, max_tokens / FORM_TOKENS))
        until_s = time.monotonic() + self._limits.total_s * stretched
        strict = self._strict
        said = ""
        used: list[TokenUsage] = []

        def ask(asked: Sequence[Message], *, strictly: bool) -> str:
            body = self._form_body(asked, schema, temperature, max_tokens, strict=strictly)
            return self._form(body, until_s, used)

        try:
            said = ask(messages, strictly=strict)
            return Filled(self._read(said, schema), self.name, TokenUsage.of(used))
        except ProviderMisbehaved as error:
            fault, unread = error.detail, not said
        # Once more, with the schema in words: not every model knows strict schemas, and none is above mistakes.
        repair = [Message("assistant", said[: 2 * max_tokens])] if said else []
        repair.append(Message("user", f"That was not usable: {fault}\nReply again, with the JSON object only."))
        said = ask([*messages, *repair], strictly=False)
        filled = Filled(self._read(said, schema), self.name, TokenUsage.of(used))
        if strict and unread:
            self._strict = False  # it refused the schema, and can do without
        return filled

    def _body(self, messages: Sequence[Message], max_tokens: int) -> dict[str, Any]:
        return {
            "model": self._model,
            "messages": [{"role": message.role, "content": message.text} for message in messages],
            self._traits.length_key: max_tokens + self._traits.reasoning_tokens,
        }

    def _form_body(
        self, messages: Sequence[Message], schema: type[BaseModel], temperature: float, max_tokens: int, *, strict: bool
    ) -> dict[str, Any]:
        if strict:
            described = {"name": schema.__name__, "strict": True, "schema": strict_schema(schema)}
            form: dict[str, Any] = {"type": "json_schema", "json_schema": described}
        else:
            messages, form = _with_schema_in_words(messages, schema), {"type": "json_object"}
        body = self._body(messages, max_tokens)
        return {**body, **self._traits.judging, "stream": False, "temperature": temperature, "response_format": form}

    def _form(self, body: Mapping[str, Any], until_s: float, used: list[TokenUsage]) -> str:
        def work(request: Request) -> Iterator[str]:
            most = body[self._traits.length_key] * CHARACTERS_PER_TOKEN
            yield "".join(self._texts([self._client.completion(body, request)], most, used))

        left_s = max(0.0, until_s - time.monotonic())
        limits = replace(self._limits, first_token_s=left_s, total_s=left_s)
        return "".join(ChatStream(TimedStream(work, limits), self._client.provider, self.name, used))

    def _texts(self, chunks: Iterable[Chunk], most_characters: int, used: list[TokenUsage]) -> Iterator[str]:
        """Raises ProviderUnreachable where the stream breaks off, ProviderMisbehaved for none or endless text."""
        length, finished = 0, False
        for chunk in chunks:
            length += len(chunk.text)
            finished = finished or chunk.finish_reason is not None
            used += [chunk.usage] if chunk.usage else []
            if length > most_characters:
                raise ProviderMisbehaved(self._client.provider, f"said more than {most_characters} characters")
            if chunk.text:
                yield chunk.text
        if not finished:
            raise ProviderUnreachable(self._client.provider, "the answer broke off")
        if not length:
            raise ProviderMisbehaved(self._client.provider, "said nothing")

    def _read(self, said: str, schema: type[M]) -> M:
        text = "".join(without_thinking([said]))
        try:
            return schema.model_validate_json(text[text.find("{") : text.rfind("}") + 1])
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'text'}: {e['msg']}" for e in error.errors()[:5])
            raise ProviderMisbehaved(self._client.provider, f"not valid under {schema.__name__}: {faults}") from None


class ChatStream:
    """A TextStream of one model."""

    def __init__(self, texts: TimedStream, provider: str, brain: str, used: Sequence[TokenUsage]) -> None:
        self._texts, self._provider, self._used = texts, provider, used
        self.brain = brain

    @property
    def usage(self) -> TokenUsage | None:
        """Complete when the stream has come to its end."""
        return TokenUsage.of(self._used)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            return next(self._texts)
        except TimeoutError as error:
            raise ProviderUnreachable(self._provider, str(error)) from None

    def close(self) -> None:
        self._texts.close()


def status_error(provider: str, status: int, body: object, headers: Mapping[str, str]) -> ProviderError:
    """What an HTTP status means. Of the body only a known code is kept: vendors quote keys in their messages."""
    code = _error_code(body)
    detail = f"HTTP {status}"
    if code in NO_SUCH_MODEL or status == 404:
        return ModelUnavailable(provider, "the vendor offers no such model (any more)")
    if status in (429, 498) or code == "rate_limit_exceeded":
        return ProviderBusy(provider, f"{detail}: over its limit", _seconds(headers.get("retry-after")))
    if status in (401, 403):
        return ProviderRefused(provider, f"{detail}: the key was not accepted")
    if status >= 500 or status == 408:
        return ProviderUnreachable(provider, f"{detail}: trouble on its side")
    if code == "json_validate_failed":
        return ProviderMisbehaved(provider, f"{detail}: it wrote invalid JSON")
    return ProviderMisbehaved(provider, f"{detail}: the request was not understood")


CONNECTION_FAULTS = {
    "ConnectTimeout": "no connection in time",
    "ConnectError": "no connection",
    "PoolTimeout": "too many requests at once",
    "ReadTimeout": "no answer in time",
    "APITimeoutError": "no answer in time",
    "ReadError": "the answer broke off",
    "RemoteProtocolError": "the answer broke off",
}


def connection_fault(error: Exception) -> str:
    """In words of ours: what a client says of a failed request may hold its headers, and with them the key."""
    return CONNECTION_FAULTS.get(type(error).__name__, f"no answer ({type(error).__name__})")


def without_thinking(texts: Iterable[str]) -> Iterator[str]:
    """Some open models think aloud between <think> marks before they speak; that is not for the candidate."""
    head, thinking = "", True
    for text in texts:
        if not thinking:
            yield text
            continue
        head += text
        start = head.lstrip()
        if start.startswith("<think>"):
            _, mark, spoken = start.partition("</think>")
            thinking = not mark
            head = "" if mark else head
            if spoken.strip():
                yield spoken.lstrip()
        elif not "<think>".startswith(start):
            thinking = False
            yield head
    if thinking and head and not head.lstrip().startswith("<think>"):
        yield head


def strict_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """The model's JSON schema as strict decoding wants it: every property required, no other ones, references in place,
    and limits in words (not every vendor knows the keywords; what comes back is validated anyway)."""
    whole = schema.model_json_schema()
    strict: dict[str, Any] = _strict(whole, whole.get("$defs", {}))
    return strict


LIMIT_WORDS = {
    "minimum": "at least",
    "maximum": "at most",
    "minLength": "characters: at least",
    "maxLength": "characters: at most",
    "minItems": "items: at least",
    "maxItems": "items: at most",
}
DROPPED = {"title", "default", "$defs", "format", "pattern", "exclusiveMinimum", "exclusiveMaximum", *LIMIT_WORDS}


def _strict(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_strict(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target = definitions[node["$ref"].rpartition("/")[2]]
        return _strict({**target, **{k: v for k, v in node.items() if k != "$ref"}}, definitions)
    kept = {k: _strict(v, definitions) for k, v in node.items() if k not in DROPPED and k != "properties"}
    limits = [f"{words} {node[key]}" for key, words in LIMIT_WORDS.items() if key in node]
    if limits:
        kept["description"] = " ".join([*([node["description"]] if "description" in node else []), *limits])
    if "const" in kept:
        kept["enum"] = [kept.pop("const")]
    if "properties" in node:
        kept["properties"] = {name: _strict(child, definitions) for name, child in node["properties"].items()}
        kept |= {"required": list(node["properties"]), "additionalProperties": False}
    return kept


def _with_schema_in_words(messages: Sequence[Message], schema: type[BaseModel]) -> list[Message]:
    wanted = json.dumps(strict_schema(schema), ensure_ascii=False)
    words = f"Reply with one JSON object that is valid under this JSON schema, and with nothing else:\n{wanted}"
    if messages and messages[0].role == "system":
        return [Message("system", f"{messages[0].text}\n\n{words}"), *messages[1:]]
    return [Message("system", words), *messages]


def _error_code(body: object) -> str:
    error = body.get("error", body) if isinstance(body, Mapping) else None
    return str(error.get("code", "")) if isinstance(error, Mapping) else ""


def _seconds(retry_after: str | None) -> float | None:
    return float(retry_after) if retry_after and re.fullmatch(r"\d{1,6}(\.\d+)?", retry_after) else None
