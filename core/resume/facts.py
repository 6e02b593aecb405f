"""A résumé's text as facts, by rules alone: sections by their headings, then entries by their times and shapes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from core.domain.resume import Education, Experience, Facts, Line, Project, Skill, lines_of
from core.domain.resume_sections import Section, section_of
from core.resume.contact import contact_of, is_contact
from core.resume.entries import Entry, bare, dated_entries, is_bullet, looks_like_heading
from core.resume.headings import job_heading, study_heading
from core.resume.skills import listed_skills, mentioned_skills
from core.resume.vocabulary import Vocabulary, shipped_vocabulary
from core.resume.words import has

MOST_LINES = 1_500
MOST_ENTRIES = 60
LEAST_SUMMARY_WORDS = 8
_INLINE = re.compile(r"^([^\W\d_][^:|]{2,40}):\s+(\S.*)$")
_RULE = re.compile(r"^[-=_~*#]{3,}$")


def facts_of(text: str) -> Facts:
    """Never raises: what is not found is empty. Linear in the length of the text."""
    vocabulary = shipped_vocabulary()
    lines = [line for line in lines_of(text)[:MOST_LINES] if not _RULE.match(line.text)]
    head, sections = _sections(lines)
    contact = contact_of(lines)
    experience = _experience(sections[Section.EXPERIENCE])
    projects = _projects(sections[Section.PROJECTS], vocabulary)
    skills = listed_skills(sections[Section.SKILLS], vocabulary)
    return Facts(
        contact=contact,
        summary=_summary(head, sections[Section.SUMMARY], contact.name),
        experience=experience,
        projects=projects,
        skills=skills or mentioned_skills(lines, vocabulary),
        education=_education(sections[Section.EDUCATION]),
    )


def _sections(lines: Sequence[Line]) -> tuple[list[Line], dict[Section, list[Line]]]:
    """What stands above the first heading, and the lines of each section, from all of its headings."""
    head: list[Line] = []
    sections: dict[Section, list[Line]] = {section: [] for section in Section}
    current: Section | None = None
    for line, below in zip_longest(lines, lines[1:]):
        text = bare(line.text)
        section = section_of(text)
        if section is Section.LANGUAGES and current is Section.SKILLS and below is not None and _names_code(below.text):
            section = None
        if section is not None and not (is_bullet(line) and current is not None):
            current = section
            continue
        inline = _INLINE.match(text)
        named = section_of(inline[1]) if inline and not is_bullet(line) else None
        if (
            inline
            and named in (Section.SKILLS, Section.SUMMARY, Section.LANGUAGES, Section.EDUCATION)
            and _opens(named, current)
        ):
            current = named
            sections[current].append(Line(line.number, inline[2]))
        else:
            (head if current is None else sections[current]).append(line)
    return head, sections


def _names_code(text: str) -> bool:
    """Whether the languages of a list are those of programs."""
    return any(mention.skill.near for mention in shipped_vocabulary().mentions(text) if mention.skill.name != "English")


def _opens(named: Section, current: Section | None) -> bool:
    """Labels within a list of skills are no sections: "Languages: Python", "Tools: Git"."""
    return current is not Section.SKILLS and not (
        current is Section.PROJECTS or (current is Section.EXPERIENCE and named is not Section.EDUCATION)
    )


def _summary(head: Sequence[Line], section: Sequence[Line], name: str) -> tuple[Line, ...]:
    if section:
        return tuple(Line(line.number, bare(line.text)) for line in section if not is_contact(line.text))
    prose = [line for line in head if len(line.text.split()) >= LEAST_SUMMARY_WORDS]
    return tuple(line for line in prose if not is_contact(line.text) and name not in (line.text, None))


def _experience(lines: Sequence[Line]) -> tuple[Experience, ...]:
    found: list[Experience] = []
    shared = ""  # the employer of several posts
    for entry in dated_entries(lines)[:MOST_ENTRIES]:
        said = job_heading(entry.heading_texts())
        span = entry.span
        assert span is not None
        if not said.title and said.organisation and not entry.body:
            shared = said.organisation
            continue
        # Several posts with one employer, which is named above the first of them.
        before = found[-1].organisation if found and said.title and len(entry.heading) == 1 else ""
        organisation = said.organisation or shared or before
        shared = shared if not said.organisation else ""
        found.append(
            Experience(
                said.title,
                organisation,
                span.start if span.is_range else None,
                span.end,
                span.is_current,
                said.place,
                tuple(Line(line.number, bare(line.text)) for line in entry.body),
                entry.heading[0],
            )
        )
    return tuple(found)


def _education(lines: Sequence[Line]) -> tuple[Education, ...]:
    entries = dated_entries(lines) or _undated(lines)
    found = []
    for entry in entries[:MOST_ENTRIES]:
        said = study_heading(entry.heading_texts())
        if said.degree or said.institution:
            span = entry.span
            start = span.start if span and span.is_range else None
            end = span.end if span else None
            found.append(Education(said.degree, said.institution, start, end, entry.heading[0]))
    return tuple(found)


def _undated(lines: Sequence[Line]) -> list[Entry]:
    """Courses of study without a time: each begins where a degree is named, or a school for the first time."""
    entries: list[Entry] = []
    for line in lines:
        text = bare(line.text)
        degree, school = has("degrees", text) > 0, has("schools", text) > 0
        if not (degree or school):
            continue
        said = " ".join(bare(other.text) for other in entries[-1].heading) if entries else ""
        if (
            entries
            and len(entries[-1].heading) < 2
            and not (degree and has("degrees", said))
            and not (school and has("schools", said))
        ):
            entries[-1].heading.append(line)
        else:
            entries.append(Entry(heading=[line]))
    return entries


def _projects(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Project, ...]:
    found: list[tuple[str, Line, list[Line]]] = []
    has_headings = any(looks_like_heading(line) for line in lines)
    for line in lines:
        name, rest = _project_name(line, opens=not is_bullet(line) if has_headings else True)
        if name:
            found.append((name, line, [Line(line.number, rest)] if rest else []))
        elif found:
            found[-1][2].append(Line(line.number, bare(line.text)))
    return tuple(_project(name, where, body, vocabulary) for name, where, body in found[:MOST_ENTRIES])


def _project_name(line: Line, *, opens: bool) -> tuple[str, str]:
    """The name that begins a project, and what stands behind it; "": this line goes on."""
    text = bare(line.text)
    if not opens or text.lower().startswith(
        ("technologies", "tech stack", "stack", "tools", "built with", "role:", "http", "github", "link")
    ):
        return "", ""
    whole = re.split(r"\s*(?:\||—|\s–\s|\s-\s|:\s|\s{3,}|\s\(|\s•\s|,\s(?=(?:19|20)\d\d))", text, maxsplit=1)
    name = whole[0].strip(" .,;")
    is_name = (
        0 < len(name.split()) <= 8
        and (len(whole) > 1 or looks_like_heading(line))
        and name[0].isupper() | name[0].isdigit() | name[0].islower()
    )
    if not is_name or (len(whole) == 1 and len(name.split()) > 7):
        return "", ""
    return name, whole[1].strip(" .)") if len(whole) > 1 else ""


def _project(name: str, where: Line, body: Sequence[Line], vocabulary: Vocabulary) -> Project:
    said = [where, *body]
    skills = dict.fromkeys(mention.skill.name for line in said for mention in vocabulary.mentions(line.text))
    return Project(name, tuple(body), tuple(skills), where)


def skill_lines(skills: Sequence[Skill]) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(skill.where for skill in skills if skill.where is not None))
