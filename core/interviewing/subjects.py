"""What there is to ask about in a résumé, each with the line that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.domain.resume import Experience, Facts, Finding, Line, Project
from core.domain.source import Origin
from core.interviewing.resume_asks import About

MOST_QUOTED = 180  # characters
MIN_LINE_WORDS = 4  # below it a line is a label, not something that somebody did
CONTEXT_LINES = 6
# Money, shares, multiples and counts; a year, a date or a version is no claim.
FIGURE = re.compile(
    r"(?:[£$€¥₹]\s?\d[\d.,]*\s?(?:k|m|bn|million|billion|thousand)?\b"
    r"|\d[\d.,]*\s?(?:%|per ?cent\b|percent\b|percentage points\b|[x×](?!\w)|times\b|million\b|billion\b|thousand\b)"
    r"|(?<![\w.])\d{1,3}(?:[,.]\d{3})+(?!\w)"
    r"|(?<![\w.,/–-])\d{1,4}\s?(?:hours?|minutes?|seconds?|days?|weeks?|ms|people|users|customers|clients|patients"
    r"|pupils|students|accounts|stores|sites|countries|engineers|nurses|staff|orders|tickets|beds)\b)",
    re.IGNORECASE,
)
CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|https?://|www\.|(?:\+|00)\d[\d ()/-]{7,}|linkedin\.com|github\.com", re.I)


@dataclass(frozen=True, slots=True)
class Subject:
    about: About
    slots: Mapping[str, str]  # what a wording may name, ready to stand inside quotation marks
    origin: Origin
    line: Line  # number 0: added by hand
    facts: tuple[str, ...]  # lines that an answer may rest on
    weight: float  # what is newer and more concrete comes first


def subjects_of(facts: Facts, role: str, gaps: Sequence[Finding] = ()) -> tuple[Subject, ...]:
    """Nothing in them names the person or how to reach them."""
    found = [
        *(subject for at, one in enumerate(facts.experience) for subject in _of_experience(one, at, role)),
        *(subject for at, one in enumerate(facts.projects) for subject in _of_project(one, at)),
        *_of_skills(facts),
        *(_of_gap(finding, role, facts) for finding in gaps),
    ]
    names = [facts.contact.name.casefold()] if facts.contact.name else []
    return tuple(s for s in found if not _is_private(s.line.text, names))


def _of_experience(one: Experience, at: int, role: str) -> Iterator[Subject]:
    newer = 1 / (1 + at)
    lines = [line for line in one.lines if _tells(line)]
    context = _context(lines)
    place = ", ".join(part for part in (quotable(one.title), quotable(one.organisation)) if part)
    if place and one.lines:
        head = one.where or Line(0, place)
        yield Subject(About.ROLE, {"place": place, "role": role}, Origin.RESUME, head, context, newer)
    yield from _of_lines(lines, context, newer)


def _of_project(one: Project, at: int) -> Iterator[Subject]:
    newer = 1 / (1 + at)
    lines = [line for line in one.lines if _tells(line)]
    context = _context(lines)
    for line in lines[:2] or [one.where or Line(0, one.name)]:
        slots = {"project": quotable(one.name)} | ({"line": quotable(line.text)} if _tells(line) else {})
        yield Subject(About.PROJECT, slots, Origin.RESUME, line, context or (line.text,), newer)
    yield from _of_lines(lines, context, newer * 0.9)


def _of_lines(lines: Iterable[Line], context: tuple[str, ...], newer: float) -> Iterator[Subject]:
    for line in lines:
        own = tuple(dict.fromkeys((bare(line.text), *context)))[:CONTEXT_LINES]
        if figure := FIGURE.search(line.text):
            slots = {"claim": quotable(clause_with(line.text, figure)), "figure": figure[0].strip()}
            yield Subject(About.CLAIM, slots, Origin.RESUME, line, own, newer + 0.5)
        yield Subject(About.STORY, {"line": quotable(line.text)}, Origin.RESUME, line, own, newer)


def _of_skills(facts: Facts) -> Iterator[Subject]:
    lines = [*(one.lines for one in facts.experience), *(one.lines for one in facts.projects)]
    told = [line for own in lines for line in own if _tells(line)]
    for at, skill in enumerate(facts.skills):
        uses = tuple(bare(line.text) for line in told if _names(line.text, skill.name))[:CONTEXT_LINES]
        weight = 1 / (2 + at) + 0.5 * bool(uses)
        line = skill.where or Line(0, skill.name)
        own = tuple(dict.fromkeys((bare(line.text), *uses)))
        yield Subject(About.SKILL, {"skill": quotable(skill.name)}, Origin.RESUME, line, own, weight)


def _of_gap(finding: Finding, role: str, facts: Facts) -> Subject:
    wanted = finding.requirement
    near = (bare(finding.where.text),) if finding.where else ()
    slots = {"skill": quotable(wanted.skill), "role": role}
    listed = tuple(dict.fromkeys(bare(skill.where.text) for skill in facts.skills if skill.where))[:2]
    return Subject(About.GAP, slots, Origin.JOB, wanted.where, near or listed, 1.0 if not wanted.wished else 0.5)


def quotable(text: str) -> str:
    """On one line, without its bullet, its last full stop and quotation marks of its own; cut between words."""
    plain = re.sub(r"[“”\"„«»]", "'", bare(text)).rstrip(" .;,")
    if len(plain) <= MOST_QUOTED:
        return plain
    return plain[:MOST_QUOTED].rsplit(" ", 1)[0].rstrip(" ,;") + " …"


def bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^\s*(?:[-–—•·▪◦‣*>]|\d+[.)])\s+", "", text)).strip()


def clause_with(text: str, figure: re.Match[str]) -> str:
    """The part of a line, between its commas, that has the figure; all of it where the part alone says too little."""
    start = max((m.end() for m in re.finditer(r"[;,–—]\s", text[: figure.start()])), default=0)
    rest = re.search(r"[;,–—]\s", text[figure.end() :])
    clause = text[start : figure.end() + rest.start() if rest else len(text)]
    return clause if len(clause.split()) >= 5 else text


def _tells(line: Line) -> bool:
    return len(bare(line.text).split()) >= MIN_LINE_WORDS


def _context(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(bare(line.text) for line in lines)[:CONTEXT_LINES]


def _names(text: str, skill: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(skill)}(?!\w)", text, re.IGNORECASE) is not None


def _is_private(text: str, names: list[str]) -> bool:
    return CONTACT.search(text) is not None or any(name in text.casefold() for name in names)
