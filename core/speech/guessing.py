"""The words of a turn that may go on, and the reply that is prepared in case it does not."""

from __future__ import annotations

from core.domain.speech import Transcript
from core.speech.hands import Hands
from core.speech.listening import joined
from core.speech.meaning import Outlook, outlook
from core.speech.replying import Reply, Step

GUESS_OPEN_AFTER_MS = 600  # a sentence that may go on is not worth a guess at once


class Guess:
    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._reply: Reply | None = None
        self._text = ""
        self._carried: Transcript | None = None  # of an utterance that turned out to be a part of the turn
        self.words: Transcript | None = None  # of the pause that lasts
        self.first_word_ms: float | None = None

    def carry(self, words: Transcript) -> None:
        self._carried = self.whole(words)

    def whole(self, words: Transcript) -> Transcript:
        return joined(self._carried, words) if self._carried else words

    def consider(self, silence_ms: int, after: Reply | None) -> None:
        """At a pause whose words are known: is the answer perhaps over?"""
        if self.words is None or self._reply is not None:
            return
        expected = outlook(self.words)
        may_be_over = expected in (Outlook.OPEN, Outlook.UNTOLD) and silence_ms >= GUESS_OPEN_AFTER_MS
        if expected is Outlook.COMPLETE or may_be_over:
            whole = self.whole(self.words)
            self.first_word_ms = None
            self._reply, self._text = self._hands.answer(whole, is_guess=True, after=after), whole.text

    def told(self, reply: Reply, step: Step) -> None:
        """What a reply tells of itself, if it is the prepared one."""
        if reply is not self._reply:
            return
        if step is Step.FIRST_WORD:
            self.first_word_ms = self._hands.now_ms()
        if step is Step.FAILED:
            self._reply = None

    def settle(self, whole: Transcript) -> Reply | None:
        """The prepared reply, if the guess was right; the turn is over either way."""
        reply, right = self._reply, self._text == whole.text
        if reply is not None and right:
            self._reply = None
            self._forget()
            return reply
        self.drop()
        self._forget()
        return None

    def drop(self) -> None:
        """The candidate goes on."""
        self.words = None
        if self._reply is not None:
            self._reply.cancel()
            self._reply = None

    def clear(self) -> None:
        self.drop()
        self._forget()

    def _forget(self) -> None:
        self._carried, self.words = None, None
