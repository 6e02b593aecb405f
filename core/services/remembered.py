"""A real interview, practised again: its questions out of notes, and those of the bank that come nearest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.domain.interview import Question
from core.domain.plan import Difficulty
from core.domain.remembered import Chosen, Nearest, Remembered
from core.domain.source import Origin, Source
from core.errors import InputRejected
from core.interviewing.bank import QuestionBank
from core.interviewing.planning import as_question
from core.services.typed import cleaned, typed_text

MOST_NOTES = 40_000  # characters
MOST_QUESTION = 600
MOST_PRACTISED = 20
NONE_FOUND = (
    "No question was found in these notes. A question mark, “Q:”, “They asked …” or the name of who speaks shows "
    "where one is."
)
NOTHING_CHOSEN = "Choose at least one question to practise."
Resemble = Callable[[str, Sequence[str]], tuple[int, float] | None]
Extract = Callable[[str], tuple[Remembered, ...]]
WRAPPED = re.compile(r"^You were asked | Say how you answer that\.$")  # what is not the question's own
WHY = "you were asked it in a real interview"


@dataclass(frozen=True, slots=True)
class RememberedService:
    bank: QuestionBank
    extract: Extract
    resemble: Resemble

    def questions_in(self, notes: str, domain: str) -> tuple[Remembered, ...]:
        """Each with the nearest question of the bank for that field, where one comes near. Raises InputRejected."""
        text = typed_text(notes, what="Notes", max_characters=MOST_NOTES)
        found = self.extract(text)
        if not found:
            raise InputRejected(NONE_FOUND)
        known = [question for question in self.bank.questions if question.domain in (domain, "any")]
        texts = [question.text for question in known]
        return tuple(self._with_nearest(one, [q.id for q in known], texts) for one in found)

    def prepared(self, chosen: Sequence[Chosen]) -> tuple[Question, ...]:
        """Exactly these, in this order. Raises InputRejected when there are none, too many, or an empty one."""
        if not chosen:
            raise InputRejected(NOTHING_CHOSEN)
        if len(chosen) > MOST_PRACTISED:
            raise InputRejected(f"An interview has at most {MOST_PRACTISED} questions. Choose fewer.")
        return tuple(self._question(one, number) for number, one in enumerate(chosen, start=1))

    def _with_nearest(self, one: Remembered, ids: Sequence[str], texts: Sequence[str]) -> Remembered:
        near = self.resemble(WRAPPED.sub("", one.text), texts)
        return replace(one, nearest=Nearest(ids[near[0]], texts[near[0]], near[1])) if near else one

    def _question(self, one: Chosen, number: int) -> Question:
        known = self.bank.get(one.bank_id)
        source = Source(Origin.NOTES, one.line, one.number, WHY) if one.line else None
        if known:
            return replace(as_question(known, number), source=source)
        text = " ".join(cleaned(one.text).split())
        if not text or len(text) > MOST_QUESTION:
            raise InputRejected(f"A question has 1 to {MOST_QUESTION} characters.")
        return Question(f"q{number}", text, one.kind, Difficulty.MEDIUM, "A real interview", source=source)
