"""The entries of a section: what belongs to one job, one course of study or one project, and what its heading says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.domain.resume import Line
from core.resume.dates import Span, span_in, without_span
from core.resume.words import capitalised, has, organisation_like, pieces_of, place_like

BULLET = "•"
_BULLETS = re.compile(r"^(?:[•●▪■◦○‣⁃∙·➢➤✓✔►▶❖◆]|[-–—*+](?=\s))\s*")
MOST_HEADING = 140  # characters of a line that can be a heading
MOST_ABOVE = 3  # lines of a heading above its date
MOST_BELOW, MOST_WORDS_BELOW = 90, 9  # of a line below it that may still be heading


@dataclass(slots=True)
class Entry:
    """Lines of a heading and of what follows, while they are gathered."""

    heading: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    span: Span | None = None
    dated: Line | None = None  # the line of the span

    def heading_texts(self) -> list[str]:
        """Without the time. A time alone on its line leaves nothing."""
        texts = []
        for line in self.heading:
            text = bare(line.text)
            if self.span and line is self.dated:
                text = without_span(text, self.span)
            if text:
                texts.append(text)
        return texts


def bare(text: str) -> str:
    """Without the mark of a list, and without Markdown's marks."""
    text = _BULLETS.sub("", text)
    text = re.sub(r"^#{1,6}\s+", "", text)
    return re.sub(r"(?<!\w)(\*\*|__|\*|_|`)(.+?)\1(?!\w)", r"\2", text).strip()


def is_bullet(line: Line) -> bool:
    return bool(_BULLETS.match(line.text)) and not line.text.startswith(("**", "*_"))


def looks_like_heading(line: Line) -> bool:
    """Short, with a capital, not a sentence."""
    text = bare(line.text)
    if is_bullet(line) or len(text) > MOST_HEADING or not text:
        return False
    if text.endswith((".", ";", ",")) and not re.search(r"\b(?:Inc|Ltd|Co|Corp|(?:\w\.){1,3}\w)\.$", text):
        return False
    return capitalised(text) and len(text.split()) <= 16


def dated_entries(lines: Sequence[Line]) -> list[Entry]:
    """One for each line with a time in its heading. Whether headings stand above their times, the first one tells."""
    anchors = _anchors(lines)
    if not anchors:
        return []
    above = sum(looks_like_heading(line) for line in lines[: anchors[0]][-MOST_ABOVE:])
    starts = [_start(lines, at, before, above) for at, before in zip(anchors, [-1, *anchors], strict=False)]
    starts[0] = min(starts[0], anchors[0])
    entries = []
    for number, (start, at) in enumerate(zip(starts, anchors, strict=True)):
        stop = starts[number + 1] if number + 1 < len(starts) else len(lines)
        entries.append(_entry(lines[start:stop], lines[at]))
    return entries


def _anchors(lines: Sequence[Line]) -> list[int]:
    """Where a time stands as in a heading: a range, at the edge of a line that is no sentence; not in a list item,
    unless all of them are list items."""
    found = []
    bullets_only = all(is_bullet(line) for line in lines)
    for index, line in enumerate(lines):
        if is_bullet(line) and not bullets_only:
            continue
        text = bare(line.text)
        span = span_in(text)
        if span is None or len(text) > MOST_HEADING + 40:
            continue
        before, after = text[: span.at].strip(" (|,–-•·"), text[span.stop :].strip(" )|,.–-•·")
        at_edge = not before or len(after) < 45
        if at_edge and (span.is_range or len(text) - (span.stop - span.at) < 90) and not _is_sentence(text, span):
            found.append(index)
    ranges = [index for index in found if (span := span_in(bare(lines[index].text))) and span.is_range]
    return ranges if len(ranges) * 2 >= len(found) and ranges else found


def _is_sentence(text: str, span: Span) -> bool:
    left = without_span(text, span)
    return (left.endswith(".") and len(left.split()) > 8) or (
        bool(left) and left[0].islower() and len(left.split()) > 4
    )


def _start(lines: Sequence[Line], at: int, before: int, above: int) -> int:
    """The first line of the heading whose time stands at `at`; `before` is where the last one's stands, `above` how
    many lines of the first heading stand above its time."""
    start = at
    while start - 1 > before and at - start < above and looks_like_heading(lines[start - 1]):
        if lines[start].number - lines[start - 1].number > 1 and start != at:
            break
        start -= 1
    return start


def _entry(lines: Sequence[Line], dated: Line) -> Entry:
    entry = Entry(span=span_in(bare(dated.text)), dated=dated)
    at = next(index for index, line in enumerate(lines) if line is dated)
    entry.heading = list(lines[: at + 1])
    rest = list(lines[at + 1 :])
    last = dated
    while rest and _goes_on(entry, rest[0], last):
        last = rest.pop(0)
        entry.heading.append(last)
    entry.body = rest
    return entry


def _goes_on(entry: Entry, line: Line, last: Line) -> bool:
    """Whether the heading has this line too: while a part of it is still missing, or for the place."""
    texts, text = entry.heading_texts(), bare(line.text)
    if (
        not looks_like_heading(line)
        or len(text) > MOST_BELOW
        or line.number - last.number > 2
        or len(texts) > MOST_ABOVE
    ):
        return False
    parts = [part for said in texts for piece in pieces_of(said) for part in piece.split(", ")]
    if len(parts) < 2 and len(text.split()) <= MOST_WORDS_BELOW:
        return True
    if line.number - last.number > 1:
        return False
    short = len(text.split()) <= MOST_WORDS_BELOW
    if short and organisation_like(text) > 0 and not any(organisation_like(part) > 0 for part in parts):
        return True
    if short and has("titles", text) and not any(has("titles", part) for part in parts):
        return True
    return len(text.split()) <= 5 and place_like(text) > 1 and not any(place_like(said) > 1 for said in texts)
