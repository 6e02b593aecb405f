"""Vision models over the chat completions protocol, as readers of pictures."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any, Literal

from core.chat_completions import ChatClient, ChatStream, without_thinking
from core.deadlines import Limits, Request, TimedStream
from core.errors import ProviderMisbehaved, ProviderUnreachable

NOTHING = "NOTHING"  # what the prompt asks for where there is no text
MOST_TOKENS = 4_000
MOST_CHARACTERS = 60_000


class VisionModel:
    """A PictureReader. `prompt` asks for the text of the picture, and for NOTHING where there is none."""

    def __init__(self, client: ChatClient, model: str, prompt: str, limits: Limits | None = None) -> None:
        self._client = client
        self._model = model
        self._prompt = prompt
        self._limits = limits or Limits()

    @property
    def name(self) -> str:
        return f"{self._client.provider} {self._model}"

    def read(self, picture: bytes, media_type: Literal["image/png", "image/jpeg"]) -> str:
        address = f"data:{media_type};base64,{base64.b64encode(picture).decode()}"
        content = [{"type": "text", "text": self._prompt}, {"type": "image_url", "image_url": {"url": address}}]
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [{"role": "user", "content": content}],
            "max_tokens": MOST_TOKENS,
            "temperature": 0,
            "stream": False,
        }

        def work(request: Request) -> Iterator[str]:
            answer = self._client.completion(body, request)
            if answer.finish_reason is None:
                raise ProviderUnreachable(self._client.provider, "the answer broke off")
            if len(answer.text) > MOST_CHARACTERS:
                raise ProviderMisbehaved(self._client.provider, f"said more than {MOST_CHARACTERS} characters")
            yield answer.text

        whole = Limits(self._limits.connect_s, self._limits.total_s, self._limits.total_s)
        said = "".join(without_thinking(ChatStream(TimedStream(work, whole), self._client.provider, self.name, [])))
        return "" if said.strip().strip(".") == NOTHING else said
