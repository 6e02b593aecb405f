"""From windows of sound to utterances with their words. No thread, no clock: time comes with the sound.

At every pause the words so far are asked for (speculatively: the answer is dropped when the candidate goes on). A long
utterance is asked for piece by piece, so that a pause in its fifth minute costs no more than one in its first.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from core.domain.speech import MAX_UTTERANCE_MS, SPEECH_RATE_HZ, AudioChunk, Transcript, Utterance, Word
from core.speech.endpointing import Endpointer, Event
from core.speech.meaning import outlook

PRE_ROLL_MS = 300
TAIL_MS = 300  # of the silence after the last sound that belongs to an utterance
SETTLE_MS = 8000  # a piece this long stands once its pause is over
BYTES_PER_MS = SPEECH_RATE_HZ * 2 // 1000


@dataclass(frozen=True, slots=True)
class Request:
    """Words are wanted for this sound; answered by `transcribed`."""

    id: int
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a window, or of a transcript. `event` may stand alone."""

    event: Event | None = None
    request: Request | None = None
    ended: Utterance | None = None  # the turn is over; its words may still be on their way
    words: Transcript | None = None  # of all that was said so far, at this pause
    final: Transcript | None = None  # all words of the utterance that ended


NOTHING = Heard()


class Listener:
    def __init__(self, endpointer: Endpointer) -> None:
        self.endpointer = endpointer
        self._pre_roll: deque[bytes] = deque(maxlen=PRE_ROLL_MS // endpointer.config.window_ms)
        self._sound = bytearray()
        self._started_ms = 0
        self._now_ms = 0
        self._settled = Transcript("")
        self._settled_ms = 0  # into the sound
        self._open_request: int | None = None  # of the pause that lasts
        self._requests: dict[int, tuple[int, int]] = {}  # id → (from, to) in ms into the sound
        self._last_id = 0
        self._tail: Transcript | None = None  # of the pause that lasts, from where the settled part ends
        self._tail_ms = 0
        self._finals: dict[int, Transcript] = {}  # utterances that ended: request → the words before those it asks for

    @property
    def is_open(self) -> bool:
        return self.endpointer.is_open

    @property
    def awaits_words(self) -> bool:
        return bool(self._finals)

    @property
    def is_busy(self) -> bool:
        return self.is_open or self.awaits_words

    @property
    def words(self) -> Transcript:
        return self._settled if self._tail is None else joined(self._settled, self._tail)

    def feed(self, pcm: bytes, is_speech: bool, now_ms: int) -> Heard:
        """One window; `now_ms` is its end."""
        was_open = self.endpointer.is_open
        self._now_ms = now_ms
        event = self.endpointer.feed(is_speech, now_ms)
        if was_open or event is Event.STARTED:
            if not was_open:
                self._begin(now_ms)
            self._sound += pcm
        else:
            self._pre_roll.append(pcm)
        if event is Event.PAUSED:
            return Heard(event, request=self._ask())
        if event is Event.RESUMED:
            if self._tail is not None:
                self._settle(self._tail, self._settled_ms, self._tail_ms)
            self._open_request, self._tail = None, None
        if event in (Event.ENDED, Event.CUT_IN, Event.TOO_LONG):
            return self._end(event)
        return Heard(event) if event else NOTHING

    def transcribed(self, request_id: int, transcript: Transcript | None) -> Heard:
        """The answer to a request; None: nobody could tell the words. Late and stale ones are dropped."""
        span = self._requests.pop(request_id, None)
        if span is None:
            return NOTHING
        own = shifted(transcript or Transcript(""), span[0])
        if request_id in self._finals:
            return Heard(final=joined(self._finals.pop(request_id), own))
        if transcript is None:
            return NOTHING
        if request_id == self._open_request:
            self._tail, self._tail_ms = own, span[1]
            self.endpointer.judge(outlook(self.words))
            return Heard(words=self.words)
        self._settle(own, *span)
        return NOTHING

    def finish(self) -> Heard:
        """The candidate says that this was all."""
        if not self.endpointer.is_open:
            return NOTHING
        self.endpointer.reset()
        return self._end(Event.ENDED)

    def drop(self) -> None:
        """Whatever was being said is not for us."""
        self.endpointer.reset()
        self._pre_roll.clear()
        self._sound.clear()
        self._requests.clear()
        self._finals.clear()
        self._open_request, self._tail, self._settled = None, None, Transcript("")

    def _begin(self, now_ms: int) -> None:
        before = b"".join(self._pre_roll)
        self._pre_roll.clear()
        self._sound = bytearray(before)
        window_ms = self.endpointer.config.window_ms
        self._started_ms = now_ms - window_ms - len(before) // BYTES_PER_MS
        self._settled, self._settled_ms, self._tail, self._open_request = Transcript(""), 0, None, None
        self._forget_requests(shorter_than_ms=MAX_UTTERANCE_MS + PRE_ROLL_MS)

    def _ask(self) -> Request:
        self._forget_requests(shorter_than_ms=SETTLE_MS)
        self._last_id += 1
        end_ms = len(self._sound) // BYTES_PER_MS
        self._requests[self._last_id] = (self._settled_ms, end_ms)
        self._open_request = self._last_id
        return Request(self._last_id, self._cut(self._settled_ms, end_ms))

    def _settle(self, words: Transcript, from_ms: int, to_ms: int) -> None:
        if self.endpointer.is_open and from_ms == self._settled_ms and to_ms - from_ms >= SETTLE_MS:
            self._settled, self._settled_ms = joined(self._settled, words), to_ms

    def _forget_requests(self, *, shorter_than_ms: int) -> None:
        """Nobody waits for the words of a pause that is over, unless they are long enough to stand."""
        kept = {i: s for i, s in self._requests.items() if s[1] - s[0] >= shorter_than_ms or i in self._finals}
        self._requests = kept

    def _end(self, event: Event) -> Heard:
        end_ms = min(len(self._sound) // BYTES_PER_MS, self.endpointer.last_sound_ms - self._started_ms + TAIL_MS)
        utterance = self._cut(0, end_ms)
        request: Request | None = None
        final: Transcript | None = None
        if self._tail is not None:
            final = self.words
        else:
            if self._open_request not in self._requests:
                request = self._ask()
            assert self._open_request is not None
            self._finals[self._open_request] = self._settled
        self._tail, self._open_request = None, None
        self._pre_roll.clear()
        self._settled, self._settled_ms = Transcript(""), 0
        return Heard(event, request=request, ended=utterance, final=final)

    def _cut(self, from_ms: int, to_ms: int) -> Utterance:
        sound = bytes(self._sound[from_ms * BYTES_PER_MS : to_ms * BYTES_PER_MS])
        return Utterance(AudioChunk(sound), self._started_ms + from_ms, self._started_ms + to_ms)


def shifted(transcript: Transcript, by_ms: int) -> Transcript:
    words = tuple(Word(word.text, word.start_ms + by_ms, word.end_ms + by_ms) for word in transcript.words)
    return replace(transcript, words=words)


def joined(first: Transcript, second: Transcript) -> Transcript:
    """One after the other: as good as the worse of the two."""
    if not first.text:
        return second
    if not second.text:
        return first
    known = [c for c in (first.confidence, second.confidence) if c is not None]
    return Transcript(
        text=f"{first.text} {second.text}",
        words=first.words + second.words,
        confidence=min(known) if known else None,
        transcriber=second.transcriber,
        is_draft=first.is_draft or second.is_draft,
        has_punctuation=second.has_punctuation,
        language=second.language,
    )
