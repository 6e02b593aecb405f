"""A story in a model's words, out of somebody's notes and nothing else: each sentence is checked against them."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from core.domain.evaluation import StarPart
from core.domain.story import StoryDraft
from core.drafting.notes import BuiltInDrafter, drafted, together
from core.errors import ProviderError
from core.figures import figures_in
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

log = logging.getLogger(__name__)
RESTS_FROM = 0.7  # of a sentence's longer words that stand in the notes
STEM = 5  # letters: "releases" and "released" are one word here
SHORT_WORD = 4  # letters: words up to it join, and say little
# Longer words that join as well: who adds one of them adds no fact.
_JOINING = """about after again against because before being between could during first having later myself needed other
should since their there these those through under until wanted where which while whose within without would"""
JOINING = frozenset(_JOINING.split())
LOST_AT_MOST = 0.5  # of the sentences; more, and the model is not to be relied upon


class DraftedSentence(BaseModel):
    text: str
    rests_on: str


class DraftedStory(BaseModel):
    situation: list[DraftedSentence]
    task: list[DraftedSentence]
    action: list[DraftedSentence]
    result: list[DraftedSentence]


@dataclass(frozen=True, slots=True)
class ModelDrafter:
    model: LanguageModel
    prompts: Prompts
    fallback: BuiltInDrafter

    def draft(self, notes: Sequence[str]) -> StoryDraft:
        """Never fails for a provider's sake. A part of which the model kept nothing is told in the notes' own words."""
        told = together(notes, self.fallback.parts_in)
        plain = drafted(told, self.fallback.parts_in)
        try:
            prompt = self.prompts.render("star", notes=fenced(told))
            filled = self.model.fill([Message("user", prompt)], schema=DraftedStory)
        except ProviderError as error:
            log.warning("a story was drafted without a model: %s", error)
            return plain
        written = {part: getattr(filled.value, part.value) for part in StarPart}
        kept = {part: [s.text.strip() for s in sentences if rests(s, told)] for part, sentences in written.items()}
        total = sum(map(len, written.values()))
        if not total or sum(map(len, kept.values())) < (1 - LOST_AT_MOST) * total:
            return plain
        parts = {part: " ".join(kept[part]) or plain.parts.get(part, "") for part in StarPart}
        parts = {part: text for part, text in parts.items() if text}
        return StoryDraft(parts, tuple(part for part in StarPart if part not in parts), filled.brain)


def rests(sentence: DraftedSentence, notes: str) -> bool:
    """Whether it quotes the notes and says little beyond them: no other number, no other name."""
    quote, held = _plain(sentence.rests_on), _plain(notes)
    if len(quote.split()) < 2 or quote not in held or not sentence.text.strip():
        return False
    names = re.findall(r"(?<=[a-z,;] )[A-Z][\w'’]+", sentence.text)
    if any(name.lower() not in held for name in names if not name.startswith("I")):
        return False
    if not figures_in(sentence.text) <= figures_in(notes):
        return False
    said, known = _stems(sentence.text), _stems(notes)
    return not said or len(said & known) >= RESTS_FROM * len(said)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _stems(text: str) -> set[str]:
    return {
        word[:STEM] for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > SHORT_WORD and word not in JOINING
    }
