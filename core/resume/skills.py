"""The skills that a résumé lists; where it has no list, those that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from core.domain.resume import Line, Skill
from core.domain.resume_sections import section_of
from core.resume.entries import bare, is_bullet
from core.resume.vocabulary import Vocabulary

MOST_SKILLS = 80
MOST_WORDS = 6
_LABEL = re.compile(r"^[^\d,;:]{2,45}:\s*")
_WIDE = re.compile(r"\s{3,}")
_CUT = re.compile(r"\s*(?:,|;|\||•|·|●|▪|■|◆|○|◦|\s/\s|\s{3,}|\t|\s[–—-]\s(?=[A-Z])|\.\s+(?=[A-Z])|\.$)\s*")
_LEVEL = re.compile(
    r"\s*(?:[(\[–—:-]\s*)?\b(?:expert|advanced|intermediate|beginner|basic|basics|proficient|fluent|native|conversational|"
    r"working knowledge|"
    r"good|very good|excellent|strong|familiar|novice|sehr gut|gut|grundkenntnisse|fortgeschritten|experte|"
    r"avancé|"
    r"intermédiaire|débutant|avanzado|intermedio|básico|ottimo|buono|\d{1,2}\+?\s*(?:years?|yrs?|jahre|ans|"
    r"años)|"
    r"\d{1,3}\s*%|\d/\d|level \d)\b\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_DOTS = re.compile(r"[●○★☆■□▪▫◆◇⬤◯•]{2,}")
_BRACKETS = re.compile(r"^(.{2,40}?)\s*\(([^()]{2,120})\)$")
_AND = re.compile(r"\s+(?:and|&|und|et|y|e)\s+(?=\S+(?:\s\S+)?$)")


def listed_skills(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Skill, ...]:
    found: dict[str, Skill] = {}
    for line, below in zip_longest(lines, lines[1:]):
        heads_a_group = below is not None and is_bullet(below) and not is_bullet(line) and "," not in line.text
        if section_of(line.text) is not None or heads_a_group:
            continue
        for item in _items(line.text, vocabulary):
            found.setdefault(item.lower(), Skill(item, line))
    return tuple(found.values())[:MOST_SKILLS]


def _items(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    text = _DOTS.sub(" | ", bare(text))
    cells = _WIDE.split(text)
    # A label and its list in a table: "Languages    Python, Java".
    if len(cells) == 2 and "," in cells[1] and "," not in cells[0]:
        text = cells[1]
    text = _LABEL.sub("", text)
    if _is_sentence(text):
        yield from (mention.skill.name for mention in vocabulary.mentions(text))
        return
    for part in _parts(text):
        item = _LEVEL.sub("", part).strip(" .:–—-*_`()")
        if inside := _BRACKETS.match(part.strip()):
            if _LEVEL.fullmatch(f"({inside[2]})"):
                yield inside[1].strip()
            else:
                yield from (cut for piece in (inside[1], inside[2]) for cut in map(str.strip, _CUT.split(piece)) if cut)
        elif item and len(item.split()) <= MOST_WORDS and any(c.isalpha() for c in item):
            yield from _apart(item, vocabulary)


def _parts(text: str) -> list[str]:
    """Cut at the marks of a list, as far as they stand outside brackets."""
    shielded = re.sub(r"\([^()]*\)", lambda m: m[0].replace(",", "\0").replace(";", "\1").replace("/", "\2"), text)
    return [
        part.replace("\0", ",").replace("\1", ";").replace("\2", "/") for part in _CUT.split(shielded) if part.strip()
    ]


def _is_sentence(text: str) -> bool:
    return (
        len(text.split()) > 9
        and text.count(" / ") + text.count(",") + text.count(";") + text.count("|") + text.count("•")
        < len(text.split()) / 7
    )


def _apart(item: str, vocabulary: Vocabulary) -> Iterator[str]:
    """ "Python and SQL" is two; "Monitoring and evaluation" is one."""
    halves = _AND.split(item)
    if len(halves) == 2 and vocabulary.of(item) is None and all(vocabulary.of(half) for half in halves):
        yield from halves
    elif item.startswith(("and ", "und ", "et ")):
        yield item.split(" ", 1)[1]
    else:
        yield item


def mentioned_skills(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Skill, ...]:
    found: dict[str, Skill] = {}
    for line in lines:
        for mention in vocabulary.mentions(line.text):
            found.setdefault(mention.skill.name, Skill(mention.skill.name, line))
    return tuple(found.values())[:MOST_SKILLS]
