"""What was read in a résumé, by section; each can be corrected, and what is saved are the candidate's own words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from core.domain.resume import Education, Experience, Facts, Line, Project, Resume
from core.domain.resume_form import EntryForm, FactsForm, form_of

Save = Callable[[FactsForm], None]


def sections(resume: Resume, save: Save) -> None:
    facts, form = resume.facts, form_of(resume.facts)
    version = f"{resume.id}-{resume.version}"  # a saved correction draws its fields anew
    _contact(facts, form, version, save)
    _summary(facts, form, version, save)
    _entries(POSTS, _posts(facts.experience), form.experience, version, lambda new: save(replace(form, experience=new)))
    _entries(PROJECTS, _projects(facts.projects), form.projects, version, lambda new: save(replace(form, projects=new)))
    _skills(facts, form, version, save)
    _entries(
        DEGREES, _degrees(facts.education), form.education, version, lambda new: save(replace(form, education=new))
    )


@dataclass(frozen=True, slots=True)
class Fields:
    """Of a section with entries: what its fields are called; "" where it has none."""

    title: str
    icon: str
    head: str
    organisation: str = ""
    lines: str = ""


POSTS = Fields("Experience", "work", "Title", "Organisation", "What you did, one line each")
PROJECTS = Fields("Projects", "deployed_code", "Name", lines="What it was, one line each")
DEGREES = Fields("Education", "school", "Degree or subject", "School or university")


def _contact(facts: Facts, form: FactsForm, version: str, save: Save) -> None:
    contact = facts.contact
    rows = [("Name", contact.name), ("E-mail", contact.email), ("Telephone", contact.phone), ("Place", contact.place)]
    body = "".join(f'<div><dt>{name}</dt><dd dir="auto">{escape(value)}</dd></div>' for name, value in rows if value)
    links = "".join(f"<div><dt>Link</dt><dd>{escape(link)}</dd></div>" for link in contact.links)
    note = '<p class="rh-small rh-mist">Never given to a model, and never part of a question.</p>'
    html = f'<dl class="facts">{body}{links}</dl>{note}' if body or links else ""
    with _section("Contact", "badge", html), st.form(f"contact-{version}", border=False):
        left, right = st.columns(2)
        new = replace(
            form,
            name=left.text_input("Name", form.name),
            email=right.text_input("E-mail", form.email),
            phone=left.text_input("Telephone", form.phone),
            place=right.text_input("Place", form.place),
            links=st.text_area("Links, one a line", form.links, height=80),
        )
        if st.form_submit_button("Save the contact"):
            save(new)


def _summary(facts: Facts, form: FactsForm, version: str, save: Save) -> None:
    with _section("Summary", "notes", _lines(facts.summary)), st.form(f"summary-{version}", border=False):
        words = st.text_area("Summary, one line each", form.summary, height=120)
        if st.form_submit_button("Save the summary"):
            save(replace(form, summary=words))


def _skills(facts: Facts, form: FactsForm, version: str, save: Save) -> None:
    chips = "".join(f'<li dir="auto">{escape(skill.name)}</li>' for skill in facts.skills)
    html = f'<ul class="chips">{chips}</ul>' if chips else ""
    with _section("Skills", "construction", html), st.form(f"skills-{version}", border=False):
        words = st.text_area("Skills, by commas", form.skills, height=100)
        if st.form_submit_button("Save the skills"):
            save(replace(form, skills=words))


def _entries(
    fields: Fields,
    html: str,
    entries: tuple[EntryForm, ...],
    version: str,
    save: Callable[[tuple[EntryForm, ...]], None],
) -> None:
    """Fields for each entry, and for one more; an entry whose first field is emptied is taken out."""
    title = fields.title
    with _section(title, fields.icon, html), st.form(f"{title}-{version}", border=False):
        new = []
        for at, entry in enumerate((*entries, EntryForm(""))):
            st.html(f'<p class="eyebrow">{"One more" if at == len(entries) else f"{title} {at + 1}"}</p>')
            new.append(_entry(entry, f"{title}-{version}-{at}", fields))
        st.caption("An entry whose first field is empty is taken out.")
        if st.form_submit_button(f"Save {title.lower()}"):
            save(tuple(new))


def _entry(entry: EntryForm, key: str, fields: Fields) -> EntryForm:
    left, right = st.columns(2)
    new = replace(entry, head=left.text_input(fields.head, entry.head, key=f"{key}-head"))
    if fields.organisation:
        start, end = st.columns(2)
        new = replace(
            new,
            organisation=right.text_input(fields.organisation, entry.organisation, key=f"{key}-organisation"),
            start=start.text_input("From", entry.start, key=f"{key}-start", placeholder="Mar 2019"),
            end=end.text_input("To", entry.end, key=f"{key}-end", placeholder="2021, or: now"),
        )
    if fields.lines:
        new = replace(new, lines=st.text_area(fields.lines, entry.lines, key=f"{key}-lines", height=110))
    return new


@contextmanager
def _section(title: str, icon: str, html: str) -> Iterator[None]:
    """A card with what was read, and below it the way to correct it."""
    read = html or '<p class="rh-mist">Nothing was found. You can write it in.</p>'
    head = f'<i class="rh-icon" aria-hidden="true">{icon}</i>{title}'
    with st.container(key=f"card-{title.lower()}", gap="small"):
        st.html(f'<section class="read"><h3>{head}</h3>{read}</section>')
        with st.expander(f"Correct {title.lower()}", icon=":material/edit:"):
            yield


def _posts(posts: Sequence[Experience]) -> str:
    return "".join(
        _entry_html(one.title, one.organisation, _span(one.start, "now" if one.is_current else one.end), one.lines)
        for one in posts
    )


def _projects(projects: Sequence[Project]) -> str:
    return "".join(_entry_html(one.name, "", "", one.lines) for one in projects)


def _degrees(degrees: Sequence[Education]) -> str:
    return "".join(_entry_html(one.degree, one.institution, _span(one.start, one.end), ()) for one in degrees)


def _span(start: object, end: object) -> str:
    return " – ".join(str(part) for part in (start, end) if part)


def _entry_html(head: str, where: str, when: str, lines: Iterable[Line]) -> str:
    below = " · ".join(part for part in (where, when) if part)
    small = f'<span dir="auto">{escape(below)}</span>' if below else ""
    return f'<article><h4 dir="auto">{escape(head or "Without a title")}{small}</h4>{_lines(lines)}</article>'


def _lines(lines: Iterable[Line]) -> str:
    """With the number that each line has in the résumé."""
    rows = "".join(
        f'<li value="{line.number}"><p class="rh-text" dir="auto">{escape(line.text)}</p></li>' for line in lines
    )
    return f'<ol class="numbered">{rows}</ol>' if rows else ""
