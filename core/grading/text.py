"""An answer as tokens, stems and segments, each with its place in the text. Linear in the length of the text."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

import Stemmer  # Snowball in C: a new word costs 2 µs, in plain Python 30

from core.domain.language import CHARACTERS_A_WORD, ENGLISH, HAN, MARKS
from core.grading.wordings import plain, words
from core.languages import language_of

MAX_WORDS = 4000  # twenty-five minutes of speech; what follows is not read
SEGMENT_WORDS = 28  # a spoken sentence without a full stop is cut about here
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(r"[.!?…;:\n]+(?=[\s\"'”’)]|$)|[。！？；।]+")
# Where signs belong to letters, and where words are not parted: there pairs of characters stand for words.
_MARKED = re.compile(rf"\d+(?:[.,]\d+)*|(?:[^\W_]|[{MARKS}])+")
_UNPARTED = re.compile(rf"\d+(?:[.,]\d+)*|[{HAN}]+|[^\W_{HAN}]+")
LONGEST_STEMMED = 24  # characters
_HAN = re.compile(rf"[{HAN}]")
_NEGATION_REACH = 2  # content words after a negation that it is taken to deny
_STEMMER_LOCK = threading.Lock()  # the stemmer keeps its state in itself


class Token(NamedTuple):  # of which an answer has hundreds: made four times as fast as a dataclass
    word: str  # folded to lower case, with a plain apostrophe, and a plain word for a long one
    stem: str
    start: int  # characters into the text
    end: int
    is_content: bool
    is_denied: bool  # shortly after a "not"


class Segment(NamedTuple):
    """A sentence, or a piece of an overlong one."""

    start: int  # characters into the text
    end: int
    first: int  # index of its first token
    stop: int  # index after its last token


@dataclass(frozen=True, slots=True)
class Text:
    raw: str
    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]
    language: str = ENGLISH
    denials: tuple[int, ...] = ()  # indices of the tokens that deny what follows

    @property
    def word_count(self) -> int:
        """As a reader counts them."""
        return len(self.tokens) if language_of(self.language).is_spaced else _in_words(len(self.tokens))

    @property
    def content(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.is_content)


@lru_cache(maxsize=20_000)
def _known(shown: str, language: str = ENGLISH) -> tuple[str, str, bool, bool]:
    """The word, its stem, whether it carries content, and whether it denies what follows."""
    stop = words("stop", language)
    if language != ENGLISH:
        return _known_in(shown.lower().replace("’", "'"), language)
    word = plain(shown.lower().replace("’", "'"))
    bare = word.removesuffix("'s")
    is_content = word not in stop and bare not in stop and (len(bare) > 1 or bare.isdigit())
    return word, _stem_of(bare, "english"), is_content, word in words("negation")


def _known_in(word: str, language: str) -> tuple[str, str, bool, bool]:
    stop, negation, stemmer = words("stop", language), words("negation", language), language_of(language).stemmer
    if stemmer is None:  # a pair of characters: one small word in it is enough
        is_content = not stop & set(word) and (len(word) > 1 or word.isdigit())
        return word, word, is_content, bool(negation & set(word))
    bare = word.rpartition("'")[2] or word  # "l'équipe"
    is_content = word not in stop and bare not in stop and (len(bare) > 1 or bare.isdigit())
    return word, _stem_of(bare, stemmer), is_content, word in negation


def _stem_of(word: str, stemmer: str) -> str:
    if len(word) > LONGEST_STEMMED or (not word.isalpha() and any(char.isdigit() for char in word)):
        return word
    if stemmer == "english" and not (word.isascii() and word.isalpha()):
        return word
    with _STEMMER_LOCK:
        return str(_stemmer(stemmer).stemWord(word))


@cache
def _stemmer(name: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(name)


# A follow-up's answer is read for the next move and for its grade, which holds it against other points.
@lru_cache(maxsize=32)
def read_text(raw: str, language: str = ENGLISH) -> Text:
    tokens, denials = _tokens(raw, language)
    return Text(raw, tokens, _segments(raw, tokens, language), language, denials)


def without(text: Text, segments: Set[Segment]) -> Text:
    """What a new reading gives once the segments are blanked out."""
    if not segments:
        return text
    raw = blanked(text, segments)
    # Pairs of characters overlap from one segment to the next; and words beyond the limit would be read now.
    if not language_of(text.language).is_spaced or len(text.tokens) == MAX_WORDS:
        return read_text(raw, text.language)
    # Blanks break no other word. Nor do they move a cut: the marks are between the segments, and stay; and a piece of
    # an overlong sentence was as long as may be, or its last. Only a negation may lose its reach, or gain one.
    tokens: list[Token] = []
    kept: list[Segment] = []
    denials: list[int] = []
    for segment in text.segments:
        if segment not in segments:
            first = len(tokens)
            tokens += text.tokens[segment.first : segment.stop]
            kept.append(Segment(segment.start, segment.end, first, len(tokens)))
            denials += (at - segment.first + first for at in text.denials if segment.first <= at < segment.stop)
    if text.denials:
        plain = [token._replace(is_denied=False) if token.is_denied else token for token in tokens]
        tokens = _denied(plain, denials)
    return Text(raw, tuple(tokens), tuple(kept), text.language, tuple(denials))


def blanked(text: Text, segments: Iterable[Segment]) -> str:
    """Every other character keeps its place."""
    shown = text.raw
    for segment in segments:
        shown = shown[: segment.start] + " " * (segment.end - segment.start) + shown[segment.end :]
    return shown


def _in_words(characters: int) -> int:
    return round(characters / CHARACTERS_A_WORD)


def plainly(text: Text, segment: Segment) -> str:
    """What the segment says, with plain words for long ones."""
    if text.language != ENGLISH:
        return text.raw[segment.start : segment.end]
    said, at = [], segment.start
    for token in text.tokens[segment.first : segment.stop]:
        shown = text.raw[token.start : token.end]
        as_is = token.word == shown.lower().replace("’", "'")
        said += [text.raw[at : token.start], shown if as_is else token.word]
        at = token.end
    return "".join([*said, text.raw[at : segment.end]])


def _spans(raw: str, language: str) -> Iterable[tuple[int, int]]:
    if not language_of(language).is_spaced:
        return _unparted_spans(raw)
    return [match.span() for match in (_MARKED if language == "hi" else _WORD).finditer(raw)]


def _unparted_spans(raw: str) -> Iterator[tuple[int, int]]:
    for match in _UNPARTED.finditer(raw):
        start, end = match.span()
        if _HAN.match(match.group()) and end - start > 1:
            yield from ((at, at + 2) for at in range(start, end - 1))
        else:
            yield start, end


def _tokens(raw: str, language: str) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """And the indices of those that deny what follows."""
    found: list[Token] = []
    denials: list[int] = []
    limit = MAX_WORDS if language_of(language).is_spaced else round(MAX_WORDS * CHARACTERS_A_WORD)
    for start, end in islice(_spans(raw, language), limit):
        word, stem, is_content, denies = _known(raw[start:end], language)
        if denies:
            denials.append(len(found))
        found.append(Token(word, stem, start, end, is_content, False))
    return tuple(_denied(found, denials)), tuple(denials)


def _denied(tokens: list[Token], denials: Iterable[int]) -> list[Token]:
    """With the content words marked that shortly follow one of the denials."""
    for denial in denials:
        after = (at for at in range(denial + 1, len(tokens)) if tokens[at].is_content)
        for at in islice(after, _NEGATION_REACH):
            tokens[at] = tokens[at]._replace(is_denied=True)
    return tokens


def _segments(raw: str, tokens: tuple[Token, ...], language: str) -> tuple[Segment, ...]:
    """Cut at the marks that end a thought, and again where none came for too long."""
    if not tokens:
        return ()
    most = SEGMENT_WORDS if language_of(language).is_spaced else round(SEGMENT_WORDS * CHARACTERS_A_WORD)
    breaks = iter(match.start() for match in _BREAK.finditer(raw))
    at = next(breaks, None)
    found: list[Segment] = []
    first = 0
    for index, token in enumerate(tokens):
        crossed = False
        while at is not None and at < token.start:
            crossed, at = True, next(breaks, None)
        if index > first and (crossed or index - first >= most):
            found.append(_segment(tokens, first, index))
            first = index
    found.append(_segment(tokens, first, len(tokens)))
    return tuple(found)


def _segment(tokens: tuple[Token, ...], first: int, stop: int) -> Segment:
    return Segment(tokens[first].start, tokens[stop - 1].end, first, stop)
