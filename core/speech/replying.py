"""One reply: words from the interviewer, voice for each piece, and, once it was heard or cut off, its place in the
interview. It may be begun on a guess (`is_guess`); then it is silent, and saves nothing, until it is committed.

Two threads: one reads the words as fast as they come, the other speaks, one piece ahead of the ear.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.domain.speech import PLAYBACK_RATE_HZ, AudioChunk
from core.errors import PracticeError, ProviderError
from core.speech.clauses import pieces, speakable
from core.speech.dialogue import Exchange
from core.speech.playback import Playback
from core.speech.sentence import CHARACTERS_PER_S

POLL_S = 0.05


class Step(StrEnum):
    BEGUN = "begun"
    SAVED = "saved"  # what the candidate said
    FIRST_WORD = "first_word"
    VOICELESS = "voiceless"  # no voice answered: captions only
    HEARD = "heard"  # the reply was heard to its end, or as far as it was when it was cut off; saved
    EMPTY = "empty"  # there was nothing to reply to
    FAILED = "failed"
    DROPPED = "dropped"  # a guess that was wrong, or a reply of which nothing was heard


@dataclass(frozen=True, slots=True)
class Aside:
    """Sound that was prepared in advance."""

    text: str
    chunks: tuple[AudioChunk, ...]


Speak = Callable[[str], Iterator[AudioChunk]]


class Starter(Protocol):
    def start(self, what: str, work: Callable[[], None]) -> None: ...


class Reply:
    def __init__(
        self,
        begin: Callable[[], Exchange | None],
        speak: Speak,
        playback: Playback,
        tell: Callable[[Reply, Step, PracticeError | None], None],
        *,
        is_guess: bool = False,
        after: Reply | None = None,
        opening: Callable[[], Aside | None] = lambda: None,
    ) -> None:
        """`after`: the reply before this one, whose end has to be saved first. `opening` is asked for an
        acknowledgement when the turn is over and there is nothing else to say yet. `tell` is called from the
        reply's own threads."""
        self._begin, self._speak, self._playback, self._tell = begin, speak, playback, tell
        self._after, self._opening = after, opening
        self._exchange: Exchange | None = None
        self._pieces: queue.SimpleQueue[str | PracticeError | None] = queue.SimpleQueue()
        self._moved = threading.Condition()
        self._is_guess = is_guess
        self._is_committed = not is_guess
        self._ready: list[AudioChunk] = []  # of the first piece, while it is a guess
        self._cancelled = False
        self._cut: str | None = None  # what had been heard when the candidate took the floor
        self._is_kept = False
        self._begun, self._saved, self._done = threading.Event(), threading.Event(), threading.Event()

    def run(self, crew: Starter) -> None:
        if self._is_committed:
            self._acknowledge()
        crew.start("words", lambda: self._read(crew))

    def commit(self, crew: Starter) -> None:
        """The guess was right: saved now, and heard."""
        with self._moved:
            if self._is_committed or self._cancelled:
                return
            self._is_committed = True
            if not self._ready:
                self._acknowledge()
            self._moved.notify_all()
        crew.start("save", self._save)

    def cancel(self) -> None:
        """Nothing more of it will be heard, and nothing of the reply saved."""
        with self._moved:
            self._cancelled = True
            self._moved.notify_all()
        self._pieces.put(None)

    def cut_off(self, heard: str) -> None:
        """The candidate has taken the floor; this much had been heard."""
        with self._moved:
            if not self._cancelled:
                self._cut = heard
                self._cancelled = True
                self._moved.notify_all()

    @property
    def is_done(self) -> bool:
        return self._done.is_set()

    def wait(self) -> None:
        """Until nothing more of it will be saved."""
        self._done.wait()

    def wait_until_saved(self) -> bool:
        """Whether what the candidate did is saved now; false once that is out of the question."""
        self._saved.wait()
        return self._is_kept

    # --- the words

    def _read(self, crew: Starter) -> None:
        try:
            if self._after is not None:
                self._after.wait()
                self._after = None
            self._exchange = None if self._cancelled else self._begin()
            self._begun.set()
            if self._exchange is None:
                self._end(Step.DROPPED if self._cancelled else Step.EMPTY)
                return
            self._tell(self, Step.BEGUN, None)
            if not self._is_guess:
                self._save()
                if self._done.is_set():
                    return
        except PracticeError as error:
            self._begun.set()
            self._end(Step.FAILED, error)
            return
        crew.start("voice", self._say_all)
        try:
            for piece in pieces(self._deltas(self._exchange.words())):
                self._pieces.put(piece)
            self._pieces.put(None)
        except PracticeError as error:
            self._pieces.put(error)

    def _deltas(self, words: Iterator[str]) -> Iterator[str]:
        for index, delta in enumerate(words):
            if self._cancelled and self._cut is None:
                return
            if index == 0:
                self._tell(self, Step.FIRST_WORD, None)
            yield delta

    def _save(self) -> None:
        self._begun.wait()
        try:
            if self._exchange is not None:
                self._exchange.commit()
                self._is_kept = True
                self._tell(self, Step.SAVED, None)
        except PracticeError as error:
            self._end(Step.FAILED, error)
            self.cancel()
        finally:
            self._saved.set()

    # --- the voice

    def _say_all(self) -> None:
        failure: PracticeError | None = None
        while (piece := self._pieces.get()) is not None:
            if isinstance(piece, PracticeError):
                failure = piece
                break
            if self._room_for_more():
                self._say(speakable(piece))
        self._wait_for(lambda: self._is_committed)
        with self._moved:
            if not self._cancelled:
                self._playback.finish()
        while not self._cancelled and self._playback.is_busy:
            self._wait_for(lambda: False, timeout_s=POLL_S)
        self._conclude(failure)

    def _say(self, piece: str) -> None:
        sound = self._sound(piece)
        is_begun = False
        for chunk in sound:
            with self._moved:
                self._ready.append(chunk)
                if self._cancelled:
                    break
                if self._is_committed:
                    is_begun = self._push(piece, is_begun)
        self._wait_for(lambda: self._is_committed)
        with self._moved:
            if not self._cancelled:
                self._push(piece, is_begun)

    def _sound(self, piece: str) -> Iterator[AudioChunk]:
        """Where no voice answers, silence for as long as the caption takes to read."""
        has_sound = False
        try:
            for chunk in self._speak(piece):
                has_sound = True
                yield chunk
        except ProviderError as error:
            self._tell(self, Step.VOICELESS, error)
            if not has_sound:
                samples = round(len(piece) / CHARACTERS_PER_S * PLAYBACK_RATE_HZ)
                yield AudioChunk(bytes(2 * samples), PLAYBACK_RATE_HZ)

    def _push(self, piece: str, is_begun: bool) -> bool:
        if not is_begun:
            self._playback.begin(piece)
        for chunk in self._ready:
            self._playback.push(chunk)
        self._ready.clear()
        return True

    def _acknowledge(self) -> None:
        aside = self._opening()
        if aside is not None:
            self._playback.begin(aside.text, is_aside=True)
            for chunk in aside.chunks:
                self._playback.push(chunk)
            self._playback.finish()

    def _room_for_more(self) -> bool:
        """One sentence ahead of the ear, no more. False: it will not be heard any more."""
        while not self._cancelled and self._is_committed and not self._playback.wait_until_started(POLL_S):
            pass
        return not self._cancelled

    def _wait_for(self, reached: Callable[[], bool], timeout_s: float | None = None) -> None:
        with self._moved:
            self._moved.wait_for(lambda: self._cancelled or reached(), timeout_s)

    def _conclude(self, failure: PracticeError | None) -> None:
        heard = self._playback.heard()
        text, is_complete = (heard.text, heard.is_complete) if self._cut is None else (self._cut, False)
        if self._is_committed:
            self._saved.wait()
        if self._exchange is None or (self._cancelled and not self._cut):
            self._end(Step.DROPPED)
        elif failure is not None:
            self._end(Step.FAILED, failure)
        else:
            try:
                self._exchange.heard(text, is_complete=is_complete)
                self._end(Step.HEARD)
            except PracticeError as error:
                self._end(Step.FAILED, error)

    def _end(self, step: Step, error: PracticeError | None = None) -> None:
        self._saved.set()
        if not self._done.is_set():
            self._tell(self, step, error)
            self._done.set()
