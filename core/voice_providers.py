"""Several transcribers as one, several voices as one: in order, the next one where one fails."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np

from core.domain.speech import AudioChunk, Transcript, Utterance
from core.errors import ModelUnavailable, ProviderError, ProviderMisbehaved, ProviderRefused, ProviderUnreachable
from core.instruments import Prepares
from core.language_ports import serves
from core.ports import Synthesizer, Transcriber
from core.providers import HealthRecord

QUIET = 300  # of 32768: what voices leave before and after their words stays below
KEPT_LEAD_MS, KEPT_TAIL_MS = 20, 120
CACHED_CHARACTERS = 160  # what repeats is short: greetings, prompts, acknowledgements
CACHED_BYTES = 24_000_000


class TranscriberChain:
    """A Transcriber."""

    def __init__(
        self,
        transcribers: Sequence[Transcriber],
        health: HealthRecord,
        *,
        clock: Callable[[], float] = time.monotonic,
        own_at: int | None = None,
    ) -> None:
        """`own_at` is the place of a transcriber that a conversation may bring along; `health` knows its name."""
        self._transcribers, self.health, self._clock, self._own_at = tuple(transcribers), health, clock, own_at

    def with_own(self, own: Transcriber) -> TranscriberChain:
        """The same chain, and the same health, for one conversation; unchanged where there is no place for it."""
        if self._own_at is None:
            return self
        before, after = self._transcribers[: self._own_at], self._transcribers[self._own_at :]
        return TranscriberChain((*before, own, *after), self.health, clock=self._clock)

    def of(self, language: str) -> TranscriberChain:
        """Those that understand the language, with the same health."""
        kept = [serves(transcriber, language) for transcriber in self._transcribers]
        own_at = None if self._own_at is None else sum(kept[: self._own_at])
        fit = [t for t, fits in zip(self._transcribers, kept, strict=True) if fits]
        return TranscriberChain(fit, self.health, clock=self._clock, own_at=own_at)

    @property
    def name(self) -> str:
        """Of the one that would be asked first; "" when none is fit."""
        return next((t.name for t in self._transcribers if self.health.is_available(t.name)), "")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(t.name for t in self._transcribers)

    def prepare(self) -> None:
        """Loads what the transcriber that would be asked first needs, so that the first answer need not wait for it."""
        first = next((t for t in self._transcribers if self.health.is_available(t.name)), None)
        if isinstance(first, Prepares):
            with suppress(ProviderError):  # it is told when words are asked for
                first.prepare()

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:
        """Raises the last ProviderError when nobody can."""
        last: ProviderError = ProviderUnreachable("transcribers", "none is configured, or every one rests")
        for transcriber in self._transcribers:
            if not self.health.admit(transcriber.name):
                continue
            started_s = self._clock()
            try:
                transcript = transcriber.transcribe(utterance, language=language)
            except ProviderError as error:
                _note(self.health, transcriber.name, error)
                last = error
                continue
            self.health.succeeded(transcriber.name, (self._clock() - started_s) * 1000)
            return replace(transcript, transcriber=transcriber.name, language=language)
        raise last


class SynthesizerChain:
    """A Synthesizer. Short sentences are said once and kept."""

    def __init__(
        self,
        synthesizers: Sequence[Synthesizer],
        health: HealthRecord,
        *,
        clock: Callable[[], float] = time.monotonic,
        cache: SentenceCache | None = None,
    ) -> None:
        self._synthesizers, self.health, self._clock = tuple(synthesizers), health, clock
        self._cache = cache or SentenceCache()

    def of(self, language: str) -> SynthesizerChain:
        """Those that speak the language, with the same health and the same sentences kept."""
        fit = [synthesizer for synthesizer in self._synthesizers if serves(synthesizer, language)]
        return SynthesizerChain(fit, self.health, clock=self._clock, cache=self._cache)

    @property
    def name(self) -> str:
        """Of the one that would be asked first; "" when none is fit: captions only."""
        return next((s.name for s in self._synthesizers if self.health.is_available(s.name)), "")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(s.name for s in self._synthesizers)

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:
        """A voice that fails within a sentence ends it there: the next sentence has another voice. Raises the last
        ProviderError when nobody can speak."""
        first = self.name
        voice_kept = f"{language}/{voice}"
        kept = self._cache.get(first, voice_kept, text)
        if kept:
            yield from kept
            return
        last: ProviderError = ProviderUnreachable("voices", "none is configured, or every one rests")
        for synthesizer in self._synthesizers:
            if not self.health.admit(synthesizer.name):
                continue
            said: list[AudioChunk] = []
            started_s = self._clock()
            try:
                for chunk in trimmed(synthesizer.synthesize(text, voice=voice, language=language)):
                    if not said:
                        self.health.succeeded(synthesizer.name, (self._clock() - started_s) * 1000)
                    said.append(chunk)
                    yield chunk
                if not said:
                    raise ProviderMisbehaved(synthesizer.name, "sent nothing but silence")
            except ProviderError as error:
                _note(self.health, synthesizer.name, error)
                last = error
                if said:
                    return
                continue
            self._cache.keep(synthesizer.name, voice_kept, text, said)
            return
        raise last


class SentenceCache:
    """The latest sentences, as far as they fit."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], tuple[AudioChunk, ...]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, name: str, voice: str, text: str) -> tuple[AudioChunk, ...]:
        with self._lock:
            chunks = self._kept.get((name, voice, text), ())
            if chunks:
                self._kept.move_to_end((name, voice, text))
            return chunks

    def keep(self, name: str, voice: str, text: str, chunks: Sequence[AudioChunk]) -> None:
        if len(text) > CACHED_CHARACTERS:
            return
        with self._lock:
            if (name, voice, text) in self._kept:
                return
            self._kept[(name, voice, text)] = tuple(chunks)
            self._bytes += sum(len(chunk.pcm) for chunk in chunks)
            while self._bytes > CACHED_BYTES:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= sum(len(chunk.pcm) for chunk in dropped)


def trimmed(chunks: Iterator[AudioChunk]) -> Iterator[AudioChunk]:
    """Without the silence that voices put before and after a sentence: up to 0.2 s of every answer's wait."""
    has_begun = False
    quiet: list[AudioChunk] = []  # what may turn out to be the silence at the end
    for chunk in chunks:
        loud = np.flatnonzero(np.abs(np.frombuffer(chunk.pcm, "<i2").astype(np.int32)) > QUIET)
        if not len(loud):
            if has_begun:
                quiet.append(chunk)
            continue
        start, end = max(0, int(loud[0]) - _samples(chunk, KEPT_LEAD_MS)), int(loud[-1]) + 1
        yield from quiet
        yield _cut(chunk, 0 if has_begun else start, end)
        has_begun = True
        quiet = [_cut(chunk, end, chunk.samples)] if end < chunk.samples else []
    left = _samples(quiet[0], KEPT_TAIL_MS) if quiet else 0
    for chunk in quiet:
        if left > 0:
            yield _cut(chunk, 0, min(left, chunk.samples))
            left -= chunk.samples


def _cut(chunk: AudioChunk, start: int, end: int) -> AudioChunk:
    return AudioChunk(chunk.pcm[2 * start : 2 * end], chunk.sample_rate_hz)


def _samples(chunk: AudioChunk, ms: int) -> int:
    return chunk.sample_rate_hz * ms // 1000


def _note(health: HealthRecord, name: str, error: ProviderError) -> None:
    refused = isinstance(error, ProviderRefused) and not isinstance(error, ModelUnavailable)
    health.failed(name, error, whole_provider=refused)
