"""What is said beside the replies: acknowledgements, ready before they are needed, and prompts."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator

from core.errors import ProviderError
from core.ports import Synthesizer
from core.speech.dialogue import Phrases
from core.speech.replying import Aside

# The words about the answer follow this long after the end of a turn at the earliest; who says more would delay them.
LONGEST_ACKNOWLEDGEMENT_MS = 650


class Asides:
    def __init__(self, synthesizer: Synthesizer, voice: str, language: str, phrases: Phrases) -> None:
        self._synthesizer, self._voice, self._language, self.phrases = synthesizer, voice, language, phrases
        self._ready: list[Aside] = []
        self._lock = threading.Lock()
        self._turns = {
            id(texts): itertools.cycle(texts) for texts in (phrases.prompts, phrases.take_your_time) if texts
        }
        self._closed = False

    def prepare(self) -> None:
        """Says every acknowledgement once, for nobody to hear. Takes as long as the voice does."""
        for text in self.phrases.acknowledgements:
            if self._closed:
                return
            try:
                chunks = tuple(self._synthesizer.synthesize(text, voice=self._voice, language=self._language))
            except ProviderError:
                return  # the replies themselves will tell
            if 0 < sum(chunk.duration_ms for chunk in chunks) <= LONGEST_ACKNOWLEDGEMENT_MS:
                with self._lock:
                    self._ready.append(Aside(text, chunks))

    def close(self) -> None:
        self._closed = True

    def acknowledgement(self) -> Aside | None:
        """Another one each time; none when there is only one, for it would be the same twice running."""
        with self._lock:
            if len(self._ready) < 2:
                return None
            aside = self._ready.pop(0)
            self._ready.append(aside)
            return aside

    def prompt(self, number: int | None) -> str:
        texts = self.phrases.take_your_time if number is None else self.phrases.prompts
        return next(self._turns[id(texts)])


class FixedWords:
    """An exchange that only says something, and saves nothing."""

    def __init__(self, text: str) -> None:
        self._text = text

    def commit(self) -> None:
        """Nobody said anything."""

    def words(self) -> Iterator[str]:
        yield self._text

    def heard(self, text: str, *, is_complete: bool) -> None:
        """Asides are no part of the interview."""
