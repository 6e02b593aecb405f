"""Groq's Whisper models."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel, ValidationError

from core.adapters.groq.faults import PROVIDER, new_client, translated
from core.deadlines import Limits, Request, TimedStream, hang_up
from core.domain.speech import Transcript, Utterance, Word
from core.errors import ProviderMisbehaved, ProviderUnreachable
from core.wav import as_wav

LIMITS = Limits(connect_s=3.0, first_token_s=30.0, total_s=30.0)
# Thresholds of the reference implementation (github.com/openai/whisper, transcribe.py): no_speech_threshold and
# logprob_threshold. Both together mean silence, whatever words the model made up for it.
NO_SPEECH, UNSURE = 0.6, -1.0


class _Word(BaseModel):
    word: str
    start: float
    end: float


class _Segment(BaseModel):
    text: str = ""
    start: float = 0.0
    end: float = 0.0
    avg_logprob: float = 0.0
    no_speech_prob: float = 0.0

    @property
    def is_silence(self) -> bool:
        return self.no_speech_prob > NO_SPEECH and self.avg_logprob < UNSURE


class _Answer(BaseModel):
    text: str
    words: list[_Word] | None = None
    segments: list[_Segment] | None = None


def groq_transcribers(
    api_key: str,
    models: Sequence[str],
    hesitant: Mapping[str, str],
    *,
    base_url: str | None = None,
    limits: Limits = LIMITS,
) -> list[GroqTranscriber]:
    """One for each model, in order, over one connection pool. `hesitant`: language → words of somebody who hesitates:
    Whisper leaves hesitations out, unless its prompt has some."""
    client = new_client(api_key, base_url, limits)
    return [GroqTranscriber(client, model, hesitant, limits) for model in models]


class GroqTranscriber:
    def __init__(self, client: object, model: str, hesitant: Mapping[str, str], limits: Limits) -> None:
        self._client, self._model, self._hesitant, self._limits = client, model, hesitant, limits

    @property
    def name(self) -> str:
        return f"{PROVIDER} {self._model}"

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:
        wav = as_wav(utterance.audio)

        def work(request: Request) -> Iterator[str]:
            try:
                with self._client.audio.transcriptions.with_streaming_response.create(  # type: ignore[attr-defined]
                    file=("utterance.wav", wav, "audio/wav"),
                    model=self._model,
                    language=language,
                    prompt=self._hesitant.get(language, ""),
                    response_format="verbose_json",
                    timestamp_granularities=["word", "segment"],
                    temperature=0.0,
                ) as response:
                    request.opened(lambda: hang_up(response.http_response))
                    body = response.read()
                request.closed()
            except Exception as error:
                raise translated(error) from None  # a vendor's text may quote the key
            yield body.decode("utf-8", "replace")

        try:
            body = "".join(TimedStream(work, self._limits))
        except TimeoutError as error:
            raise ProviderUnreachable(PROVIDER, str(error)) from None
        try:
            return self._read(_Answer.model_validate_json(body))
        except ValidationError:
            raise ProviderMisbehaved(PROVIDER, "answered with something that is not a transcription") from None

    def _read(self, answer: _Answer) -> Transcript:
        segments = answer.segments or []
        spoken = [segment for segment in segments if not segment.is_silence]
        if segments and not spoken:
            return Transcript("", transcriber=self.name)
        silent = [(s.start, s.end) for s in segments if s.is_silence]
        words = tuple(
            Word(word.word.strip(), round(word.start * 1000), round(word.end * 1000))
            for word in answer.words or []
            if not any(start <= (word.start + word.end) / 2 < end for start, end in silent)
        )
        text = " ".join(segment.text.strip() for segment in spoken) if silent else answer.text
        return Transcript(text.strip(), words, _confidence(spoken), self.name)


def _confidence(segments: Sequence[_Segment]) -> float | None:
    """The mean probability of a token, weighted by the segments' lengths."""
    seconds = sum(max(0.0, s.end - s.start) for s in segments)
    if seconds <= 0:
        return None
    weighted = sum(math.exp(min(0.0, s.avg_logprob)) * max(0.0, s.end - s.start) for s in segments)
    return round(weighted / seconds, 3)
