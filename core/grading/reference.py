"""How far an answer agrees with thoughts that come without cues: a reference answer, or points that a model wrote.

Several measures that err differently are averaged with equal weights, none of them fitted to graded answers: the
passage match of each thought, the soft share of its words in the whole answer, the best of these shares, and the cosine
of character n-grams, which forgives inflection and spelling (Heilman and Madnani, 2013). Words of the question count
little in all of them.
"""

from __future__ import annotations

import math
import re

import numpy as np

from core.domain.interview import KeyPoint, Question
from core.grading.content import words_of
from core.grading.lexicon import Lexicon
from core.grading.matching import DEMOTION, Match, similarity, thoughts_of
from core.grading.text import Text, Token, read_text

GRAM_SIZES = (3, 4)
_CLAUSE = re.compile(r"[.,;:()]+(?:\s+|$)|\s\(| and | or | but ")


def clauses_of(reference: str) -> tuple[KeyPoint, ...]:
    """A reference answer as the thoughts it is made of."""
    pieces = (piece.strip() for piece in _CLAUSE.split(reference))
    found = tuple(KeyPoint(piece) for piece in pieces if any(char.isalnum() for char in piece))
    return found or (KeyPoint(reference),)


def agreement(question: Question, answer: Text, found: tuple[Match, ...], lexicon: Lexicon) -> float:
    """0..1. `found` are the passage matches of the question's key points, of which there must be one."""
    said_tokens = answer.content or answer.tokens
    if not said_tokens:
        return 0.0
    thoughts = thoughts_of(question.key_points, question.text, lexicon)
    best = similarity(thoughts.words, words_of(said_tokens, lexicon)).max(axis=1)
    shares = np.add.reduceat(best * thoughts.words.weights, thoughts.starts) / thoughts.totals
    own = shares[list(thoughts.texts)]
    asked = frozenset(token.stem for token in read_text(question.text, lexicon.language).tokens)
    wanted = [token for point in question.key_points for token in _words(read_text(point.text, lexicon.language))]
    grams = cosine(_grams(wanted, asked, lexicon), _grams(said_tokens, asked, lexicon))
    passages = sum(match.value for match in found) / len(found)
    return float((passages + own.mean() + own.max() + grams) / 4)


def _words(text: Text) -> tuple[Token, ...]:
    return text.content or text.tokens


def _grams(tokens: tuple[Token, ...] | list[Token], asked: frozenset[str], lexicon: Lexicon) -> dict[str, float]:
    grams: dict[str, float] = {}
    for token in tokens:
        weight = lexicon.rarity(token.word) * (DEMOTION if token.stem in asked else 1.0)
        padded = f" {token.word} "
        for size in GRAM_SIZES:
            for at in range(len(padded) - size + 1):
                gram = padded[at : at + size]
                grams[gram] = grams.get(gram, 0.0) + weight
    return grams


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(weight * other[gram] for gram, weight in one.items() if gram in other)
    norms = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return shared / norms if norms else 0.0
