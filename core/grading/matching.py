"""How far an answer says a given thought: a soft alignment of the thought's words with those of each passage.

Every content word of the thought looks for its best partner in a passage (one segment, or two neighbours): the same
stem counts fully, a misspelling nearly so, a related word by the cosine of the vectors. The shares are weighed by
rarity, and words of the question count little, since saying them shows nothing (Sultan, Salazar and Sumner, 2016, who
call it question demotion). The passage's mean vector is compared too, for a thought said in wholly other words; and
cues, the short wordings in which people say the thought, are looked for as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.domain.interview import KeyPoint, Question
from core.grading.content import LONG, Said, Words, joined, unit, words_of
from core.grading.lexicon import Floats, Lexicon
from core.grading.text import Segment, Text, Token, read_text
from core.grading.wordings import words as plain_words

DEMOTION = 0.25  # what a word of the question still counts
RELATED_FROM = 0.38  # cosine that 99 of 100 pairs of unrelated words stay below
RELATED_MAX = 0.85  # a related word is never quite the same word
MISSPELT_FROM = 0.6  # Dice coefficient of the trigrams
DENIED = 0.5  # what a word counts when one side denies it and the other does not
# Where a measure begins to say something, and where it says all it can: nobody repeats a thought word for word.
WORDING_RANGE = (0.15, 0.55)
MEANING_RANGE = (0.35, 0.75)
CUE_RANGE = (0.5, 0.95)
WORDING_SHARE, MEANING_SHARE = 0.65, 0.35
# Two independent signs of the same thing: neither alone is certain. Without cues the words must do; the range is where
# the bank's own weak and strong samples lie when their cues are taken away.
WORDS_CAN_SHOW, CUES_CAN_SHOW = 0.7, 0.75
UNCUED_RANGE = (0.1, 0.6)


def similarity(thought: Words, said: Words) -> Floats:
    """(words of the thought, words said), 0..1."""
    related = ramp(thought.vectors @ said.vectors.T, (RELATED_FROM, 1.0)) * RELATED_MAX
    rows: list[int] = []
    columns: list[int] = []
    for stem, there in said.places.items():
        for row in thought.places.get(stem, ()):
            rows += [row] * len(there)
            columns += there
        for other in thought.long.get(stem[0], ()) if len(stem) >= LONG else ():
            if other not in said.places and (alike := likeness(stem, other)) >= MISSPELT_FROM:
                both = np.ix_(thought.places[other], there)
                related[both] = np.maximum(related[both], alike)
    related[rows, columns] = 1.0
    if thought.denied.any() or said.denied.any():
        np.multiply(related, DENIED, out=related, where=thought.denied[:, None] != said.denied)
    return np.asarray(related, dtype=np.float32)


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str) -> float:
    """Dice coefficient of the trigrams."""
    ours, theirs = _trigrams(one), _trigrams(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


@lru_cache(maxsize=50_000)
def _trigrams(stem: str) -> frozenset[str]:
    return frozenset(stem[i : i + 3] for i in range(len(stem) - 2))


@dataclass(frozen=True, slots=True)
class Thoughts:
    """Key points made ready: the rows of all their words, part after part (each point's text, then its cues)."""

    words: Words
    starts: NDArray[np.intp]  # first row of each part
    totals: Floats  # weight of each part
    means: Floats  # mean vector of each point's text
    texts: NDArray[np.intp]  # the part that holds each point's text
    cued: NDArray[np.intp]  # the points that have cues
    cues: NDArray[np.intp]  # the parts that hold them, point after point
    cue_starts: NDArray[np.intp]  # first cue of each of these points
    phrased: NDArray[np.intp]  # the parts that hold cues with one content word
    small: tuple[frozenset[str], ...]  # and the small words that go with it


@dataclass(frozen=True, slots=True)
class Match:
    """How far one thought was said, 0..1, and the segment that says it best."""

    value: float
    segment: Segment | None


@lru_cache(maxsize=1024)
def thoughts_of(points: tuple[KeyPoint, ...], question: str, lexicon: Lexicon) -> Thoughts:
    """`points` must not be empty."""
    plain = _undemoted(points, lexicon)
    demoted = frozenset(token.stem for token in read_text(question, lexicon.language).content)
    weights = plain.words.weights.copy()
    ends = [*plain.starts[1:], len(weights)]
    rows = [range(plain.starts[part], ends[part]) for part in plain.texts]
    for row in (row for part in rows for row in part):
        if plain.words.stems[row] in demoted:
            weights[row] *= DEMOTION
    totals = plain.totals.copy()
    totals[plain.texts] = [weights[part.start : part.stop].sum() for part in rows]
    vectors = plain.words.vectors
    means = [unit(weights[part.start : part.stop] @ vectors[part.start : part.stop]) for part in rows]
    return replace(plain, words=replace(plain.words, weights=weights), totals=totals, means=np.stack(means))


@lru_cache(maxsize=512)
def _undemoted(points: tuple[KeyPoint, ...], lexicon: Lexicon) -> Thoughts:
    """As if no question had asked for them: what takes long, and is the same for a question and its follow-ups."""
    parts: list[Words] = []
    texts, cues, phrased = [], [], []
    small: list[frozenset[str]] = []
    pronouns = plain_words("pronoun", lexicon.language)
    for point in points:
        texts.append(len(parts))
        parts.append(_content_words(point.text, lexicon))
        for cue in point.cues:
            read = read_text(cue, lexicon.language)
            words = frozenset(token.word for token in read.tokens if not token.is_content) - pronouns
            if len(read.content) == 1 and words:
                phrased.append(len(parts))
                small.append(words)
            cues.append(len(parts))
            parts.append(_content_words(cue, lexicon))
    counts = [len(point.cues) for point in points]
    return Thoughts(
        joined(parts),
        starts=np.cumsum([0, *(len(part.stems) for part in parts[:-1])]),
        totals=np.array([part.weights.sum() for part in parts], dtype=np.float32),
        means=np.stack([parts[index].mean for index in texts]),
        texts=np.array(texts, dtype=np.intp),
        cued=np.flatnonzero(counts),
        cues=np.array(cues, dtype=np.intp),
        cue_starts=np.cumsum([0, *(count for count in counts if count)])[:-1],
        phrased=np.array(phrased, dtype=np.intp),
        small=tuple(small),
    )


def _content_words(text: str, lexicon: Lexicon) -> Words:
    """All words where none carries content ("by and by"), and a mark that matches nothing where there is no word."""
    read = read_text(text, lexicon.language)
    nothing = (Token("\0", "\0", 0, 0, is_content=True, is_denied=False),)
    return words_of(read.content or read.tokens or nothing, lexicon)


@dataclass(frozen=True, slots=True)
class Closeness:
    """Of each segment with content words to the thoughts of a question."""

    segments: tuple[Segment, ...]
    best: Floats  # (words of the thoughts, segments): the best partner that each word has there
    sums: Floats  # (segments, dimensions): of the vectors, by weight


def closeness_of(question: Question, said: Said, lexicon: Lexicon) -> Closeness | None:
    """None where there is nothing to compare."""
    if not question.key_points or not said.segments:
        return None
    alike = similarity(thoughts_of(question.key_points, question.text, lexicon).words, said.words)
    sums = np.add.reduceat(said.words.vectors * said.words.weights[:, None], said.columns, axis=0)
    return Closeness(said.segments, np.maximum.reduceat(alike, said.columns, axis=1), sums)


def matches(
    question: Question,
    text: Text,
    close: Closeness | None,
    lexicon: Lexicon,
    weight: Callable[[Segment], float] | None = None,
) -> tuple[Match, ...]:
    """One for each key point, in their order; `close` is that of the text. `weight`, 0..1, tells what a match in that
    segment counts; else all."""
    if close is None:
        return tuple(Match(0.0, None) for _ in question.key_points)
    thoughts = thoughts_of(question.key_points, question.text, lexicon)
    best, sums, segments = close.best, close.sums, close.segments
    passages = np.concatenate([best, np.maximum(best[:, :-1], best[:, 1:])], axis=1)
    shares = np.add.reduceat(passages * thoughts.words.weights[:, None], thoughts.starts, axis=0)
    shares /= thoughts.totals[:, None]
    _count_small_words(shares, thoughts, text, segments)
    meaning = ramp(thoughts.means @ unit(np.concatenate([sums, sums[:-1] + sums[1:]])).T, MEANING_RANGE)
    values = ramp(shares[thoughts.texts], WORDING_RANGE)
    if lexicon.knows_meanings:
        values = WORDING_SHARE * values + MEANING_SHARE * meaning
    values = _with_cues(values, shares, thoughts) * _counts(segments, weight)
    tops, places = values.max(axis=1), values[:, : len(segments)].argmax(axis=1)
    return tuple(Match(float(top), segments[place]) for top, place in zip(tops, places, strict=True))


def _with_cues(values: Floats, shares: Floats, thoughts: Thoughts) -> Floats:
    """A point without cues stands on its words alone."""
    out = ramp(values, UNCUED_RANGE)
    if thoughts.cued.size:
        best = ramp(np.maximum.reduceat(shares[thoughts.cues], thoughts.cue_starts, axis=0), CUE_RANGE)
        out[thoughts.cued] = 1 - (1 - WORDS_CAN_SHOW * values[thoughts.cued]) * (1 - CUES_CAN_SHOW * best)
    return out


def _count_small_words(shares: Floats, thoughts: Thoughts, text: Text, segments: Sequence[Segment]) -> None:
    """ "Worked out" is not said by "works": the small words make up half of such a cue."""
    near = shares[thoughts.phrased] > CUE_RANGE[0]
    for phrase, place in zip(*near.nonzero(), strict=True):
        is_pair, first = divmod(place, len(segments))  # those of two neighbours come after the single ones
        passage = segments[first : first + 1 + is_pair]
        spoken = {token.word for segment in passage for token in text.tokens[segment.first : segment.stop]}
        small = thoughts.small[phrase]
        shares[thoughts.phrased[phrase], place] *= (1 + len(small & spoken) / len(small)) / 2


def _counts(segments: Sequence[Segment], weight: Callable[[Segment], float] | None) -> Floats:
    """Of each segment, then of each two neighbours."""
    own = np.array([weight(segment) if weight else 1.0 for segment in segments], dtype=np.float32)
    return np.concatenate([own, np.minimum(own[:-1], own[1:])])


def ramp(values: Floats, limits: tuple[float, float]) -> Floats:
    low, high = limits
    # Thrice as fast as `np.clip` on rows as short as these.
    return np.asarray(np.minimum(np.maximum((values - low) / (high - low), 0.0), 1.0), dtype=np.float32)
