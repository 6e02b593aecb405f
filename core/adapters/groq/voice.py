"""Groq's speaking models (Orpheus)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.adapters.groq.faults import PROVIDER, new_client, translated
from core.deadlines import Limits, Request, TimedStream, hang_up
from core.domain.speech import AudioChunk
from core.errors import ProviderUnreachable
from core.wav import chunks_of_wav

LIMITS = Limits(connect_s=3.0, first_token_s=5.0, total_s=30.0)
# Sound goes through a stream of text, one character a byte.
BYTES_AS_TEXT = "latin-1"


def groq_voices(
    api_key: str,
    models: Sequence[str],
    voices: Mapping[str, str],
    *,
    base_url: str | None = None,
    limits: Limits = LIMITS,
) -> list[GroqVoice]:
    """One for each model, in order, over one connection pool. `voices`: persona → a voice of theirs."""
    client = new_client(api_key, base_url, limits)
    return [GroqVoice(client, model, voices, limits) for model in models]


class GroqVoice:
    def __init__(
        self, client: object, model: str, voices: Mapping[str, str], limits: Limits, default: str = "hannah"
    ) -> None:
        self._client, self._model, self._voices, self._limits, self._default = client, model, voices, limits, default

    @property
    def name(self) -> str:
        return f"{PROVIDER} {self._model}"

    @property
    def languages(self) -> frozenset[str]:
        """Orpheus speaks English."""
        return frozenset({"en"})

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:  # noqa: ARG002
        def work(request: Request) -> Iterator[str]:
            try:
                with self._client.audio.speech.with_streaming_response.create(  # type: ignore[attr-defined]
                    model=self._model,
                    voice=self._voices.get(voice, self._default),
                    input=text,
                    response_format="wav",
                ) as response:
                    request.opened(lambda: hang_up(response.http_response))
                    for piece in response.iter_bytes():
                        yield piece.decode(BYTES_AS_TEXT)
                request.closed()
            except Exception as error:
                raise translated(error) from None  # a vendor's text may quote the key

        stream = TimedStream(work, self._limits)
        try:
            yield from chunks_of_wav((piece.encode(BYTES_AS_TEXT) for piece in stream), PROVIDER)
        except TimeoutError as error:
            raise ProviderUnreachable(PROVIDER, str(error)) from None
        finally:
            stream.close()
