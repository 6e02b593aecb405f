"""The reply that has the voice at the moment, and how it gives way."""

from __future__ import annotations

from core.speech.playback import Playback
from core.speech.replying import Reply, Step

ENDS = (Step.HEARD, Step.EMPTY, Step.DROPPED, Step.FAILED)
ECHOES = 3  # holds in one reply that no words followed: it hears itself


class Speaking:
    def __init__(self, playback: Playback) -> None:
        self.playback = playback
        self.current: Reply | None = None
        self.is_aside = False
        self.last: Reply | None = None  # the one before, which may still have to be saved
        self.turn_id = 0
        self.has_news = False  # something is saved that may want a reply, and nobody was asked for it yet
        self.is_news = False  # the current reply was asked for because of that
        self._false_starts = 0

    @property
    def has_sounded(self) -> bool:
        return self.playback.first_sounds_s[0] is not None

    def begin(self, reply: Reply, *, is_aside: bool = False, is_news: bool = False) -> None:
        """Nothing else may be current but what `give_way` was called for."""
        self.current, self.is_aside, self.is_news = reply, is_aside, is_news
        self._false_starts = 0
        if not is_aside:
            self.turn_id += 1

    def give_way(self) -> None:
        """What had been heard of it stays; the rest was never said."""
        reply, self.current = self.current, None
        if reply is not None:
            heard = self.playback.heard()
            if heard.text:
                reply.cut_off(heard.text)
            else:
                reply.cancel()
            if not self.is_aside:
                self.last = reply
                self.turn_id += 1
        self.playback.clear()

    def goes_on(self, *, from_sentence: bool) -> bool:
        """It was no interruption. False when this happens so often that it must be the voice's own echo."""
        if from_sentence:
            self.playback.resume_sentence()
            return True
        self.playback.release()
        self._false_starts += 1
        return self._false_starts < ECHOES

    def told(self, reply: Reply, step: Step) -> bool:
        """Whether the current reply is over with this step."""
        if reply is not self.current or step not in ENDS:
            return False
        if not self.is_aside:
            self.last = reply
        self.current = None
        self.playback.clear()
        return True
