"""When an utterance starts, pauses and ends: by silence, and by what the words say. Time is an argument."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from enum import StrEnum

from core.domain.speech import MAX_UTTERANCE_MS
from core.speech.meaning import Outlook


class Event(StrEnum):
    STARTED = "started"
    PAUSED = "paused"  # long enough to ask what was said so far
    RESUMED = "resumed"
    PROMPT = "prompt"  # the time to think is over: one soft prompt, and as much again
    ENDED = "ended"
    CUT_IN = "cut_in"  # ended by the interviewer, at a breath of somebody who went on for long
    TOO_LONG = "too_long"  # ended, at its full length


@dataclass(frozen=True, slots=True)
class EndpointingConfig:
    window_ms: int = 30
    start_windows: tuple[int, int] = (6, 8)  # so many of the last so many: a click or a cough is shorter
    resume_windows: tuple[int, int] = (2, 3)
    pause_ms: int = 300
    complete_ms: int = 600
    open_ms: int = 1300
    # Without punctuation the end of a sentence cannot be told from a pause within it: longer than people pause there.
    untold_ms: int = 3200
    unfinished_ms: int = 4000
    thinking_ms: int = 10_000
    unjudged_ms: int = 4000  # while nobody has said yet what the words are
    max_ms: int = MAX_UTTERANCE_MS
    cut_in_ms: int | None = None  # of one utterance, from which on its next pause ends it; None: never

    def of_temper(self, patience: float, cuts_in_after_s: int | None) -> EndpointingConfig:
        """As one interviewer waits: a sentence that is complete is answered as quickly by everybody, but what the words
        leave open may last `patience` times as long."""
        return replace(
            self,
            open_ms=round(self.open_ms * patience),
            unfinished_ms=round(self.unfinished_ms * patience),
            thinking_ms=round(self.thinking_ms * patience),
            cut_in_ms=None if cuts_in_after_s is None else cuts_in_after_s * 1000,
        )


PATIENCE_FACTORS = (1.0, 1.6, 2.5)
LEARNED_FROM = 4  # pauses, at least
TYPICAL_PAUSE_MS = 700  # pauses within a turn of fluent speech are mostly shorter (Goldman-Eisler, 1968)
CUT_OFF_STEP = 1.3


class Patience:
    """How long pauses may be: a setting, and what this candidate's own pauses teach. Never below the setting."""

    def __init__(self, factor: float = 1.0) -> None:
        self._setting = factor
        self._cut_off = 1.0
        self._pauses_ms: deque[int] = deque(maxlen=20)

    def survived(self, pause_ms: int) -> None:
        """A pause that nothing in the words announced, and after which the candidate went on."""
        self._pauses_ms.append(pause_ms)

    def cut_off(self) -> None:
        """The candidate went on right after the turn was taken for over."""
        self._cut_off *= CUT_OFF_STEP

    @property
    def factor(self) -> float:
        learned = 1.0
        if len(self._pauses_ms) >= LEARNED_FROM:
            ordered = sorted(self._pauses_ms)
            learned = ordered[int(0.8 * (len(ordered) - 1))] / TYPICAL_PAUSE_MS
        return min(max(self._setting, learned, self._setting * self._cut_off), PATIENCE_FACTORS[-1])


class Endpointer:
    def __init__(self, config: EndpointingConfig | None = None, patience: Patience | None = None) -> None:
        self.config = config or EndpointingConfig()
        self.patience = patience or Patience()
        self._recent: deque[bool] = deque(maxlen=self.config.start_windows[1])
        self._started_ms: int | None = None
        self._last_sound_ms = 0
        self._paused = False
        self._outlook: Outlook | None = None
        self._prompted_ms: int | None = None

    @property
    def is_open(self) -> bool:
        """An utterance is going on, its pauses included."""
        return self._started_ms is not None

    @property
    def is_paused(self) -> bool:
        return self._paused

    @property
    def started_ms(self) -> int | None:
        """The first sound of the running utterance."""
        return self._started_ms

    @property
    def last_sound_ms(self) -> int:
        return self._last_sound_ms

    def speech_ms(self) -> int:
        """From the first sound of the running utterance to its last one."""
        return 0 if self._started_ms is None else self._last_sound_ms - self._started_ms

    def feed(self, is_speech: bool, now_ms: int) -> Event | None:
        """`now_ms` is the end of the window."""
        self._recent.append(is_speech)
        if self._started_ms is None:
            return self._start(now_ms)
        if is_speech and self._count(self.config.resume_windows[1]) >= self.config.resume_windows[0]:
            return self._sound(now_ms)
        if now_ms - self._started_ms >= self.config.max_ms:
            self.reset()
            return Event.TOO_LONG
        return self._silence(now_ms)

    def judge(self, outlook: Outlook) -> None:
        """What the words up to this pause say."""
        if self._paused:
            self._outlook = outlook

    def left_ms(self, now_ms: int) -> tuple[int, int] | None:
        """(patience left, in all) while the candidate pauses."""
        if not self._paused:
            return None
        total_ms = self._limit_ms()
        return max(0, total_ms - (now_ms - self._silence_from_ms())), total_ms

    def reset(self) -> None:
        self._started_ms, self._paused, self._outlook, self._prompted_ms = None, False, None, None
        self._recent.clear()

    def _start(self, now_ms: int) -> Event | None:
        needed, among = self.config.start_windows
        if self._count(among) < needed:
            return None
        first = list(self._recent).index(True)
        self._started_ms = now_ms - (len(self._recent) - first) * self.config.window_ms
        self._last_sound_ms = now_ms
        return Event.STARTED

    def _sound(self, now_ms: int) -> Event | None:
        assert self._started_ms is not None
        pause_ms = now_ms - self._last_sound_ms
        was_paused, unannounced = self._paused, self._outlook in (Outlook.COMPLETE, Outlook.OPEN, Outlook.UNTOLD)
        self._last_sound_ms, self._paused, self._outlook, self._prompted_ms = now_ms, False, None, None
        if was_paused and unannounced:
            self.patience.survived(pause_ms)
        if now_ms - self._started_ms >= self.config.max_ms:
            self.reset()
            return Event.TOO_LONG
        return Event.RESUMED if was_paused else None

    def _silence(self, now_ms: int) -> Event | None:
        if not self._paused:
            if now_ms - self._last_sound_ms < self.config.pause_ms:
                return None
            if self.config.cut_in_ms is not None and self.speech_ms() >= self.config.cut_in_ms:
                self.reset()
                return Event.CUT_IN
            self._paused = True
            return Event.PAUSED
        if now_ms - self._silence_from_ms() < self._limit_ms():
            return None
        if self._outlook is Outlook.THINKING and self._prompted_ms is None:
            self._prompted_ms = now_ms
            return Event.PROMPT
        self.reset()
        return Event.ENDED

    def _silence_from_ms(self) -> int:
        return self._last_sound_ms if self._prompted_ms is None else self._prompted_ms

    def _limit_ms(self) -> int:
        config = self.config
        if self._outlook is None:
            return round(config.unjudged_ms * self.patience.factor)
        limits = {
            Outlook.DONE: 0,
            Outlook.COMPLETE: config.complete_ms,
            Outlook.OPEN: config.open_ms,
            Outlook.UNTOLD: config.untold_ms,
            Outlook.UNFINISHED: config.unfinished_ms,
            Outlook.THINKING: config.thinking_ms,
            Outlook.NOTHING: config.open_ms,
        }
        return round(limits[self._outlook] * self.patience.factor)

    def _count(self, windows: int) -> int:
        return sum(list(self._recent)[-windows:])
