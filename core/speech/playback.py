"""The interviewer's voice on its way to the ear. It knows which words were really heard.

Sentences lie one after the other; a cursor hands their samples out, frame by frame, silence where there are none. What
was handed out counts as heard once the transport says so, or a fixed lag later. Thread-safe; nothing here blocks but
`wait_until_started`.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from core.domain.speech import PLAYBACK_RATE_HZ, AudioChunk, PlaybackFrame
from core.speech.resampling import Resampler, Samples, doubled
from core.speech.sentence import Sentence

MS = PLAYBACK_RATE_HZ // 1000


@dataclass(frozen=True, slots=True)
class _Handed:
    """One piece of a frame: where on the tape it lies, and which samples of which sentence it is."""

    position: int
    sentence: Sentence
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Heard:
    text: str  # of the reply, asides left out
    is_complete: bool


class Playback:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._sentences: list[Sentence] = []
        self._index = 0  # of the sentence that the cursor is in
        self._offset = 0
        self._position = 0
        self._handed: deque[_Handed] = deque()
        self._lag: int | None = 0
        self._holding = False
        self._closed = False
        self._level = 0.0
        self._epoch = 0
        self._sound_s: float | None = None  # when the first sound left, and the first that is no aside
        self._content_s: float | None = None
        self._resampler: Resampler | None = None

    # --- the interviewer's side

    def begin(self, text: str, *, is_aside: bool = False) -> None:
        """A new sentence; the one before it is whole."""
        with self._changed:
            self._finish_last()
            self._sentences.append(Sentence(text, is_aside))

    def push(self, chunk: AudioChunk) -> None:
        """More sound of the sentence that was begun last."""
        with self._changed:
            if not self._sentences or self._closed:
                return
            if self._resampler is None or self._resampler.from_hz != chunk.sample_rate_hz:
                self._resampler = Resampler(chunk.sample_rate_hz, PLAYBACK_RATE_HZ)
            samples = self._resampler.feed(np.frombuffer(chunk.pcm, "<i2").astype(np.int16))
            self._append(self._sentences[-1], samples)

    def finish(self) -> None:
        """The last sentence is whole, whether or not it has any sound."""
        with self._changed:
            self._finish_last()
            self._changed.notify_all()

    def wait_until_started(self, timeout_s: float) -> bool:
        """Whether the sentence that was begun last is being played, or nothing is left to play."""
        with self._changed:
            return self._changed.wait_for(lambda: self._closed or self._index >= len(self._sentences) - 1, timeout_s)

    # --- the ear's side

    def connect(self, lag_ms: int | None) -> None:
        with self._changed:
            self._lag = None if lag_ms is None else lag_ms * MS
            self._rewind(to_word=True)

    def pull(self, samples: int, sample_rate_hz: int) -> PlaybackFrame:
        """Raises ValueError for another rate than 24 or 48 kHz."""
        if sample_rate_hz not in (PLAYBACK_RATE_HZ, 2 * PLAYBACK_RATE_HZ):
            raise ValueError(f"cannot play at {sample_rate_hz} Hz")
        wanted = samples * PLAYBACK_RATE_HZ // sample_rate_hz
        with self._changed:
            position, epoch = self._position, self._epoch
            sound, has_sound = self._take(wanted)
            self._position += wanted
            if self._lag is not None:
                self._acknowledge(self._position - self._lag)
        pcm = (sound if sample_rate_hz == PLAYBACK_RATE_HZ else doubled(sound)).astype("<i2").tobytes()
        return PlaybackFrame(AudioChunk(pcm, sample_rate_hz), position, epoch, not has_sound)

    def acknowledge(self, position: int) -> None:
        with self._changed:
            self._acknowledge(min(position, self._position))

    # --- interruptions

    def hold(self) -> None:
        """Silent at once; goes on at the word that was cut, unless told otherwise."""
        with self._changed:
            if not self._holding:
                self._holding = True
                self._rewind(to_word=True)

    def release(self) -> None:
        with self._changed:
            self._holding = False

    def resume_sentence(self) -> None:
        """On with the first sentence that was not heard to its end."""
        with self._changed:
            self._rewind(to_word=False)
            self._holding = False

    def clear(self) -> Heard:
        """Everything is thrown away; what had been heard of it."""
        with self._changed:
            heard = self._heard()
            if self._index < len(self._sentences):
                self._epoch += 1
            self._sentences, self._index, self._offset = [], 0, 0
            self._handed.clear()
            self._holding, self._level, self._resampler = False, 0.0, None
            self._sound_s, self._content_s = None, None
            self._changed.notify_all()
            return heard

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    # --- what is known

    @property
    def is_holding(self) -> bool:
        with self._changed:
            return self._holding

    @property
    def is_busy(self) -> bool:
        """Something is still to be heard."""
        with self._changed:
            return any(s.heard < s.samples or not s.is_whole for s in self._sentences)

    @property
    def has_sound_to_play(self) -> bool:
        with self._changed:
            return any(s.heard < s.samples for s in self._sentences)

    @property
    def first_sounds_s(self) -> tuple[float | None, float | None]:
        """When the first sound since the last `clear` left, and the first that is no aside, by the clock."""
        with self._changed:
            return self._sound_s, self._content_s

    @property
    def level(self) -> float:
        with self._changed:
            return self._level

    def heard(self) -> Heard:
        with self._changed:
            return self._heard()

    def caption(self) -> tuple[str, str]:
        """(all that is said, asides included; the part of it that was heard)"""
        with self._changed:
            return (
                " ".join(s.text for s in self._sentences),
                " ".join(text for s in self._sentences if (text := s.heard_text())),
            )

    # --- within the lock

    def _append(self, sentence: Sentence, samples: Samples) -> None:
        if len(samples):
            sentence.parts.append(samples)
            sentence.samples += len(samples)

    def _finish_last(self) -> None:
        if self._sentences and not self._sentences[-1].is_whole:
            last = self._sentences[-1]
            if self._resampler is not None:
                self._append(last, self._resampler.flush())
            self._resampler = None
            last.is_whole = True

    def _take(self, wanted: int) -> tuple[Samples, bool]:
        out = np.zeros(wanted, np.int16)
        filled = 0
        while not self._holding and filled < wanted and self._index < len(self._sentences):
            sentence = self._sentences[self._index]
            samples = sentence.read(self._offset, wanted - filled)
            if len(samples):
                self._note_first(sentence)
                out[filled : filled + len(samples)] = samples
                self._handed.append(_Handed(self._position + filled, sentence, self._offset, len(samples)))
                self._offset += len(samples)
                filled += len(samples)
            elif sentence.is_whole and self._index + 1 < len(self._sentences):
                self._index, self._offset = self._index + 1, 0
                self._changed.notify_all()
            else:
                break
        loudness = float(np.sqrt(np.mean(np.square(out, dtype=np.float64)))) / 32768 if filled else 0.0
        self._level = min(1.0, loudness * 5)  # speech lies at about -20 dBFS
        return out, filled > 0

    def _note_first(self, sentence: Sentence) -> None:
        if self._sound_s is None:
            self._sound_s = self._clock()
        if self._content_s is None and not sentence.is_aside:
            self._content_s = self._clock()

    def _acknowledge(self, position: int) -> None:
        while self._handed and self._handed[0].position < position:
            piece = self._handed[0]
            count = min(piece.count, position - piece.position)
            piece.sentence.heard = max(piece.sentence.heard, piece.start + count)
            if count < piece.count:
                self._handed[0] = replace(
                    piece, position=position, start=piece.start + count, count=piece.count - count
                )
                return
            self._handed.popleft()

    def _rewind(self, *, to_word: bool) -> None:
        """Takes back what was handed out and not heard, to the start of a word or of a sentence."""
        first = next(
            (i for i, s in enumerate(self._sentences) if s.heard < s.samples or not s.is_whole), len(self._sentences)
        )
        if first == len(self._sentences):
            return
        sentence = self._sentences[first]
        self._index = first
        self._offset = sentence.word_start(sentence.heard) if to_word else 0
        self._handed.clear()
        self._epoch += 1
        self._level = 0.0

    def _heard(self) -> Heard:
        own = [s for s in self._sentences if not s.is_aside]
        text = " ".join(text for s in own if (text := s.heard_text()))
        return Heard(text, bool(own) and all(s.is_whole and s.heard >= s.samples for s in own))
