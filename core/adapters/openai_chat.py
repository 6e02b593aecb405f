"""Language models of any server that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio, OpenAI itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from core.chat_completions import ChatModel, Chunk, Traits, connection_fault, status_error
from core.deadlines import Limits, Request, hang_up
from core.domain.operations import TokenUsage
from core.errors import ProviderError, ProviderMisbehaved, ProviderUnreachable

if TYPE_CHECKING:
    import httpx

PROVIDER = "compatible"


def compatible_models(
    base_url: str, names: Sequence[str], *, api_key: str | None = None, limits: Limits | None = None
) -> list[ChatModel]:
    """One model for each name, in order, over one connection pool. An address without a path gets the usual /v1."""
    limits = limits or Limits()
    client = compatible_client(base_url, api_key, limits)
    # Strict schemas first: LM Studio knows nothing else, Ollama and vLLM know them; others answer once in JSON mode.
    return [ChatModel(client, name, Traits(strict_schema=True), limits) for name in names]


def compatible_client(base_url: str, api_key: str | None, limits: Limits) -> CompatibleClient:
    return CompatibleClient(base_url if urlsplit(base_url).path else f"{base_url}/v1", api_key, limits)


class CompatibleClient:
    provider = PROVIDER

    def __init__(self, base_url: str, api_key: str | None, limits: Limits) -> None:
        import httpx

        self._url = f"{base_url}/chat/completions"
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {api_key}"} if api_key else {},
            # A proxy of the environment cannot know a server on this machine.
            mounts={"all://localhost": None, "all://127.0.0.1": None, "all://[::1]": None},
            timeout=httpx.Timeout(limits.silence_s, connect=limits.connect_s, pool=limits.connect_s),
        )

    def chunks(self, body: Mapping[str, Any], request: Request) -> Iterator[Chunk]:
        try:
            with self._answer({**body, "stream_options": {"include_usage": True}}, request) as response:
                for line in response.iter_lines():
                    if line.startswith("data:") and (data := line.removeprefix("data:").strip()) != "[DONE]":
                        yield _chunk(json.loads(data), "delta")
        except Exception as error:
            raise translated(error) from None  # what is said of a failed request may hold the key

    def completion(self, body: Mapping[str, Any], request: Request) -> Chunk:
        try:
            with self._answer(body, request) as response:
                return _chunk(json.loads(response.read()), "message")
        except Exception as error:
            raise translated(error) from None

    @contextmanager
    def _answer(self, body: Mapping[str, Any], request: Request) -> Iterator[httpx.Response]:
        with self._client.stream("POST", self._url, json=body) as response:
            request.opened(lambda: hang_up(response))
            if response.is_error:
                response.read()
            response.raise_for_status()
            yield response
        request.closed()


def _chunk(answer: Any, part: str) -> Chunk:
    """Raises LookupError, TypeError or AttributeError for another shape; ProviderError where it reports one."""
    if "error" in answer:
        raise status_error(PROVIDER, 500, answer, {})  # reported in the middle of a stream
    used = _used(answer.get("usage"))
    if not answer["choices"]:
        return Chunk("", usage=used)  # the last part may carry figures only
    choice = answer["choices"][0]
    return Chunk(choice[part].get("content") or "", choice.get("finish_reason"), used)


def _used(usage: Any) -> TokenUsage | None:
    """None where a server says nothing, or something else."""
    if not isinstance(usage, dict):
        return None
    prompt, completion = usage.get("prompt_tokens"), usage.get("completion_tokens")
    return TokenUsage(prompt, completion) if isinstance(prompt, int) and isinstance(completion, int) else None


def translated(error: Exception) -> ProviderError:
    """Every failure of the client in our words. None of the server's text: it may quote the key."""
    import httpx

    if isinstance(error, ProviderError):
        return error
    if isinstance(error, httpx.HTTPStatusError):
        return status_error(PROVIDER, error.response.status_code, _body(error.response), error.response.headers)
    if isinstance(error, httpx.HTTPError):
        return ProviderUnreachable(PROVIDER, connection_fault(error))
    return ProviderMisbehaved(PROVIDER, f"answered with something that is not a completion ({type(error).__name__})")


def _body(response: httpx.Response) -> object:
    try:
        return response.json()
    except ValueError:
        return None
