"""Words that a recogniser in the browser has heard (the Web Speech API), as a Transcriber of one conversation.

The browser says what it recognises, and not of which sound: words count for the stretch of sound in which they came.
Where one stretch was asked for before, the next one begins with the word after it.
"""

from __future__ import annotations

import threading

from core.domain.speech import Transcript, Utterance
from core.errors import ProviderMisbehaved, ProviderUnreachable

NAME = "web-speech"
FINAL_AFTER_S = 1.2  # browsers settle their words half a second to a second after the last sound
LATE_MS = 500  # words that come so shortly before the end of the sound may be its last ones


class BrowserWords:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._is_on = False
        self._finals: list[tuple[int, str]] = []  # (when it came, word)
        self._interim: list[str] = []
        self._last_ms = -1
        self._taken: dict[int, int] = {}  # end of a stretch → how many words stood then

    @property
    def name(self) -> str:
        return NAME

    def hear(self, text: str | None, *, is_final: bool, at_ms: int) -> None:
        """What was recognised since the last final words; None: nobody listens any more. By the sound's clock."""
        with self._changed:
            self._is_on = text is not None
            words = (text or "").split()
            if words:
                self._last_ms = at_ms
            if is_final:
                self._finals += [(at_ms, word) for word in words]
            self._interim = [] if is_final else words
            self._changed.notify_all()

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:  # noqa: ARG002
        """Raises ProviderUnreachable while no recogniser is on, ProviderMisbehaved when it has heard nothing."""
        with self._changed:
            if not self._is_on:
                raise ProviderUnreachable(NAME, "no recogniser is on in this browser")
            self._changed.wait_for(lambda: self._is_settled(utterance.ended_ms), FINAL_AFTER_S)
            words = [*(word for _, word in self._finals), *self._interim]
            said = words[self._first(utterance.started_ms) :]
            if not said:
                raise ProviderMisbehaved(NAME, "heard nothing")
            self._taken[utterance.ended_ms] = len(words)
        return Transcript(" ".join(said), transcriber=NAME, has_punctuation=False)

    def _is_settled(self, ended_ms: int) -> bool:
        return not self._is_on or (not self._interim and self._last_ms >= ended_ms - LATE_MS)

    def _first(self, started_ms: int) -> int:
        taken = self._taken.get(started_ms)
        return sum(at_ms <= started_ms for at_ms, _ in self._finals) if taken is None else taken
