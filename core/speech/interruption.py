"""Somebody makes a sound while the interviewer speaks. Time is an argument."""

from __future__ import annotations

from enum import StrEnum

from core.speech.endpointing import Endpointer

CONFIRM_MS = 500
CONFIRM_WORDS = 3
FALSE_AFTER_MS = 2000
SURELY_SPEECH_MS = 2000  # so long without a pause is no cough
CUT_OFF_MS = 1500  # who speaks again so soon after an answer had not finished it


class Verdict(StrEnum):
    GIVE_BACK = "give_back"  # the interviewer goes on
    TAKE_FLOOR = "take_floor"  # the candidate does


class Interruption:
    """At the first sign of speech the voice is held; at half a second, or three words, it counts; then the words
    decide, or two seconds without any."""

    def __init__(self) -> None:
        self.held_ms: int | None = None  # since when the voice is held
        self.counts = False

    @property
    def is_open(self) -> bool:
        return self.held_ms is not None

    def begin(self, now_ms: int) -> None:
        self.held_ms, self.counts = now_ms, False

    def end(self) -> None:
        self.held_ms, self.counts = None, False

    def words(self, count: int) -> None:
        """So many were recognised while they were being said."""
        self.counts = self.counts or (self.is_open and count >= CONFIRM_WORDS)

    def watch(self, endpointer: Endpointer, now_ms: int) -> Verdict | None:
        if self.held_ms is None:
            return None
        speech_ms, silence_ms = endpointer.speech_ms(), now_ms - endpointer.last_sound_ms
        self.counts = self.counts or speech_ms >= CONFIRM_MS
        if not self.counts:
            return Verdict.GIVE_BACK if endpointer.is_paused or not endpointer.is_open else None
        if silence_ms >= FALSE_AFTER_MS:
            return Verdict.GIVE_BACK
        return Verdict.TAKE_FLOOR if endpointer.is_open and speech_ms >= SURELY_SPEECH_MS else None

    def follows(self, committed_ms: int) -> bool:
        """Whether it rather is the rest of the answer that was taken for whole at this time."""
        return self.held_ms is not None and self.held_ms - committed_ms < CUT_OFF_MS
