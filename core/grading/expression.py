"""How a thing was said, apart from what: figures, names, reasons, hedges, fillers, and whether it is connected."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.grading.text import Segment, Text
from core.grading.wordings import straightened, wording

# A capital in the middle of a sentence, or a sign of a technical name (B2B, OAuth2).
_SIGN = r"\b(?:[a-z]++[A-Z]|[A-Z]{2}|[a-zA-Z]++\d)\w*"
_NAME = re.compile(rf"(?<=[a-z,;] )[A-Z][\w-]+|{_SIGN}")
# German nouns begin with a capital; in other scripts a word in Latin letters is a name or a term.
_NAMES = {
    "de": re.compile(_SIGN),
    "hi": re.compile(r"[A-Za-z][A-Za-z0-9+#.-]+"),
    "zh": re.compile(r"[A-Za-z][A-Za-z0-9+#.-]+"),
}
_PROSE_SHARE = 0.25  # function words in connected English make up 40 to 60 of 100; a list of keywords has few


@dataclass(frozen=True, slots=True)
class Expression:
    numbers: tuple[tuple[int, int], ...]  # spans in the text
    names: tuple[tuple[int, int], ...]
    reasons: tuple[tuple[int, int], ...]
    examples: tuple[tuple[int, int], ...]
    hedges: tuple[tuple[int, int], ...]
    links: int  # words that order or connect
    fillers: int
    word_count: int
    prose: float  # 0..1: 1 for connected speech, towards 0 for a list of keywords
    segment_words: float  # mean length of a segment

    def per_hundred(self, count: int) -> float:
        return 100 * count / max(self.word_count, 1)


def expression_of(text: Text) -> Expression:
    raw = text.raw[: text.tokens[-1].end] if text.tokens else ""
    said = straightened(raw)

    def spans(name: str) -> tuple[tuple[int, int], ...]:
        return wording(name, text.language).spans(said)

    count = text.word_count
    plain = sum(not token.is_content for token in text.tokens) / max(len(text.tokens), 1)
    return Expression(
        numbers=spans("number"),
        names=tuple(match.span() for match in _NAMES.get(text.language, _NAME).finditer(raw)),
        reasons=spans("reason"),
        examples=spans("example"),
        hedges=spans("hedge"),
        links=len(spans("link")),
        fillers=len(spans("filler")),
        word_count=count,
        prose=min(1.0, plain / _PROSE_SHARE),
        segment_words=count / max(len(text.segments), 1),
    )


def segment_at(text: Text, at: int) -> Segment:
    """The segment that holds the character, or the nearest before it. The text must have one."""
    best = text.segments[0]
    for segment in text.segments:
        if segment.start > at:
            break
        best = segment
    return best
