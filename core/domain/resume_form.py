"""A résumé's facts as somebody edits them: words in fields, one line of the résumé a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.resume import Contact, Experience, Facts, Line, MonthYear


@dataclass(frozen=True, slots=True)
class EntryForm:
    """A post, a project, or what somebody learned. Without a head it is to be taken out."""

    head: str  # a title, a project's name, a degree
    organisation: str = ""
    start: str = ""  # "Mar 2019" or "2019"
    end: str = ""  # as the start; "now"
    lines: str = ""


@dataclass(frozen=True, slots=True)
class FactsForm:
    name: str
    email: str
    phone: str
    place: str
    links: str  # one a line
    summary: str
    experience: tuple[EntryForm, ...]
    projects: tuple[EntryForm, ...]
    skills: str  # by commas or lines
    education: tuple[EntryForm, ...]


NOW = "now"


def form_of(facts: Facts) -> FactsForm:
    contact = facts.contact
    return FactsForm(
        contact.name,
        contact.email,
        contact.phone,
        contact.place,
        "\n".join(contact.links),
        _words(facts.summary),
        tuple(map(_post, facts.experience)),
        tuple(EntryForm(one.name, lines=_words(one.lines)) for one in facts.projects),
        ", ".join(skill.name for skill in facts.skills),
        tuple(EntryForm(one.degree, one.institution, _when(one.start), _when(one.end)) for one in facts.education),
    )


def contact_of(form: FactsForm) -> Contact:
    links = tuple(link.strip() for link in form.links.splitlines() if link.strip())
    return Contact(form.name.strip(), form.email.strip(), form.phone.strip(), form.place.strip(), links)


def _post(one: Experience) -> EntryForm:
    end = NOW if one.is_current else _when(one.end)
    return EntryForm(one.title, one.organisation, _when(one.start), end, _words(one.lines))


def _words(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _when(at: MonthYear | None) -> str:
    return str(at) if at else ""
