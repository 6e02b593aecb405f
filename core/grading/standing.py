"""What of an answer stands to be graded: not what speaks to the grader, what was said before, what was taken back, and
what is beside the point. It is blanked out, so that every other character keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.domain.interview import Kind, Question
from core.grading.gates import is_foreign, is_gibberish
from core.grading.lexicon import Floats, Lexicon
from core.grading.matching import RELATED_FROM, segments_with_content, thoughts_of, words_of
from core.grading.text import Segment, Text, read_text
from core.grading.wordings import straightened, wording

# Share of a segment's content words (by rarity) with a related word in the question or its key points. Of 100
# sentences on the weather or a train, 90 stay below the first; of the authors' answers, 93 of 100 lie above it.
RELATED = 0.22
RELATED_TO_STORY = 0.12
CLEARLY_RELATED = 0.7  # courtesy and marking are the subject of some questions
THREAD_FROM = 0.3  # a story's sentences also belong to it by what its clearly related sentences speak of
REPEATED_SHARE = 0.8  # of a segment's runs of words that were heard before
RUN_WORDS = 4
# A recital of terms: pieces between commas, and words a piece. Of 3,492 honest sentences 6 are like that. What follows
# one in the same breath is its tail.
LIST_PIECES, TAIL_PIECES, LIST_PIECE_WORDS = 5, 2, 2.8
# What is written for machines: objects with quoted keys, comments and tags of markup, tokens of chat templates.
_MACHINE = re.compile(
    r'[\[{]+\s*"[^"\n]*"\s*:[^\n]*[\]}]|<!--[\s\S]*?-->|<[/|]?\w[^<>\n]{0,40}>|\[/?INST\]|^[ ]*\|.*\|[ ]*$',
    re.MULTILINE,
)
RETRACTION_WORDS = 16  # a longer sentence tells of an error rather than taking one back


def without_words_to_the_judge(text: Text) -> str:
    """The answer without the sentences that speak to its grader."""
    return _blanked(text, (segment for segment in text.segments if _says(text, segment, "to_the_judge")))


@dataclass(frozen=True, slots=True)
class Standing:
    text: Text
    related: Mapping[Segment, float]  # 0..1: how far each segment with content words speaks of what was asked
    taken_back: int  # sentences


def standing_of(question: Question, text: Text, lexicon: Lexicon) -> Standing:
    """The text itself where all of it stands. Where nothing is on the point, that is no reason to read nothing."""
    retracted = frozenset(_taken_back(text))
    written = _MACHINE.finditer(text.raw)
    dropped = {
        *(s for match in written for s in text.segments if s.start < match.end() and s.end > match.start()),
        *_repeated(text),
        *retracted,
        *_recited(text),
        *(s for s in text.segments if _says(text, s, "to_the_judge") or _is_foreign_to(text, s, lexicon)),
    }
    related = relatedness(question, text, lexicon)
    for segment in text.segments:
        if related.get(segment, 0.0) < CLEARLY_RELATED and (
            _says(text, segment, "aside") or _says(text, segment, "of_judging")
        ):
            dropped.add(segment)
    beside = set(_beside_a_story(text, related) if question.kind is Kind.BEHAVIOURAL else _beside(related))
    if question.key_points and not dropped.union(beside).issuperset(related):
        dropped |= beside
    backward = sum(_says(text, segment, "retraction") for segment in retracted)
    if not dropped:
        return Standing(text, related, backward)
    kept = read_text(_blanked(text, dropped))
    return Standing(kept, relatedness(question, kept, lexicon), backward)


def _beside(related: Mapping[Segment, float]) -> Iterator[Segment]:
    return (segment for segment, share in related.items() if share < RELATED)


def _beside_a_story(text: Text, related: Mapping[Segment, float]) -> Iterator[Segment]:
    """A story speaks of its own things; but it neither begins nor ends with what has no thread to it."""
    segments = list(related)
    for way, part in ((segments, "situation"), (segments[::-1], "result")):
        for segment in way:
            if related[segment] >= RELATED_TO_STORY or _says(text, segment, part):
                break
            yield segment


def relatedness(question: Question, text: Text, lexicon: Lexicon) -> dict[Segment, float]:
    """0..1 for each segment that has content words."""
    segments, columns = segments_with_content(text)
    if not segments:
        return {}
    said = words_of(text.content, lexicon)
    nearest = _related((said.vectors @ _reference(question, lexicon).T).max(axis=1))
    shares = _shares(nearest, said.weights, columns)
    if question.kind is Kind.BEHAVIOURAL and len(segments) > 1:
        lengths = np.diff([*columns, len(said.stems)])
        owner = np.repeat(np.arange(len(segments)), lengths)
        near = said.vectors @ said.vectors.T
        near[(owner[:, None] == owner[None, :]) | (shares < THREAD_FROM)[owner][None, :]] = 0
        shares = _shares(np.maximum(nearest, _related(near.max(axis=1))), said.weights, columns)
    return dict(zip(segments, map(float, shares), strict=True))


@lru_cache(maxsize=512)
def _reference(question: Question, lexicon: Lexicon) -> Floats:
    asked = read_text(question.text)
    own = words_of(asked.content or asked.tokens, lexicon).vectors
    if not question.key_points:
        return own if len(own) else np.zeros((1, lexicon.dimensions), dtype=np.float32)
    return np.concatenate([own, thoughts_of(question.key_points, question.text, lexicon).words.vectors])


def _related(cosine: Floats) -> Floats:
    return np.asarray(np.clip((cosine - RELATED_FROM) / (1 - RELATED_FROM), 0.0, 1.0), dtype=np.float32)


def _shares(near: Floats, weights: Floats, columns: list[int]) -> NDArray[np.float32]:
    totals = np.add.reduceat(weights, columns)
    return np.asarray(np.add.reduceat(near * weights, columns) / np.maximum(totals, 1e-6), dtype=np.float32)


def _repeated(text: Text) -> Iterable[Segment]:
    """Those whose runs of words were nearly all said before, wherever the cuts fell then."""
    heard: set[tuple[str, ...]] = set()
    words = [token.word for token in text.tokens]
    for segment in text.segments:
        last = max(segment.first + 1, segment.stop - RUN_WORDS + 1)
        runs = {tuple(words[at : min(at + RUN_WORDS, segment.stop)]) for at in range(segment.first, last)}
        if len(runs & heard) >= REPEATED_SHARE * len(runs):
            yield segment
        # Runs over the edge of the segment too: the same words may be cut elsewhere the second time.
        heard.update(tuple(words[at : at + RUN_WORDS]) for at in range(max(0, segment.first - 3), segment.stop))


def _taken_back(text: Text) -> Iterable[Segment]:
    """Sentences that take the one before them back, and that one."""
    for index, segment in enumerate(text.segments):
        if segment.stop - segment.first > RETRACTION_WORDS or not _says(text, segment, "retraction"):
            continue
        yield segment
        for at in range(index - 1, -1, -1):
            yield text.segments[at]
            before = text.segments[at - 1].end if at else 0
            if any(mark in ".!?" for mark in text.raw[before : text.segments[at].start]):
                break


def _recited(text: Text) -> Iterator[Segment]:
    """Terms one after another, which say no thought."""
    follows = False
    for segment in text.segments:
        pieces = 1 + text.raw.count(",", segment.start, segment.end)
        short = segment.stop - segment.first <= LIST_PIECE_WORDS * pieces
        follows = short and pieces >= (TAIL_PIECES if follows else LIST_PIECES)
        if follows:
            yield segment


def _is_foreign_to(text: Text, segment: Segment, lexicon: Lexicon) -> bool:
    """In another language, or no language, within an answer in English."""
    piece = Text(text.raw, text.tokens[segment.first : segment.stop], (segment,))
    return is_foreign(piece) or is_gibberish(piece, lexicon)


def _says(text: Text, segment: Segment, wordings: str) -> bool:
    return wording(wordings).search(straightened(text.raw[segment.start : segment.end])) is not None


def _blanked(text: Text, segments: Iterable[Segment]) -> str:
    shown = text.raw
    for segment in segments:
        shown = shown[: segment.start] + " " * (segment.end - segment.start) + shown[segment.end :]
    return shown
