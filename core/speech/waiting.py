"""What to do about silence, and about haste. Time is an argument."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from core.domain.speech import Notice, Word

PROMPT_AFTER_MS = 8000
PROMPTS = 2
LONG_PAUSE_MS = 5000
FAST_WORDS_PER_MINUTE = 160.0
FAST_FOR_MS = 20_000
NUDGE_EVERY_MS = 60_000


@dataclass(frozen=True, slots=True)
class Manners:
    is_real: bool = False  # as on the day: no nudges
    silence_is_work: bool = False  # as at a desk: who says nothing is not asked to, and noise is nobody's words
    prompt_after_ms: int = PROMPT_AFTER_MS  # of silence, with the floor


class Prompt(StrEnum):
    SPEAK = "speak"
    OFFER_TYPING = "offer_typing"


class Waiting:
    """Nobody speaks, and it is the candidate's turn: two prompts, then the offer to type, and then quiet."""

    def __init__(self, prompt_after_ms: int = PROMPT_AFTER_MS, *, is_off: bool = False) -> None:
        self._prompt_after_ms, self._is_off = prompt_after_ms, is_off
        self.spoke()

    def spoke(self) -> None:
        """Everything from the beginning."""
        self._since_ms: int | None = None
        self.prompts = 0
        self._has_offered = False

    def feed(self, is_quiet: bool, now_ms: int) -> Prompt | None:
        """`is_quiet`: the candidate has the floor, and says nothing."""
        if self._is_off or not is_quiet:
            self._since_ms = None
            return None
        if self._since_ms is None:
            self._since_ms = now_ms
        if self._has_offered or now_ms - self._since_ms < self._prompt_after_ms:
            return None
        self._since_ms = now_ms
        if self.prompts < PROMPTS:
            self.prompts += 1
            return Prompt.SPEAK
        self._has_offered = True
        return Prompt.OFFER_TYPING


class Nudges:
    """At most one a minute; none at all in an interview as on the day, and where silence is work."""

    def __init__(self, tell: Callable[[Notice], None], *, is_off: bool = False) -> None:
        self._tell, self._is_off = tell, is_off
        self._last_ms: int | None = None

    def pause(self, silence_ms: int, now_ms: int) -> None:
        if silence_ms >= LONG_PAUSE_MS:
            self._nudge(Notice.SPEAK_UP, now_ms)

    def pace(self, words: tuple[Word, ...], now_ms: int) -> None:
        """`words` of the answer so far."""
        if not words or words[-1].end_ms - words[0].start_ms < FAST_FOR_MS:
            return
        from_ms = words[-1].end_ms - FAST_FOR_MS
        recent = sum(word.start_ms >= from_ms for word in words)
        if recent * 60_000 / FAST_FOR_MS > FAST_WORDS_PER_MINUTE:
            self._nudge(Notice.SLOW_DOWN, now_ms)

    def _nudge(self, notice: Notice, now_ms: int) -> None:
        if self._is_off or (self._last_ms is not None and now_ms - self._last_ms < NUDGE_EVERY_MS):
            return
        self._last_ms = now_ms
        self._tell(notice)
