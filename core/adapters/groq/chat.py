"""Groq's language models, through its own client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from core.adapters.groq.faults import ADDRESS, PROVIDER, new_client, translated
from core.chat_completions import ChatModel, Chunk, Traits
from core.deadlines import Limits, Request, hang_up
from core.domain.operations import TokenUsage

if TYPE_CHECKING:
    from groq.types import CompletionUsage
    from groq.types.chat import ChatCompletion, ChatCompletionChunk


def groq_models(
    api_key: str, names: Sequence[str], *, base_url: str | None = None, limits: Limits | None = None
) -> list[ChatModel]:
    """One model for each name, in order, over one connection pool."""
    limits = limits or Limits()
    client = GroqClient(api_key, base_url or ADDRESS, limits)
    return [ChatModel(client, name, traits_of(name), limits) for name in names]


def traits_of(model: str) -> Traits:
    """What Groq's documentation says of its model families (console.groq.com/docs/reasoning, …/structured-outputs)."""
    key = "max_completion_tokens"
    if model.startswith("openai/gpt-oss"):
        talking = {"reasoning_effort": "low", "include_reasoning": False}
        judging = {"reasoning_effort": "medium", "include_reasoning": False}
        return Traits(True, key, talking, judging, reasoning_tokens=1000)
    if model.startswith("qwen/qwen3"):
        silent = {"reasoning_effort": "none", "reasoning_format": "hidden"}
        return Traits(False, key, silent, silent)
    return Traits(False, key)


class GroqClient:
    provider = PROVIDER

    def __init__(self, api_key: str, base_url: str, limits: Limits) -> None:
        self._client = new_client(api_key, base_url, limits)

    def chunks(self, body: Mapping[str, Any], request: Request) -> Iterator[Chunk]:
        try:
            with self._client.chat.completions.create(**cast(Any, body)) as stream:
                request.opened(lambda: hang_up(stream.response))
                for part in stream:
                    yield _chunk(part)
            request.closed()
        except Exception as error:
            raise translated(error) from None  # a vendor's text may quote the key

    def completion(self, body: Mapping[str, Any], request: Request) -> Chunk:
        try:
            raw = self._client.chat.completions.with_streaming_response.create(**cast(Any, body))
            with raw as response:
                request.opened(lambda: hang_up(response.http_response))
                answer = cast("ChatCompletion", response.parse())
            request.closed()
            choice = answer.choices[0]
            return Chunk(choice.message.content or "", choice.finish_reason, _used(answer.usage))
        except Exception as error:
            raise translated(error) from None


def _chunk(part: ChatCompletionChunk) -> Chunk:
    """Raises TypeError or AttributeError for another shape: the client lets any pass."""
    used = _used(part.x_groq.usage if part.x_groq else None)
    if part.choices == []:
        return Chunk("", usage=used)  # the last part may carry figures only
    choice = part.choices[0]
    return Chunk(choice.delta.content or "", choice.finish_reason, used)


def _used(usage: CompletionUsage | None) -> TokenUsage | None:
    return TokenUsage(usage.prompt_tokens, usage.completion_tokens) if usage else None
