"""Counts what providers are asked, how long they take, and how they fail: wrappers around one provider each, below the
chains that choose among them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from core.chat_completions import FORM_TOKENS, ChatModel, ChatStream
from core.domain.operations import ProviderCall, Stage, TokenUsage
from core.domain.speech import AudioChunk, Transcript, Utterance
from core.errors import ProviderError
from core.instruments import Prepares
from core.language_ports import languages_of
from core.operations_ports import CallRecorder
from core.ports import Filled, M, Message, Synthesizer, Transcriber


class Recorders:
    """A CallRecorder of several."""

    def __init__(self, *recorders: CallRecorder) -> None:
        self._recorders = recorders

    def record(self, call: ProviderCall) -> None:
        for recorder in self._recorders:
            recorder.record(call)


class _Call:
    """One call, recorded once, whichever way it ends first."""

    def __init__(self, recorder: CallRecorder, stage: Stage, name: str) -> None:
        self._recorder, self._stage, self._name = recorder, stage, name
        self._at, self._started_s = datetime.now(UTC), time.monotonic()
        self._latency_ms: float | None = None
        self._is_over = False

    def answered(self) -> None:
        if self._latency_ms is None:
            self._latency_ms = (time.monotonic() - self._started_s) * 1000

    def over(self, error: ProviderError | None = None, usage: TokenUsage | None = None) -> None:
        if not self._is_over:
            self._is_over = True
            kind = type(error).__name__ if error else None
            self._recorder.record(ProviderCall(self._at, self._stage, self._name, self._latency_ms, kind, usage))


class MeteredModel:
    """A LanguageModel."""

    def __init__(self, model: ChatModel, recorder: CallRecorder) -> None:
        self._model, self._recorder = model, recorder

    @property
    def name(self) -> str:
        return self._model.name

    def stream(self, messages: Sequence[Message], *, max_tokens: int = 400) -> MeteredStream:
        stream = self._model.stream(messages, max_tokens=max_tokens)
        return MeteredStream(stream, lambda: _Call(self._recorder, Stage.TALK, self.name))

    def fill(
        self, messages: Sequence[Message], *, schema: type[M], temperature: float = 0.0, max_tokens: int = FORM_TOKENS
    ) -> Filled[M]:
        call = _Call(self._recorder, Stage.FORM, self.name)
        try:
            filled = self._model.fill(messages, schema=schema, temperature=temperature, max_tokens=max_tokens)
        except ProviderError as error:
            call.over(error)
            raise
        call.answered()
        call.over(usage=filled.usage)
        return filled


class MeteredStream:
    """A TextStream."""

    def __init__(self, stream: ChatStream, begin: Callable[[], _Call]) -> None:
        self._stream, self._begin = stream, begin
        self._call: _Call | None = None

    @property
    def brain(self) -> str:
        return self._stream.brain

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        # Nothing is asked before the first text is wanted.
        call = self._call = self._call or self._begin()
        try:
            text = next(self._stream)
        except StopIteration:
            call.over(usage=self._stream.usage)
            raise
        except ProviderError as error:
            call.over(error)
            raise
        call.answered()
        return text

    def close(self) -> None:
        self._stream.close()
        if self._call:
            self._call.over(usage=self._stream.usage)


class MeteredTranscriber:
    """A Transcriber."""

    def __init__(self, transcriber: Transcriber, recorder: CallRecorder) -> None:
        self._transcriber, self._recorder = transcriber, recorder

    @property
    def name(self) -> str:
        return self._transcriber.name

    @property
    def languages(self) -> frozenset[str] | None:
        return languages_of(self._transcriber)

    def prepare(self) -> None:
        """As the one behind it does, if it does. Raises ProviderError."""
        if isinstance(self._transcriber, Prepares):
            self._transcriber.prepare()

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:
        call = _Call(self._recorder, Stage.HEAR, self.name)
        try:
            transcript = self._transcriber.transcribe(utterance, language=language)
        except ProviderError as error:
            call.over(error)
            raise
        call.answered()
        call.over()
        return transcript


class MeteredSynthesizer:
    """A Synthesizer."""

    def __init__(self, synthesizer: Synthesizer, recorder: CallRecorder) -> None:
        self._synthesizer, self._recorder = synthesizer, recorder

    @property
    def name(self) -> str:
        return self._synthesizer.name

    @property
    def languages(self) -> frozenset[str] | None:
        return languages_of(self._synthesizer)

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:
        call = _Call(self._recorder, Stage.SPEAK, self.name)
        try:
            for chunk in self._synthesizer.synthesize(text, voice=voice, language=language):
                call.answered()
                yield chunk
        except ProviderError as error:
            call.over(error)
            raise
        finally:
            call.over()
