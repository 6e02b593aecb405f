"""The content words of a text, made ready once for all that compares them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.grading.lexicon import Floats, Lexicon
from core.grading.text import Segment, Text, Token

LONG = 5  # letters; in a shorter stem one wrong letter makes another word


@dataclass(frozen=True, slots=True)
class Words:
    """Content words with what the alignment needs of each."""

    stems: tuple[str, ...]
    weights: Floats
    vectors: Floats
    denied: NDArray[np.bool_]
    places: Mapping[str, list[int]]  # where each stem stands among them
    long: Mapping[str, list[str]]  # the stems that may be misspelt, by their first letter

    @property
    def mean(self) -> Floats:
        return unit(self.weights @ self.vectors)


@dataclass(frozen=True, slots=True)
class Said:
    """A text's content words, by segment."""

    tokens: tuple[Token, ...]
    words: Words
    segments: tuple[Segment, ...]  # those that have any
    columns: NDArray[np.intp]  # the word at which each begins
    counts: NDArray[np.intp]  # of their words


def said_of(text: Text, lexicon: Lexicon) -> Said:
    kept: list[Segment] = []
    counts: list[int] = []
    content: list[Token] = []
    for segment in text.segments:
        own = [token for token in text.tokens[segment.first : segment.stop] if token.is_content]
        if own:
            kept.append(segment)
            counts.append(len(own))
            content += own
    sizes = np.array(counts, dtype=np.intp)
    return Said(tuple(content), words_of(content, lexicon), tuple(kept), np.cumsum(sizes) - sizes, sizes)


def words_of(tokens: Sequence[Token], lexicon: Lexicon) -> Words:
    words = [token.word for token in tokens]
    return _made_ready(
        tuple([token.stem for token in tokens]),
        np.array([lexicon.rarity(word) for word in words], dtype=np.float32),
        lexicon.vectors(words),
        np.array([token.is_denied for token in tokens], dtype=bool),
    )


def joined(parts: Sequence[Words]) -> Words:
    """One after the other; there is at least one."""
    return _made_ready(
        tuple(stem for part in parts for stem in part.stems),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.vectors for part in parts]),
        np.concatenate([part.denied for part in parts]),
    )


def _made_ready(stems: tuple[str, ...], weights: Floats, vectors: Floats, denied: NDArray[np.bool_]) -> Words:
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(stems):
        places.setdefault(stem, []).append(place)
    long: dict[str, list[str]] = {}
    for stem in places:
        if len(stem) >= LONG:
            long.setdefault(stem[0], []).append(stem)
    return Words(stems, weights, vectors, denied, places, long)


def unit(vectors: Floats) -> Floats:
    norms = np.sqrt(np.add.reduce(vectors * vectors, axis=-1, keepdims=True))  # half the time of `np.linalg.norm`
    return np.asarray(vectors / np.maximum(norms, 1e-6), dtype=np.float32)
