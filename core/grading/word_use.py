"""Vocabulary and sentiment of an answer, as a description. No grader reads it, and no score is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from core.domain.word_use import WordUse
from core.grading.lexicon import Lexicon, shipped_lexicon
from core.grading.text import Token, read_text
from core.grading.wordings import words

MAX_SHOWN = 5
UNCOMMON_FROM = 0.8  # of rarity by Zipf's law: about the 3,600th word in use, and beyond


def word_use(answer: str) -> WordUse | None:
    """None where nothing was said. Raises ConfigurationError when the word vectors cannot be read."""
    text = read_text(answer)
    if not text.tokens:
        return None
    shown = {token.stem: answer[token.start : token.end].lower() for token in reversed(text.tokens)}
    plain = [token for token in text.content if not token.is_denied]
    return WordUse(
        words=len(text.tokens),
        different=len({token.stem for token in text.tokens}),
        least_common=tuple(shown[stem] for stem in _rarest(text.content, shipped_lexicon())),
        of_success=_among(plain, "success", shown),
        of_trouble=_among(plain, "trouble", shown),
    )


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(token.stem for token in read_text(" ".join(words(name))).tokens)


def _rarest(tokens: Iterable[Token], lexicon: Lexicon) -> list[str]:
    """Stems of words that the lexicon lists: what it does not may be a slip of the keyboard."""
    rarity = {t.stem: lexicon.rarity(t.word) for t in tokens if t.word.isalpha() and lexicon.knows(t.word)}
    uncommon = [stem for stem, value in rarity.items() if value >= UNCOMMON_FROM]
    return sorted(uncommon, key=lambda stem: (-rarity[stem], stem))[:MAX_SHOWN]


def _among(tokens: Iterable[Token], name: str, shown: dict[str, str]) -> tuple[str, ...]:
    stems = _stems(name)
    found = dict.fromkeys(shown[token.stem] for token in tokens if token.stem in stems)
    return tuple(found)[:MAX_SHOWN]
