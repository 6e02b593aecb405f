"""What the floor has done for it, all of it in the background."""

from __future__ import annotations

from typing import Protocol

from core.domain.speech import Notice, Transcript, Utterance
from core.speech.listening import Request
from core.speech.replying import Reply


class Hands(Protocol):
    def ask_words(self, request: Request) -> None:
        """Answered by `Floor.transcribed`."""
        ...

    def answer(self, transcript: Transcript, *, is_guess: bool, after: Reply | None) -> Reply: ...

    def reply(self, *, after: Reply | None) -> Reply:
        """To what is saved."""
        ...

    def skip(self, *, after: Reply | None) -> Reply: ...

    def prompt(self, number: int | None) -> Reply:
        """The n-th prompt to somebody who says nothing; None: to take the time that is needed."""
        ...

    def repeat(self, *, is_welcome: bool) -> Reply:
        """The interviewer's last words."""
        ...

    def commit(self, reply: Reply) -> None: ...

    def review(self, utterance: Utterance, transcript: Transcript, reply: Reply) -> None:
        """How the answer was said, once it is saved."""
        ...

    def confirm(self, question_id: str, text: str) -> None:
        """An answer, as the candidate wants it to stand."""
        ...

    @property
    def is_over(self) -> bool:
        """The interviewer has said goodbye."""
        ...

    def notice(self, notice: Notice) -> None: ...

    def now_ms(self) -> float: ...
