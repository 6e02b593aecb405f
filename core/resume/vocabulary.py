"""Skills with their other names and near relations, as data: prompts/skills.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SKILLS = Path(__file__).resolve().parents[2] / "prompts" / "skills.toml"
MOST_CHARACTERS = 2_000  # of a line in which skills are looked for
# Words of everyday language as well: skills only when they are written like this.
_AS_WRITTEN = """
Go R C D Rust Swift Dart Scala Ruby Spark React Vue Express Flask Spring Helm Puppet Chef Salt Rails Excel Word
Access Outlook Teams Slack Sketch Canvas Sage Notion Linear Bash Unity SAP SAS Stata Looker Elm Phoenix Angular
Svelte ERP AWS GIS CAD Nest Epic Shell Bloomberg Photoshop Illustrator Figma Miro Jest Snowflake Oracle REST
Reach SPIN MEDDIC Lean Scrum Kanban Agile PALS BLS ACLS NEST Core IB Less Sass Fusion Make Zoom Meet Drive Git
Julia Perl Lua dbt Hive Pig Beam Storm Airflow Prefect Ray Vault Consul Envoy Nomad Monday
"""
AS_WRITTEN = frozenset(_AS_WRITTEN.split())


@dataclass(frozen=True, slots=True)
class KnownSkill:
    name: str
    synonyms: tuple[str, ...] = ()  # other names of the same
    near: tuple[str, ...] = ()  # who has one of these has part of it


@dataclass(frozen=True, slots=True)
class Mention:
    skill: KnownSkill
    written: str
    at: int
    stop: int


class Vocabulary:
    def __init__(self, skills: tuple[KnownSkill, ...]) -> None:
        self.skills = skills
        self._by_wording: dict[str, KnownSkill] = {}
        for wordings in ([(s.name, s) for s in skills], [(w, s) for s in skills for w in s.synonyms]):
            for wording, skill in wordings:
                self._by_wording.setdefault(_key(wording), skill)
        ordered = sorted((w for s in skills for w in (s.name, *s.synonyms)), key=len, reverse=True)
        # Short names that are words as well count only as they are written: "Go", "R", "C".
        exact = [w for w in ordered if len(w) <= 2 or w in AS_WRITTEN]
        other = [w for w in ordered if w not in exact]
        self._loose, self._exact = _any_of(other, re.IGNORECASE), _any_of(exact, 0)

    def of(self, wording: str) -> KnownSkill | None:
        return self._by_wording.get(key := _key(wording)) or self._by_wording.get(key.removesuffix("s"))

    def mentions(self, text: str) -> Iterator[Mention]:
        """In their order; the longest name where several fit. Linear in the text."""
        text = text[:MOST_CHARACTERS]
        found = [*self._loose.finditer(text), *self._exact.finditer(text)]
        end = 0
        for match in sorted(found, key=lambda m: (m.start(), -m.end())):
            skill = self.of(match[0])
            if match.start() >= end and skill is not None:
                end = match.end()
                yield Mention(skill, match[0], match.start(), match.end())


def _key(wording: str) -> str:
    """In lower case, with one blank for each mark between words."""
    return " ".join(re.split(r"[\s-]+", wording.lower()))


def _any_of(wordings: list[str], flags: int) -> re.Pattern[str]:
    """Whole words; a plus, a hash and a dot within a name belong to it."""
    joined = "|".join(r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", w))) for w in wordings)
    if flags:  # as it comes, also of several
        return re.compile(rf"(?<![\w+#.])(?:{joined})(?:(?<=[a-z]{{3}})s)?(?![\w+#]|\.\w)", flags)
    return re.compile(rf"(?<![\w+#.-])(?:{joined})(?![\w+#]|\.\w|-\w)")


@cache
def shipped_vocabulary() -> Vocabulary:
    return Vocabulary(tuple(_read(tomllib.loads(SKILLS.read_text(encoding="utf-8")))))


def _read(data: Mapping[str, list[str]]) -> Iterator[KnownSkill]:
    """Each entry "Name = other name; other name ~ near; near"."""
    for entries in data.values():
        for entry in entries:
            rest, _, near = entry.partition("~")
            name, _, synonyms = rest.partition("=")
            yield KnownSkill(name.strip(), _parts(synonyms), _parts(near))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
