"""Text that was laid out on a grid of characters, back in the order in which a person reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.domain.resume_sections import section_of

GUTTER = 2  # characters of white that part two columns
LEAST_WRAPPED = 45  # characters: a shorter line ended where it was meant to
STRETCHED = 6  # blanks at the most between the words of a line that was stretched
LEAST_LINES = 4  # of each column
EDGE_LINES = 3  # at the top and the foot of a page, where headers and footers stand
CROSSING = 0.06  # of the lines: a few may reach across the gutter
BULLET = re.compile(r"^\s*(?:[•●▪■◦○‣⁃∙·–—*➢➤✓✔►▶❖◆+\-\uf0b7\uf0a7]|o(?= [A-Z]))\s+")
RUNNING_FOOT = re.compile(r"^(\D{3,50}?)\W*(?:page )?\d{1,2}$", re.I)
DATED = re.compile(r"(?:[^\W\d_]+\.? (?:de |du )?)?(?:\d{1,2}[./])?(?:19|20)\d\d\b")
PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|página|pagina)?\s*\d{1,2}\s*(?:(?:of|/|von|de|sur|di)\s*\d{1,2})?\W*$", re.I
)


def without_repeated(pages: list[list[str]]) -> list[list[str]]:
    """Page numbers go; what stands at the edge of every page stays on the first one only."""
    pages = [list(page) for page in pages]
    for page in pages:
        for index in _edges(page):
            if PAGE_NUMBER.match(page[index]) and page[index].strip():
                page[index] = ""
        _drop_running_foot(page)
    if len(pages) < 2:
        return pages
    seen = Counter(key for page in pages for key in {_key(page[index]) for index in _edges(page)} if key)
    for number, page in enumerate(pages):
        for index in _edges(page):
            if number and seen[_key(page[index])] == len(pages):
                page[index] = ""
    return pages


def _drop_running_foot(page: list[str]) -> None:
    """The last line where it is the first one again, with a number: "Jane Doe 1"."""
    full = [index for index, line in enumerate(page) if line.strip()]
    foot = RUNNING_FOOT.match(page[full[-1]].strip()) if len(full) > 2 * EDGE_LINES else None
    if foot and any(foot[1].lower() in " ".join(page[index].split()).lower() for index in full[:EDGE_LINES]):
        page[full[-1]] = ""


def _edges(page: Sequence[str]) -> list[int]:
    full = [index for index, line in enumerate(page) if line.strip()]
    return sorted({*full[:EDGE_LINES], *full[-EDGE_LINES:]})


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).lower()


def in_reading_order(lines: Sequence[str]) -> list[str]:
    """Column after column where there are columns; a list item in one line; no more than one empty line in a row."""
    cut = _columns(lines)
    if cut is None:
        return _joined([line.rstrip() for line in lines])
    top, bottom, gutter = cut
    left = [line[:gutter].rstrip() for line in lines[top:bottom]]
    right = [line[gutter:].rstrip() for line in lines[top:bottom]]
    opening = _before_headings(right) if not _before_headings(left) else 0
    parts = (list(lines[:top]), right[:opening], left, right[opening:], list(lines[bottom:]))
    joined: list[str] = []
    for part in parts:
        joined += [*_joined(part), ""] if any(line.strip() for line in part) else []
    return joined


def _before_headings(column: Sequence[str]) -> int:
    """How many lines stand above its first heading, where these say something: a name, a summary."""
    first = next((index for index, line in enumerate(column) if line.strip() and section_of(line.strip())), 0)
    return first if any(line.strip() for line in column[:first]) else 0


def _columns(lines: Sequence[str]) -> tuple[int, int, int] | None:
    """First line, line after the last, and the character at which the right column begins. Two texts side by side each
    have headings of their own; dates at the right edge, or labels at the left one, have none."""
    width = max((len(line) for line in lines), default=0)
    best: tuple[int, tuple[int, int, int]] | None = None
    for gutter in range(8, width - 6):
        for top, bottom in _runs(lines, gutter):
            score = _worth(lines[top:bottom], gutter)
            score -= 40 * sum(bool(line[gutter - GUTTER : gutter].strip()) for line in lines[top:bottom])
            if score > 0 and (best is None or score > best[0]):
                best = score, (top, bottom, gutter)
    return best[1] if best else None


def _runs(lines: Sequence[str], gutter: int) -> Iterator[tuple[int, int]]:
    """Where the gutter is white for long enough: from a line on which both sides may begin to the last one."""
    crossing = [bool(line[gutter - GUTTER : gutter].strip()) for line in lines]
    walls = [-1, *(index for index, crosses in enumerate(crossing) if crosses), len(lines)]
    for before, after in pairwise(walls):
        if after - before > LEAST_LINES:
            yield before + 1, after
    allowed = int(sum(bool(line.strip()) for line in lines) * CROSSING)
    if 0 < len(walls) - 2 <= allowed:
        yield 0, len(lines)


def _worth(lines: Sequence[str], gutter: int) -> int:
    """0: these are no columns."""
    left = [line[:gutter].strip() for line in lines]
    right = [line[gutter:].strip() for line in lines]
    full = sum(map(bool, left)), sum(map(bool, right))
    if min(full) < LEAST_LINES:
        return 0
    headings = [sum(section_of(text) is not None for text in side if text) for side in (left, right)]
    # A right column starts at one place; the nearest gutter to it leaves no stray spaces.
    starts = Counter(
        gutter + len(line[gutter:]) - len(line[gutter:].lstrip()) for line in lines if line[gutter:].strip()
    )
    aligned = starts.most_common(1)[0][1]
    if min(headings) == 0 or aligned < full[1] * 0.3:
        return 0
    flush = starts.most_common(1)[0][0] == gutter
    return sum(full) * 10 + sum(headings) * 20 + 50 * flush


def _joined(lines: Sequence[str]) -> list[str]:
    """A list item that runs over several lines becomes one; words that were parted at the end of a line are whole."""
    found: list[str] = []
    hanging: int | None = None  # where the item's mark stands
    for line in lines:
        indent = len(line) - len(line.lstrip())
        text = _unjustified(line.strip())
        if not text:
            hanging = None
            if found and found[-1]:
                found.append("")
        elif mark := BULLET.match(line):
            hanging = indent
            found.append("• " + _unjustified(line[mark.end() :].strip()))
        elif found and _goes_on(found[-1], text, indent, hanging):
            found[-1] = _together(found[-1], text)
        else:
            hanging = None
            found.append(text)
    while found and not found[-1]:
        found.pop()
    return found


def _unjustified(text: str) -> str:
    """Without the blanks that stretch a line to both edges: small ones, and nearly everywhere."""
    gaps = re.findall(r" +", text)
    wide = [gap for gap in gaps if len(gap) > 1]
    if (
        len(gaps) >= 5
        and len(wide) * 2 > len(gaps)
        and max(map(len, wide)) <= STRETCHED
        and re.search(r"[,.;] | \w{1,3} ", text)
    ):
        return re.sub(" +", " ", text)
    return text


def _goes_on(before: str, text: str, indent: int, hanging: int | None) -> bool:
    """Whether a line is the rest of the one before. `hanging`: where the mark of the list item above stands, if any."""
    if DATED.match(text):  # months have small letters in many languages
        return False
    if hanging is not None:
        return indent > hanging or text[0].islower()
    return len(before) >= LEAST_WRAPPED and text[0].islower() and before[-1] not in ".:;!?"


def _together(before: str, after: str) -> str:
    if re.search(r"[a-zà-ÿ]-$", before) and after[0].islower():
        return before[:-1] + after
    return f"{before} {after}"
