"""Corrections of what was read: the candidate's words take the place of the reader's, in the facts and in the text, so
that a line's number stays true and what is searched for a job is what the candidate says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from core.domain.resume import MONTHS, Education, Experience, Facts, Line, MonthYear, Project, Resume, Skill
from core.domain.resume_form import EntryForm, FactsForm, contact_of
from core.errors import InputRejected
from core.services.typed import cleaned

MOST_ENTRIES = 60  # of a section
MOST_CHARACTERS = 300  # of a field, or a line's worth of a heading
MOST_IN_A_SECTION = 8_000
STILL = ("now", "today", "present", "current", "ongoing")
WHEN = re.compile(r"(?:(?P<name>[A-Za-z]{3,9})\.?\s+|(?P<number>\d{1,2})\s*[/.-]\s*)?(?P<year>(?:19|20)\d{2})")


def corrected(resume: Resume, form: FactsForm) -> Resume:
    """Raises InputRejected for a date that is none, and for more than a résumé holds."""
    form = _cleaned(form)
    _check(form)
    paper, facts = _Paper(resume), resume.facts
    new = Facts(
        contact=contact_of(form),
        summary=paper.kept(form.summary, facts.summary),
        experience=tuple(_posts(form.experience, facts.experience, paper)),
        projects=tuple(_projects(form.projects, facts.projects, paper)),
        skills=_skills(form.skills, facts.skills),
        education=tuple(_degrees(form.education, facts.education)),
    )
    return replace(resume, text=paper.text, facts=new)


@dataclass
class _Paper:
    """The text while it is corrected."""

    resume: Resume
    rows: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = self.resume.text.split("\n")

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    def kept(self, words: str, known: tuple[Line, ...]) -> tuple[Line, ...]:
        """Lines as they are to stand: those that were there keep their numbers, a changed one takes the number of the
        one whose place it has, a new one stands below everything; what was taken out leaves its row empty."""
        wanted = [text for row in words.splitlines() if (text := row.strip())]
        free = list(known)
        found: list[Line | None] = []
        for text in wanted:
            same = next((line for line in free if line.text == text), None)
            found.append(same)
            if same:
                free.remove(same)
        lines = [line or self._placed(text, free) for line, text in zip(found, wanted, strict=True)]
        for line in free:
            self._write(line.number, "")
        return tuple(lines)

    def _placed(self, text: str, free: list[Line]) -> Line:
        if free:
            line = replace(free.pop(0), text=text)
            self._write(line.number, text)
            return line
        self.rows.append(text)
        return Line(len(self.rows), text)

    def _write(self, number: int, text: str) -> None:
        if 1 <= number <= len(self.rows):
            self.rows[number - 1] = text


def _posts(entries: tuple[EntryForm, ...], known: tuple[Experience, ...], paper: _Paper) -> Iterator[Experience]:
    for at, entry in enumerate(entries):
        old = known[at] if at < len(known) else Experience("")
        lines = paper.kept(entry.lines if entry.head.strip() else "", old.lines)
        if not entry.head.strip():
            continue
        is_current = entry.end.strip().casefold() in STILL
        yield replace(
            old,
            title=entry.head.strip(),
            organisation=entry.organisation.strip(),
            start=month_year(entry.start),
            end=None if is_current else month_year(entry.end),
            is_current=is_current,
            lines=lines,
        )


def _projects(entries: tuple[EntryForm, ...], known: tuple[Project, ...], paper: _Paper) -> Iterator[Project]:
    for at, entry in enumerate(entries):
        old = known[at] if at < len(known) else Project("")
        lines = paper.kept(entry.lines if entry.head.strip() else "", old.lines)
        if entry.head.strip():
            yield replace(old, name=entry.head.strip(), lines=lines)


def _degrees(entries: tuple[EntryForm, ...], known: tuple[Education, ...]) -> Iterator[Education]:
    for at, entry in enumerate(entries):
        if entry.head.strip():
            old = known[at] if at < len(known) else Education("")
            start, end = month_year(entry.start), month_year(entry.end)
            yield replace(old, degree=entry.head.strip(), institution=entry.organisation.strip(), start=start, end=end)


def _skills(words: str, known: tuple[Skill, ...]) -> tuple[Skill, ...]:
    by_name = {skill.name.casefold(): skill for skill in known}
    names = dict.fromkeys(name for part in re.split(r"[,;\n]", words) if (name := part.strip()))
    return tuple(by_name.get(name.casefold()) or Skill(name) for name in names)


def month_year(words: str) -> MonthYear | None:
    """None where nothing is written. Raises InputRejected."""
    text = words.strip()
    if not text:
        return None
    found = WHEN.fullmatch(text)
    month = _month(found) if found else None
    if found is None or (month is None and (found["name"] or found["number"])):
        said = re.sub(r"[^\w ./-]", "", text)[:40]  # it is shown as a sentence, where marks could be markup
        raise InputRejected(f"“{said}” is not a month and a year. Write “Mar 2019”, “03/2019” or “2019”.")
    return MonthYear(int(found["year"]), month)


def _month(found: re.Match[str]) -> int | None:
    if found["number"]:
        return int(found["number"]) if 1 <= int(found["number"]) <= 12 else None
    names = [name.casefold() for name in MONTHS]
    start = (found["name"] or "")[:3].casefold()
    return names.index(start) + 1 if start in names else None


def _cleaned(form: FactsForm) -> FactsForm:
    def entries(those: tuple[EntryForm, ...]) -> tuple[EntryForm, ...]:
        return tuple(
            EntryForm(*map(cleaned, (e.head, e.organisation, e.start, e.end, e.lines))) for e in those[:MOST_ENTRIES]
        )

    return FactsForm(
        name=cleaned(form.name),
        email=cleaned(form.email),
        phone=cleaned(form.phone),
        place=cleaned(form.place),
        links=cleaned(form.links),
        summary=cleaned(form.summary),
        experience=entries(form.experience),
        projects=entries(form.projects),
        skills=cleaned(form.skills),
        education=entries(form.education),
    )


def _check(form: FactsForm) -> None:
    entries = (*form.experience, *form.projects, *form.education)
    fields: Iterable[str] = (
        *(form.name, form.email, form.phone, form.place),
        *(words for entry in entries for words in (entry.head, entry.organisation, entry.start, entry.end)),
    )
    if any(len(words) > MOST_CHARACTERS for words in fields):
        raise InputRejected(f"A field holds at most {MOST_CHARACTERS} characters.")
    if any(len(words) > MOST_IN_A_SECTION for words in (form.summary, form.skills, *(e.lines for e in entries))):
        raise InputRejected(f"A section holds at most {MOST_IN_A_SECTION:,} characters.")
