"""What is known of words beforehand: how rare each is, and which mean nearly the same."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from core.domain.language import ENGLISH
from core.errors import ConfigurationError

Floats = NDArray[np.float32]
SHIPPED = Path(__file__).resolve().parents[2] / "prompts" / "grading" / "vectors.npz"
_LEAST_RARITY = 0.05
_NUMBER_RARITY = 0.6  # a figure tells about as much as a common noun
_LONGEST = 40  # characters; nothing longer is a word


class Lexicon:
    """Static word vectors (see bench/distil_vectors.py for their making) and the rank of each word in use.

    A word that is not listed is spelt from listed pieces, as the encoder they come from would spell it.
    """

    language: str = ENGLISH
    knows_meanings: bool = True

    def __init__(self, path: Path) -> None:
        try:
            with np.load(path) as stored:
                words = str(stored["words"]).split("\n")
                vectors = stored["vectors"].astype(np.float32)
                ranks = stored["ranks"].astype(np.float32)
        except (OSError, KeyError, ValueError) as error:
            raise ConfigurationError(f"the word vectors {path.name} cannot be read: {error}") from error
        self._rows = {word: row for row, word in enumerate(words)}
        self._vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        self._ranks = ranks
        self._spelling = lru_cache(maxsize=50_000)(self._spelt)
        self._vector = lru_cache(maxsize=20_000)(self._composed)
        self._rarity = lru_cache(maxsize=20_000)(self._ranked)

    @property
    def dimensions(self) -> int:
        return int(self._vectors.shape[1])

    def vectors(self, words: list[str]) -> Floats:
        """(words, dimensions), unit length; zeros for what cannot be spelt, such as another script."""
        return np.array([self._vector(word) for word in words], dtype=np.float32).reshape(-1, self.dimensions)

    def _composed(self, word: str) -> Floats:
        rows = self._spelling(word)
        if len(rows) == 1:
            return np.asarray(self._vectors[rows[0]])
        mean = self._vectors[list(rows)].mean(axis=0) if rows else np.zeros(self.dimensions, dtype=np.float32)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-6))

    def knows(self, word: str) -> bool:
        """Whether it is listed as a whole."""
        return word in self._rows

    def rarity(self, word: str) -> float:
        """Above 0, up to 1: by Zipf's law over the rank in use; 1 for what is not listed."""
        return self._rarity(word)

    def _ranked(self, word: str) -> float:
        row = self._rows.get(word)
        if word.isdigit():
            return _NUMBER_RARITY
        if row is None:
            return 1.0
        # The vocabulary's words start at rank 1996 after marks and single characters.
        rank = max(float(self._ranks[row]) - 1990.0, 1.0)
        return min(1.0, max(_LEAST_RARITY, math.log(rank) / math.log(28_000)))

    def _spelt(self, word: str) -> tuple[int, ...]:
        if (row := self._rows.get(word)) is not None:
            return (row,)
        if len(word) > _LONGEST:
            return ()
        rows: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                row = self._rows.get(("##" if start else "") + word[start:end])
                if row is not None:
                    rows.append(row)
                    start = end
                    break
            else:
                return ()
        return tuple(rows)


class WordForms(Lexicon):
    """Of a language whose words have no vectors here: only their forms tell whether two of them are alike."""

    knows_meanings = False

    def __init__(self, language: str) -> None:
        self.language = language

    @property
    def dimensions(self) -> int:
        return 1

    def vectors(self, words: list[str]) -> Floats:
        return np.zeros((len(words), 1), dtype=np.float32)

    def knows(self, word: str) -> bool:  # noqa: ARG002
        return True

    def rarity(self, word: str) -> float:
        return _NUMBER_RARITY if word.isdigit() else 1.0


@cache
def _forms_of(language: str) -> WordForms:
    return WordForms(language)


def lexicon_for(language: str, known: Lexicon) -> Lexicon:
    """`known` where it is of that language."""
    return known if known.language == language else _forms_of(language)


@cache
def shipped_lexicon() -> Lexicon:
    """Raises ConfigurationError."""
    # An answer's matrices are small: further threads of the linear algebra spend longer waiting, at full load, than
    # they calculate. An eighth of what an answer costs the server.
    threadpool_limits(1, user_api="blas")
    return Lexicon(SHIPPED)
