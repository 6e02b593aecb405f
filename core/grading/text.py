"""An answer as tokens, stems and segments, each with its place in the text. Linear in the length of the text."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from core.grading.wordings import plain, words

MAX_WORDS = 4000  # twenty-five minutes of speech; what follows is not read
SEGMENT_WORDS = 28  # a spoken sentence without a full stop is cut about here
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(r"[.!?…;:\n]+(?=[\s\"'”’)]|$)")
_NEGATION_REACH = 2  # content words after a negation that it is taken to deny
_STEMMER = snowballstemmer.stemmer("english")
_STEMMER_LOCK = threading.Lock()  # the stemmer keeps its state in itself


@dataclass(frozen=True, slots=True)
class Token:
    word: str  # folded to lower case, with a plain apostrophe, and a plain word for a long one
    stem: str
    start: int  # characters into the text
    end: int
    is_content: bool
    is_denied: bool  # shortly after a "not"


@dataclass(frozen=True, slots=True)
class Segment:
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

    @property
    def content(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.is_content)


@lru_cache(maxsize=20_000)
def _known(shown: str) -> tuple[str, str, bool, bool]:
    """The word, its stem, whether it carries content, and whether it denies what follows."""
    word = plain(shown.lower().replace("’", "'"))
    bare = word.removesuffix("'s")
    stop = words("stop")
    is_content = word not in stop and bare not in stop and (len(bare) > 1 or bare.isdigit())
    return word, _stem_of(bare), is_content, word in words("negation")


def _stem_of(word: str) -> str:
    if not word.isascii() or not word.isalpha() or len(word) > 24:
        return word
    with _STEMMER_LOCK:
        return str(_STEMMER.stemWord(word))


def read_text(raw: str) -> Text:
    tokens = _tokens(raw)
    return Text(raw, tokens, _segments(raw, tokens))


def plainly(text: Text, segment: Segment) -> str:
    """What the segment says, with plain words for long ones."""
    said, at = [], segment.start
    for token in text.tokens[segment.first : segment.stop]:
        shown = text.raw[token.start : token.end]
        as_is = token.word == shown.lower().replace("’", "'")
        said += [text.raw[at : token.start], shown if as_is else token.word]
        at = token.end
    return "".join([*said, text.raw[at : segment.end]])


def _tokens(raw: str) -> tuple[Token, ...]:
    found: list[Token] = []
    reach = 0
    for match in _WORD.finditer(raw):
        if len(found) == MAX_WORDS:
            break
        word, stem, is_content, denies = _known(match.group())
        found.append(Token(word, stem, match.start(), match.end(), is_content, is_content and reach > 0))
        if denies:
            reach = _NEGATION_REACH
        elif is_content:
            reach -= 1
    return tuple(found)


def _segments(raw: str, tokens: tuple[Token, ...]) -> tuple[Segment, ...]:
    """Cut at the marks that end a thought, and again where none came for too long."""
    if not tokens:
        return ()
    breaks = iter(match.start() for match in _BREAK.finditer(raw))
    at = next(breaks, None)
    found: list[Segment] = []
    first = 0
    for index, token in enumerate(tokens):
        crossed = False
        while at is not None and at < token.start:
            crossed, at = True, next(breaks, None)
        if index > first and (crossed or index - first >= SEGMENT_WORDS):
            found.append(_segment(tokens, first, index))
            first = index
    found.append(_segment(tokens, first, len(tokens)))
    return tuple(found)


def _segment(tokens: tuple[Token, ...], first: int, stop: int) -> Segment:
    return Segment(tokens[first].start, tokens[stop - 1].end, first, stop)
