"""A résumé and a job description: their text, what was found in it, and how well the two fit.

Lines are those of the text as it was read or edited, numbered from 1; every fact says on which of them it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class SourceKind(StrEnum):
    """What a file is by its content; its name does not count."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"
    MARKDOWN = "markdown"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The text of a file. `pages` counts at least 1."""

    text: str
    pages: int
    kind: SourceKind
    read_by: str = ""  # of a picture: "Tesseract", or a vision model's name
    note: str = ""  # a sentence for the person: what was not as hoped


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # from 1
    text: str


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line that says something, with its number among all lines."""
    return tuple(Line(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


@dataclass(frozen=True, slots=True)
class MonthYear:
    year: int
    month: int | None = None  # 1 to 12; None: only the year is written

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)


@dataclass(frozen=True, slots=True)
class Contact:
    """Never part of a prompt. "" and (): not found."""

    name: str = ""
    email: str = ""
    phone: str = ""
    place: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Experience:
    title: str
    organisation: str = ""
    start: MonthYear | None = None
    end: MonthYear | None = None  # None with `is_current`: it goes on
    is_current: bool = False
    place: str = ""
    lines: tuple[Line, ...] = ()  # what is said of it, below its heading
    where: Line | None = None  # its heading; None: added by hand


@dataclass(frozen=True, slots=True)
class Project:
    name: str
    lines: tuple[Line, ...] = ()  # what is said of it, below or beside its name
    skills: tuple[str, ...] = ()
    where: Line | None = None


@dataclass(frozen=True, slots=True)
class Education:
    degree: str
    institution: str = ""
    start: MonthYear | None = None
    end: MonthYear | None = None
    where: Line | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    name: str
    where: Line | None = None  # where it is first said; None: added by hand


@dataclass(frozen=True, slots=True)
class Facts:
    contact: Contact = Contact()
    summary: tuple[Line, ...] = ()
    experience: tuple[Experience, ...] = ()
    projects: tuple[Project, ...] = ()
    skills: tuple[Skill, ...] = ()
    education: tuple[Education, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.summary or self.experience or self.projects or self.skills or self.education)


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """Facts, and who found them: a model's name, or "" for the built-in rules."""

    facts: Facts
    brain: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    id: str  # UUID
    owner_id: str
    label: str  # "Data roles"; by default the file's name without its ending
    added_at: datetime
    text: str
    facts: Facts = Facts()
    kind: SourceKind = SourceKind.TEXT
    is_default: bool = False
    version: int = 0  # optimistic lock, as an interview's

    @property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.text)


@dataclass(frozen=True, slots=True)
class JobDescription:
    id: str  # UUID
    owner_id: str
    title: str
    company: str
    text: str
    added_at: datetime
    version: int = 0


@dataclass(frozen=True, slots=True)
class Requirement:
    skill: str
    wished: bool  # nice to have; otherwise required
    where: Line  # of the job's text


class FindingState(StrEnum):
    FOUND = "found"
    PARTIAL = "partial"  # something near it
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    requirement: Requirement
    state: FindingState
    where: Line | None = None  # of the résumé; None when missing
    via: str = ""  # the word of the résumé that stands for it, where it is another one
    reason: str = ""  # a sentence for the person


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """What an interviewer will ask because of a gap."""

    requirement: Requirement
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A résumé against a job. `score` is 0-100; None: the job's text names no requirement that was understood."""

    score: int | None
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()  # sentences: what the score rests on
    questions: tuple[GapQuestion, ...] = ()

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """Missing and partial, required ones first."""
        open_ones = [finding for finding in self.findings if finding.state is not FindingState.FOUND]
        return tuple(sorted(open_ones, key=lambda f: (f.requirement.wished, f.state is FindingState.PARTIAL)))
