"""The questions in notes, as a model reads them; by rules where it fails. Each has to rest on a line that is there."""

from __future__ import annotations

import logging
import re

from pydantic import BaseModel

from core.domain.remembered import Remembered
from core.errors import ProviderError
from core.interviewing.leaks import overlap
from core.interviewing.remembered import MAX_QUESTIONS, MAX_WORDS, kind_of, questions_in
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

log = logging.getLogger(__name__)
PROMPT = "remembered"
MAX_TOKENS = 4_000
MIN_SHARE = 0.5  # of a question's content words, that stand in the notes


class FoundQuestion(BaseModel):
    text: str
    line: str


class FoundQuestions(BaseModel):
    questions: list[FoundQuestion]


class ModelRemembered:
    def __init__(self, model: LanguageModel, prompts: Prompts) -> None:
        self._model = model
        self._prompts = prompts

    def questions_in(self, notes: str) -> tuple[Remembered, ...]:
        """In the order of the notes; what the rules are sure of is never lost."""
        by_rules = questions_in(notes)
        prompt = self._prompts.render(PROMPT, notes=fenced(notes))
        try:
            filled = self._model.fill([Message("user", prompt)], schema=FoundQuestions, max_tokens=MAX_TOKENS)
        except ProviderError as error:
            log.info("questions were looked for by rules alone: %s", error)
            return by_rules
        found = [one for asked in filled.value.questions if (one := _checked(asked, notes))]
        lines = {one.number for one in found}
        both = [*found, *(one for one in by_rules if one.number not in lines)]
        return tuple(sorted(both, key=lambda one: one.number))[:MAX_QUESTIONS]


def _checked(asked: FoundQuestion, notes: str) -> Remembered | None:
    """None for one whose line is not there, or whose words are not in the notes."""
    text, wanted = " ".join(asked.text.split()), _plain(asked.line)
    rows = notes.split("\n")
    number = next((n for n, row in enumerate(rows, start=1) if wanted and wanted in _plain(row)), None)
    if number is None or not 2 <= len(text.split()) <= MAX_WORDS or overlap(text, notes) < MIN_SHARE:
        return None
    return Remembered(text, kind_of(text), rows[number - 1].strip(), number)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
