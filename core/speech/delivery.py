"""How an answer was said: counted from the words' times and measured in the sound. No model, no opinion."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from core.domain.language import ENGLISH, word_count, words_of
from core.domain.speech import MIN_CONFIDENCE, SPEECH_RATE_HZ, Delivery, Transcript, Utterance
from core.languages import language_of
from core.speech.pitch import pitch_hz

WINDOW_MS = 30
PAUSE_MS = 500
MIN_WORDS = 5
MIN_SPEECH_MS = 2000
MIN_VOICED = 60  # frames of 10 ms
MARGIN_DB = 15.0  # a pause is that much softer than the loud part of the speech
_Levels = npt.NDArray[np.float64]


def measured(utterance: Utterance, transcript: Transcript) -> Delivery:
    """Of one utterance and its words. What a draft or uncertain words cannot carry stays None."""
    samples = np.frombuffer(utterance.audio.pcm, "<i2").astype(np.float32)
    levels = _levels_dbfs(samples)
    speaking = _speaking(levels)
    first, last = _span(speaking)
    speech_ms = (last - first) * WINDOW_MS
    pauses_ms = _pauses_ms(speaking[first:last])
    delivery = Delivery(
        duration_ms=utterance.audio.duration_ms,
        pause_count=len(pauses_ms) if speech_ms else None,
        longest_pause_ms=max(pauses_ms, default=0) if speech_ms else None,
        volume_dbfs=_volume_dbfs(levels[speaking]),
        pitch_variation_semitones=pitch_variation(samples),
    )
    return _with_words(delivery, transcript, speech_ms)


def fillers_in(text: str, language: str = ENGLISH) -> Counter[str]:
    ear = language_of(language).ear
    counted = Counter(word for word in words_of(text) if word in ear.fillers)
    counted.update(match.group() for match in ear.filler_phrases.finditer(text.lower().replace("’", "'")))
    return counted


def pitch_variation(samples: npt.NDArray[np.float32]) -> float | None:
    """Semitones between the 10th and the 90th percentile, to the half semitone: single frames err by octaves."""
    voiced = pitch_hz(samples, SPEECH_RATE_HZ)
    voiced = voiced[voiced > 0]
    if len(voiced) < MIN_VOICED:
        return None
    low, high = np.percentile(voiced, [10, 90])
    return round(float(12 * np.log2(high / low)) * 2) / 2


def _with_words(delivery: Delivery, transcript: Transcript, speech_ms: int) -> Delivery:
    sure = transcript.confidence is None or transcript.confidence >= MIN_CONFIDENCE
    count = word_count(transcript.text)
    if transcript.is_draft or not sure or count < MIN_WORDS or speech_ms < MIN_SPEECH_MS:
        return delivery
    minutes = speech_ms / 60_000
    fillers = fillers_in(transcript.text, transcript.language)
    return Delivery(
        duration_ms=delivery.duration_ms,
        words_per_minute=round(count / minutes, 1),
        fillers=tuple(fillers.most_common()),
        fillers_per_minute=round(sum(fillers.values()) / minutes, 2),
        pause_count=delivery.pause_count,
        longest_pause_ms=delivery.longest_pause_ms,
        volume_dbfs=delivery.volume_dbfs,
        pitch_variation_semitones=delivery.pitch_variation_semitones,
        clarity=transcript.confidence,
    )


def _levels_dbfs(samples: npt.NDArray[np.float32]) -> _Levels:
    size = SPEECH_RATE_HZ * WINDOW_MS // 1000
    windows = samples[: len(samples) // size * size].reshape(-1, size)
    power: _Levels = np.mean(np.square(windows, dtype=np.float64), axis=1)
    levels: _Levels = 10 * np.log10(power / 32768**2 + 1e-10)
    return levels


def _speaking(levels: _Levels) -> npt.NDArray[np.bool_]:
    if not len(levels):
        return np.zeros(0, np.bool_)
    loud = float(np.percentile(levels, 90))
    # In a noisy room the margin shrinks, so that the noise in the pauses is not taken for speech.
    floor = float(np.percentile(levels, 5))
    return levels > max(loud - MARGIN_DB - max(0.0, 10 - (loud - floor) / 2), floor + (loud - floor) * 0.35, -55.0)


def _span(speaking: npt.NDArray[np.bool_]) -> tuple[int, int]:
    at = np.flatnonzero(speaking)
    return (int(at[0]), int(at[-1]) + 1) if len(at) else (0, 0)


def _pauses_ms(speaking: npt.NDArray[np.bool_]) -> list[int]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], ~speaking, [False]]).astype(np.int8)))
    lengths = (edges[1::2] - edges[::2]) * WINDOW_MS
    return [int(length) for length in lengths if length >= PAUSE_MS]


def _volume_dbfs(levels: _Levels) -> float | None:
    if not len(levels):
        return None
    return round(float(10 * np.log10(np.mean(10 ** (levels / 10)))), 1)
