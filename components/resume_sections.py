"""What was read in a résumé, by section; each can be corrected, and what is saved are the candidate's own words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from components.catalogue import lowered, m, t
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


POSTS = Fields(m("Experience"), "work", m("Title"), m("Organisation"), m("What you did, one line each"))
PROJECTS = Fields(m("Projects"), "deployed_code", m("Name"), lines=m("What it was, one line each"))
DEGREES = Fields(m("Education"), "school", m("Degree or subject"), m("School or university"))


def _contact(facts: Facts, form: FactsForm, version: str, save: Save) -> None:
    contact = facts.contact
    rows = [
        (t("Name"), contact.name),
        (t("E-mail"), contact.email),
        (t("Telephone"), contact.phone),
        (t("Place"), contact.place),
    ]
    body = "".join(f'<div><dt>{name}</dt><dd dir="auto">{escape(value)}</dd></div>' for name, value in rows if value)
    links = "".join(f"<div><dt>{t('Link')}</dt><dd>{escape(link)}</dd></div>" for link in contact.links)
    never = t("Never given to a model, and never part of a question.")
    note = f'<p class="rh-small rh-mist">{never}</p>'
    html = f'<dl class="facts">{body}{links}</dl>{note}' if body or links else ""
    with _section(m("Contact"), "badge", html), st.form(f"contact-{version}", border=False):
        left, right = st.columns(2)
        new = replace(
            form,
            name=left.text_input(t("Name"), form.name),
            email=right.text_input(t("E-mail"), form.email),
            phone=left.text_input(t("Telephone"), form.phone),
            place=right.text_input(t("Place"), form.place),
            links=st.text_area(t("Links, one a line"), form.links, height=80),
        )
        if st.form_submit_button(t("Save the contact")):
            save(new)


def _summary(facts: Facts, form: FactsForm, version: str, save: Save) -> None:
    with _section(m("Summary"), "notes", _lines(facts.summary)), st.form(f"summary-{version}", border=False):
        words = st.text_area(t("Summary, one line each"), form.summary, height=120)
        if st.form_submit_button(t("Save the summary")):
            save(replace(form, summary=words))


def _skills(facts: Facts, form: FactsForm, version: str, save: Save) -> None:
    chips = "".join(f'<li dir="auto">{escape(skill.name)}</li>' for skill in facts.skills)
    html = f'<ul class="chips">{chips}</ul>' if chips else ""
    with _section(m("Skills"), "construction", html), st.form(f"skills-{version}", border=False):
        words = st.text_area(t("Skills, by commas"), form.skills, height=100)
        if st.form_submit_button(t("Save the skills")):
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
            which = t("One more") if at == len(entries) else f"{t(title)} {at + 1}"
            st.html(f'<p class="eyebrow">{which}</p>')
            new.append(_entry(entry, f"{title}-{version}-{at}", fields))
        st.caption(t("An entry whose first field is empty is taken out."))
        if st.form_submit_button(t("Save {section}", section=lowered(t(title)))):
            save(tuple(new))


def _entry(entry: EntryForm, key: str, fields: Fields) -> EntryForm:
    left, right = st.columns(2)
    new = replace(entry, head=left.text_input(t(fields.head), entry.head, key=f"{key}-head"))
    if fields.organisation:
        start, end = st.columns(2)
        new = replace(
            new,
            organisation=right.text_input(t(fields.organisation), entry.organisation, key=f"{key}-organisation"),
            start=start.text_input(t("From"), entry.start, key=f"{key}-start", placeholder=t("Mar 2019")),
            end=end.text_input(t("To"), entry.end, key=f"{key}-end", placeholder=t("2021, or: now")),
        )
    if fields.lines:
        new = replace(new, lines=st.text_area(t(fields.lines), entry.lines, key=f"{key}-lines", height=110))
    return new


@contextmanager
def _section(title: str, icon: str, html: str) -> Iterator[None]:
    """A card with what was read, and below it the way to correct it."""
    read = html or f'<p class="rh-mist">{t("Nothing was found. You can write it in.")}</p>'
    head = f'<i class="rh-icon" aria-hidden="true">{icon}</i>{t(title)}'
    with st.container(key=f"card-{title.lower()}", gap="small"):
        st.html(f'<section class="read"><h3>{head}</h3>{read}</section>')
        with st.expander(t("Correct {section}", section=lowered(t(title))), icon=":material/edit:"):
            yield


def _posts(posts: Sequence[Experience]) -> str:
    return "".join(
        _entry_html(one.title, one.organisation, _span(one.start, t("now") if one.is_current else one.end), one.lines)
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
    return f'<article><h4 dir="auto">{escape(head or t("Without a title"))}{small}</h4>{_lines(lines)}</article>'


def _lines(lines: Iterable[Line]) -> str:
    """With the number that each line has in the résumé."""
    rows = "".join(
        f'<li value="{line.number}"><p class="rh-text" dir="auto">{escape(line.text)}</p></li>' for line in lines
    )
    return f'<ol class="numbered">{rows}</ol>' if rows else ""
