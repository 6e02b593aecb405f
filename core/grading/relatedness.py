"""How far each sentence of an answer speaks of what was asked.

No single measure tells it: a sentence on something else shares a word with most questions, and an honest one may share
none. Several that err differently are added with plain weights, none of them fitted to graded answers. For a sentence:
the soft share of its words that the question or a key point holds, the share of those it holds as they are, the share
that the rest of the answer holds, and the cosine of its mean with the nearest key point; less the share of its words
that are far from all of it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from core.domain.interview import KeyPoint, Question
from core.domain.plan import Kind
from core.grading.content import Said, Words, unit, words_of
from core.grading.lexicon import Floats, Lexicon
from core.grading.matching import RELATED_FROM, Thoughts, ramp, thoughts_of
from core.grading.text import Segment, read_text
from core.grading.wordings import wording

FAR_BELOW = 0.3  # cosine to the nearest word: it speaks of something else
THREAD_FROM = 0.3  # a story's sentences also belong to it by what its clearly related sentences speak of
# From where a sentence counts to where it counts in full. Of a hundred sentences on daily life that were put beside the
# bank's answers, 85 stay below the first and 98 below the middle; of the authors' own sentences 90 and 75 lie above.
WEIGHT_RANGE = (0.5, 1.0)
STORY_WEIGHT_RANGE = (0.4, 0.9)


@dataclass(frozen=True, slots=True)
class Relation:
    """Of one sentence to the question and to the rest of the answer."""

    related: float  # 0..1: soft share of its words in the question and its key points; of a story, in its thread too
    weight: float  # 0..1: how far what it holds counts


def relations(question: Question, said: Said, lexicon: Lexicon) -> Mapping[Segment, Relation]:
    """For each segment that has content words. Without key points all count in full: too little is known."""
    segments, words, columns = said.segments, said.words, said.columns
    if not segments:
        return {}
    if not lexicon.knows_meanings:  # too little is known: all counts in full
        return {segment: Relation(1.0, 1.0) for segment in segments}
    is_story = question.kind is Kind.BEHAVIOURAL
    asked, stems = _asked(question.text, question.key_points, lexicon)
    nearest = reduce(np.maximum, ((words.vectors @ vectors.T).max(axis=1) for vectors in asked))
    among = _among(said)
    shares = related = _shares(_related(nearest), words.weights, columns)
    if is_story and len(segments) > 1:
        thread = np.where(np.repeat(shares >= THREAD_FROM, said.counts), among, 0).max(axis=1)
        related = _shares(np.maximum(_related(nearest), _related(thread)), words.weights, columns)
    weights: Floats = np.ones(len(segments), dtype=np.float32)
    if question.key_points:
        held = np.array([stem in stems for stem in words.stems])
        near = np.maximum(nearest, among.max(axis=1))
        marks = held / 2 + _again(words, columns) / 2 - (near < FAR_BELOW) - (nearest < FAR_BELOW) / 2
        thoughts = thoughts_of(question.key_points, question.text, lexicon)
        # A figure tells neither for nor against the sentence that it stands in.
        counted = np.where([_is_figure(token.word) for token in said.tokens], 0, words.weights)
        meaning = _meaning(words.vectors * counted[:, None], columns, thoughts)
        topical = _shares(_related(nearest) + marks, counted, columns) + meaning
        weights = ramp(np.asarray(topical, dtype=np.float32), STORY_WEIGHT_RANGE if is_story else WEIGHT_RANGE)
        weights = _within(weights) if is_story else weights
    return {
        segment: Relation(one, weight)
        for segment, one, weight in zip(segments, related.tolist(), weights.tolist(), strict=True)
    }


def _among(said: Said) -> Floats:
    """The cosine of each word with each of another segment."""
    among = said.words.vectors @ said.words.vectors.T
    for first, count in zip(said.columns.tolist(), said.counts.tolist(), strict=True):
        among[first : first + count, first : first + count] = 0
    return among


@lru_cache(maxsize=1024)
def _asked(text: str, points: tuple[KeyPoint, ...], lexicon: Lexicon) -> tuple[tuple[Floats, ...], frozenset[str]]:
    """Vectors of the words of the question and of its key points, and their stems. There is at least one vector."""
    read = read_text(text)
    own = words_of(read.content or read.tokens, lexicon)
    if not points:
        nothing = np.zeros((1, lexicon.dimensions), dtype=np.float32)
        return (own.vectors if own.stems else nothing,), frozenset(own.stems)
    wanted = thoughts_of(points, text, lexicon).words
    return tuple(words.vectors for words in (own, wanted) if words.stems), frozenset(own.stems + wanted.stems)


@lru_cache(maxsize=10_000)
def _is_figure(word: str) -> bool:
    return wording("number").spans(word) == ((0, len(word)),)


def _again(words: Words, columns: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether each word stands in another segment as well."""
    again = np.zeros(len(words.stems), dtype=bool)
    starts = columns.tolist()
    for places in words.places.values():
        if len(places) > 1 and bisect(starts, places[0]) != bisect(starts, places[-1]):
            again[places] = True
    return again


def _meaning(vectors: Floats, columns: NDArray[np.intp], thoughts: Thoughts) -> Floats:
    means = unit(np.add.reduceat(vectors, columns, axis=0))
    return np.asarray((means @ thoughts.means.T).max(axis=1), dtype=np.float32)


def _within(weights: Floats) -> Floats:
    """What stands between two sentences of a story belongs to it as far as they do."""
    before = np.maximum.accumulate(weights)
    after = np.maximum.accumulate(weights[::-1])[::-1]
    return np.asarray(np.minimum(before, after), dtype=np.float32)


def _related(cosine: Floats) -> Floats:
    return ramp(cosine, (RELATED_FROM, 1.0))


def _shares(marks: NDArray[np.floating], weights: Floats, columns: NDArray[np.intp]) -> NDArray[np.floating]:
    totals = np.add.reduceat(weights, columns)
    return np.add.reduceat(marks * weights, columns) / np.maximum(totals, 1e-6)
