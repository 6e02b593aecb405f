"""The question bank: TOML files, validated once, held in memory, looked up by what an interviewer needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import Field as Limited

from core.domain.bank import BankQuestion, Field, Samples
from core.domain.interview import KeyPoint
from core.domain.language import ENGLISH
from core.domain.plan import Difficulty, Kind
from core.entries import Entry, Words, checked, read_toml
from core.errors import ConfigurationError
from core.interviewing.probe_entry import ProbeEntry, probe_of

ANY_DOMAIN = "any"


class _Point(Entry):
    text: Words
    cues: list[Words] = Limited(min_length=1)


class _Question(Entry):
    id: Words
    difficulty: Difficulty
    competency: Words
    tags: list[Words] = Limited(min_length=1)
    text: Words
    concept: Words
    explanation: Words
    key_points: list[_Point] = Limited(min_length=1)
    probes: list[ProbeEntry] = Limited(default_factory=list)
    strong: Words
    middling: Words
    weak: Words


class _Domain(Entry):
    id: Words
    name: Words
    case: Words
    roles: list[Words] = Limited(min_length=1)


class QuestionBank:
    """Every question of one or more folders laid out as `<domain>/<kind>.toml` and `behavioural/*.toml`."""

    def __init__(
        self, questions: tuple[BankQuestion, ...], others: Mapping[str, QuestionBank] = MappingProxyType({})
    ) -> None:
        """`others`: the banks of other languages than English."""
        self.questions = questions
        self.others = others
        self._by_id = {question.id: question for question in questions}
        self._by_cell: dict[tuple[str, str, Kind], list[BankQuestion]] = {}
        self._by_concept: dict[str, list[BankQuestion]] = {}
        for question in questions:
            self._by_cell.setdefault((question.pack, question.domain, question.kind), []).append(question)
            self._by_concept.setdefault(term_key(question.concept), []).append(question)

    @classmethod
    def load(
        cls,
        *folders: Path,
        languages: Mapping[str, Path] = MappingProxyType({}),
        packs: Mapping[str, Path] = MappingProxyType({}),
    ) -> QuestionBank:
        """`languages`: the folders of other languages than English; `packs`: further folders, by their pack.
        Raises ConfigurationError naming the file and the question that is wrong, or an id that stands twice."""
        found: dict[str, BankQuestion] = {}
        for pack, folder in (*(("", folder) for folder in folders), *packs.items()):
            for path in sorted(folder.glob("*/*.toml")):
                for question in _questions_of(path, pack):
                    if question.id in found:
                        raise ConfigurationError(f"{path.name}: question {question.id} stands twice in the bank")
                    found[question.id] = question
        return cls(tuple(found.values()), {code: cls.load(folder) for code, folder in languages.items()})

    def speaking(self, language: str) -> QuestionBank:
        """What is written in that language; nothing where none is."""
        return self if language == ENGLISH else self.others.get(language) or QuestionBank(())

    def __len__(self) -> int:
        return len(self.questions)

    def get(self, bank_id: str | None) -> BankQuestion | None:
        return self._by_id.get(bank_id) if bank_id else None

    def in_cell(self, domain: str, kind: Kind, pack: str = "") -> tuple[BankQuestion, ...]:
        """Questions of one kind that fit the domain; those written for any domain included, and those of the pack."""
        owners = ("", pack) if pack else ("",)
        cells = [self._by_cell.get((owner, d, kind), ()) for owner in owners for d in (domain, ANY_DOMAIN)]
        return tuple(question for cell in cells for question in cell)

    def competencies(self, domain: str, kind: Kind, pack: str = "") -> tuple[str, ...]:
        kinds = [k for k in Kind if k is not Kind.MIXED] if kind is Kind.MIXED else [kind]
        return tuple(sorted({q.competency for k in kinds for q in self.in_cell(domain, k, pack)}))

    def explaining(self, term: str, domain: str) -> BankQuestion | None:
        """The question whose concept is what was asked about: exactly, else the closest that contains all its words."""
        key = term_key(term)
        if not key:
            return None
        exact = self._by_concept.get(key)
        if not exact:
            wanted = set(key.split())
            holders = [k for k in self._by_concept if wanted <= set(k.split()) or _subject(k, wanted)]
            exact = (
                self._by_concept[min(holders, key=lambda k: (abs(len(k.split()) - len(wanted)), k))] if holders else []
            )
        return min(exact, key=lambda q: (q.domain != domain, q.id), default=None)


def load_fields(path: Path) -> tuple[Field, ...]:
    """The domains of work. Raises ConfigurationError."""
    fields = []
    for entry in read_toml(path, _name(path)).get("domain", []):
        d = checked(_Domain, entry, f"{path.name}: domain {entry.get('id', '?')}")
        fields.append(Field(d.id, d.name, d.case, tuple(d.roles)))
    if not fields:
        raise ConfigurationError(f"{path.name} names no domain")
    return tuple(fields)


def term_key(term: str) -> str:
    """A term without case, articles, punctuation and plural, so that "an Index?" finds "index"."""
    words = re.findall(r"[\w+#]+", term.casefold())
    kept = [w for w in words if w not in {"a", "an", "the", "of"}]
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


def _subject(key: str, wanted: set[str]) -> bool:
    """Whether a concept of two words or more stands whole inside a longer term."""
    words = set(key.split())
    return len(words) >= 2 and words <= wanted


def place_of(path: Path) -> tuple[str, Kind]:
    """The field and kind of a file's questions. Raises ConfigurationError."""
    folder = path.parent.name
    if folder == Kind.BEHAVIOURAL.value:
        return ANY_DOMAIN, Kind.BEHAVIOURAL
    try:
        return folder, Kind(path.stem)
    except ValueError as error:
        raise ConfigurationError(f"{folder}/{path.name}: the file's name is no kind of question") from error


def question_from(raw: dict[str, Any], place: tuple[str, Kind], name: str, pack: str = "") -> BankQuestion:
    """`name` is how an error calls it. Raises ConfigurationError."""
    entry = checked(_Question, raw, name)
    return BankQuestion(
        id=entry.id,
        domain=place[0],
        kind=place[1],
        difficulty=entry.difficulty,
        competency=entry.competency,
        tags=tuple(entry.tags),
        text=entry.text,
        concept=entry.concept,
        explanation=entry.explanation,
        key_points=tuple(KeyPoint(p.text, tuple(p.cues)) for p in entry.key_points),
        probes=tuple(probe_of(p, len(entry.key_points), name) for p in entry.probes),
        samples=Samples(entry.strong, entry.middling, entry.weak),
        pack=pack,
    )


def _questions_of(path: Path, pack: str) -> Iterator[BankQuestion]:
    place = place_of(path)
    for number, raw in enumerate(read_toml(path, _name(path)).get("question", []), start=1):
        yield question_from(raw, place, f"{_name(path)}: question {raw.get('id', number)}", pack)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
