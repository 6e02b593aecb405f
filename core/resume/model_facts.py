"""Facts as a model sorts them, as far as the text bears them out; the rules find the rest, and all of it where no model
answers. Name and contact never reach a model: they are taken out of the text before."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel

from core.domain.resume import (
    Contact,
    Education,
    Experience,
    Facts,
    FoundFacts,
    Line,
    MonthYear,
    Project,
    Skill,
    lines_of,
)
from core.domain.resume_sections import section_of
from core.errors import ProviderError
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced
from core.resume.contact import EMAIL, LINK, PHONE
from core.resume.dates import month_year, span_in
from core.resume.entries import bare
from core.resume.facts import facts_of

PROMPT = "resume_facts"
MOST_CHARACTERS = 30_000  # of a text that is shown to a model
_WORD = re.compile(r"[^\W_]+|[+#]+")
MOST_VALUE = 120  # characters: beyond, it is a sentence and no name
log = logging.getLogger(__name__)


class PostSaid(BaseModel):
    title: str
    organisation: str
    place: str
    start: str
    end: str


class StudySaid(BaseModel):
    degree: str
    institution: str
    start: str
    end: str


class FactsSaid(BaseModel):
    experience: list[PostSaid]
    education: list[StudySaid]
    projects: list[str]
    skills: list[str]


class ModelFacts:
    def __init__(self, model: LanguageModel, prompts: Prompts) -> None:
        self._model, self._prompts = model, prompts

    def find(self, text: str) -> FoundFacts:
        """Never raises: without an answer, or with one that says nothing true, the rules' facts stand."""
        by_rules = facts_of(text)
        shown = without_contact(text, by_rules.contact)[:MOST_CHARACTERS]
        prompt = self._prompts.render(PROMPT, text=fenced(shown))
        try:
            filled = self._model.fill([Message("user", prompt)], schema=FactsSaid, max_tokens=4000)
        except ProviderError as error:
            log.warning("a résumé was read by rules alone: %s", error)
            return FoundFacts(by_rules)
        facts = _Text(text).borne_out(filled.value, by_rules)
        return FoundFacts(facts, filled.brain) if facts != by_rules else FoundFacts(by_rules)


def without_contact(text: str, contact: Contact) -> str:
    """Line for line the same text, without name, addresses, numbers, links and place."""
    for pattern in (EMAIL, LINK):
        text = pattern.sub("", text)
    text = "\n".join(PHONE.sub(_unless_dated, line) for line in text.split("\n"))
    private = [contact.name, *contact.name.split(), contact.email, contact.phone, *contact.links]
    for value in sorted({value for value in private if len(value) > 2}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "", text, flags=re.IGNORECASE)
    head, end, rest = text.partition(contact.place) if contact.place else (text, "", "")
    return head + rest if end else head


def _unless_dated(found: re.Match[str]) -> str:
    return found[0] if span_in(found[0]) else ""


class _Text:
    """What a model's form is held against."""

    def __init__(self, text: str) -> None:
        self._lines = lines_of(text)
        self._plain = [_plain(line.text) for line in self._lines]

    def borne_out(self, said: FactsSaid, by_rules: Facts) -> Facts:
        """The model's entries that the text has, section by section; an empty section leaves the rules' one."""
        posts = [post for one in said.experience if (post := self._post(one))]
        studies = [study for one in said.education if (study := self._study(one))]
        projects = [Project(name, where=line) for name in said.projects if (line := self._line(name))]
        skills = [Skill(name, line) for name in dict.fromkeys(said.skills) if (line := self._line(name))]
        return replace(
            by_rules,
            experience=tuple(self._with_lines(posts, by_rules)) or by_rules.experience,
            education=tuple(studies) or by_rules.education,
            projects=tuple(_project(one, by_rules) for one in projects) or by_rules.projects,
            skills=tuple(skills) or by_rules.skills,
        )

    def _post(self, said: PostSaid) -> Experience | None:
        where = self._line(said.title, near=said.organisation)
        if where is None or not said.title.strip():
            return None
        start, end = self._time(said.start, where), self._time(said.end, where)
        goes_on = bool(said.end.strip()) and end is None and self._line(said.end) is not None and start is not None
        return Experience(
            said.title.strip(),
            said.organisation.strip() if self._line(said.organisation) else "",
            start,
            end,
            goes_on,
            said.place.strip() if self._line(said.place) else "",
            where=where,
        )

    def _study(self, said: StudySaid) -> Education | None:
        where = self._line(said.degree, near=said.institution)
        if where is None or not said.degree.strip():
            return None
        school = said.institution.strip() if self._line(said.institution) else ""
        return Education(said.degree.strip(), school, self._time(said.start, where), self._time(said.end, where), where)

    def _line(self, value: str, near: str = "") -> Line | None:
        """The line that has the value; of several, the one that has or is nearest to the other value."""
        wanted, other = _plain(value), _plain(near)
        if not wanted.strip() or len(value) > MOST_VALUE:
            return None
        found = [at for at, plain in enumerate(self._plain) if wanted in plain]
        others = [at for at, plain in enumerate(self._plain) if other.strip() and other in plain]
        if not found:
            return None
        nearest = min(found, key=lambda at: (min((abs(at - o) for o in others), default=0), at))
        return self._lines[nearest]

    def _time(self, value: str, where: Line) -> MonthYear | None:
        """Only as it stands within a few lines of its entry."""
        when = month_year(value)
        around = [line.text for line in self._lines if abs(line.number - where.number) <= 4]
        return when if when and any(_plain(value).strip() in _plain(text) for text in around) else None

    def _with_lines(self, posts: Sequence[Experience], by_rules: Facts) -> list[Experience]:
        """What is said of each post: the rules' lines where they found the same one, else what follows its heading."""
        starts = sorted(post.where.number for post in posts if post.where)
        known = {line.number: job.lines for job in by_rules.experience for line in (job.where,) if line}
        found = []
        for post in posts:
            assert post.where is not None
            at = post.where.number
            same = next((known[n] for n in range(at - 3, at + 3) if n in known), None)
            stop = next((n for n in starts if n > at), self._end_of_section(at))
            own = [line for line in self._lines if at < line.number < min(stop, self._end_of_section(at))]
            body = tuple(Line(ln.number, bare(ln.text)) for ln in own if span_in(ln.text) is None)
            found.append(replace(post, lines=same if same is not None else body))
        return found

    def _end_of_section(self, at: int) -> int:
        last = self._lines[-1].number + 1
        return next((ln.number for ln in self._lines if ln.number > at and section_of(ln.text)), last)


def _project(named: Project, by_rules: Facts) -> Project:
    return next((one for one in by_rules.projects if one.name.casefold() == named.name.casefold()), named)


def _plain(text: str) -> str:
    """Words in lower case with one blank around each, so that parts of words do not count."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
