"""What a conversation needs of the interview that it is held for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from core.domain.speech import Delivery, Transcript, Utterance


class Exchange(Protocol):
    """One thing the candidate did, and the interviewer's reply to it."""

    def commit(self) -> None:
        """Saves what the candidate did. Once, before or beside `words`. Raises StoreError, InputRejected."""
        ...

    def words(self) -> Iterator[str]:
        """Deltas of the reply, once. Raises ProviderError. Saves nothing."""
        ...

    def heard(self, text: str, *, is_complete: bool) -> None:
        """Saves the reply as far as it was heard. After `commit` and `words`. Raises StoreError."""
        ...


class Dialogue(Protocol):
    def reply(self) -> Exchange | None:
        """To what is saved; None when it is the candidate's turn. Its `commit` does nothing."""
        ...

    def answer(self, transcript: Transcript) -> Exchange:
        """Nothing is saved yet: it may be a guess about an answer that goes on."""
        ...

    def skip(self) -> Exchange: ...

    def confirm(self, question_id: str, text: str) -> None:
        """The words of an answer as they are to stand. Raises StoreError, InputRejected."""
        ...

    def keep(self, utterance: Utterance, transcript: Transcript, delivery: Delivery) -> None:
        """How the last saved answer was said, and its sound where the candidate has opted in. Raises StoreError."""
        ...

    def last_words(self) -> str:
        """What the interviewer asked last, for somebody who comes back."""
        ...

    def first_words(self) -> str:
        """All that the interviewer has said, while the candidate has not said anything yet; "" afterwards."""
        ...

    @property
    def is_over(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Phrases:
    """What is said beside the replies. Never the same twice running."""

    acknowledgements: tuple[str, ...]  # a word or two
    prompts: tuple[str, ...]  # to somebody who says nothing, in this order
    take_your_time: tuple[str, ...]  # to somebody who thinks
    welcome_back: str  # before the question, to somebody who comes back
