"""What is wrong with a pack: one line a fault, with its file and key. The product's own loaders say it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.domain.bank import BankQuestion
from core.domain.evaluation import Rubric
from core.domain.interview import Answer
from core.domain.pack import Pack
from core.domain.persona import Persona
from core.domain.plan import Kind
from core.entries import read_toml
from core.errors import ConfigurationError
from core.grading.built_in import BuiltInGrader
from core.grading.rubrics import Rubrics, read_rubric
from core.interviewing.bank import QuestionBank, place_of, question_from
from core.interviewing.personas import Personas, persona_from
from core.interviewing.planning import as_question
from core.interviewing.presets import Offered, Presets, preset_from
from core.judge.bank import ProblemFolder, read_folder
from core.packs.care import faults_of
from core.packs.pack import MANIFEST, PARTS, read_pack

ALSO = (MANIFEST, "README.md")
Prove = Callable[[ProblemFolder], Collection[str]]  # the findings; none: it is proven


@dataclass(frozen=True, slots=True)
class Product:
    """What a pack joins."""

    offered: Offered
    rubrics: Rubrics
    presets: Presets
    now: datetime


class Linter:
    """Of one pack. `prove` runs its problems; None: they are only read."""

    def __init__(self, folder: Path, product: Product, prove: Prove | None = None) -> None:
        self._folder, self._product, self._prove = folder, product, prove
        self._ids: set[tuple[str, str]] = set()

    def faults(self) -> Iterator[str]:
        try:
            pack = read_pack(self._folder)
        except ConfigurationError as error:
            yield str(error)
            return
        yield from self._stray_files()
        own = self._product.offered
        lists = (own.bank.questions, own.personas.all, self._product.presets.all)
        if any(one.id.startswith(pack.prefix) for taken in lists for one in taken):
            yield f"{MANIFEST}: id: the product has ids that begin with {pack.prefix}"
        personas, questions, rubrics = list[Persona](), list[BankQuestion](), dict[Kind, Rubric]()
        yield from self._personas(pack, personas)
        yield from self._rubrics(pack, rubrics)
        yield from self._questions(pack, questions, rubrics)
        bank = QuestionBank((*own.bank.questions, *questions))
        yield from self._presets(pack, Offered(bank, own.fields, Personas((*own.personas.all, *personas))))
        yield from self._problems(pack)

    def _stray_files(self) -> Iterator[str]:
        for path in sorted(self._folder.iterdir()):
            if path.name not in (*PARTS, *ALSO) and not path.name.startswith("."):
                yield f"{path.name}: is none of {', '.join((*ALSO, *PARTS))}"

    def _id(self, pack: Pack, found: str, where: str) -> Iterator[str]:
        if not found.startswith(pack.prefix):
            yield f"{where}: id: {found!r} does not begin with {pack.prefix}"
        part = where.partition("/")[0]
        if (part, found) in self._ids:
            yield f"{where}: id: {found!r} stands twice"
        self._ids.add((part, found))

    def _personas(self, pack: Pack, found: list[Persona]) -> Iterator[str]:
        for path in pack.persona_files:
            where = self._name(path)
            for raw in self._entries(path, "persona"):
                if isinstance(raw, str):
                    yield raw
                    continue
                try:
                    persona = persona_from(raw, where)
                except ConfigurationError as error:
                    yield str(error)
                    continue
                yield from self._id(pack, persona.id, f"{where}: persona {persona.id}")
                found.append(persona)

    def _rubrics(self, pack: Pack, found: dict[Kind, Rubric]) -> Iterator[str]:
        for path in sorted((self._folder / "rubrics").glob("*.toml")):
            where = self._name(path)
            try:
                rubric = read_rubric(path)
            except ConfigurationError as error:
                yield f"{where}: {str(error).removeprefix(f'rubric {path.name}: ')}"
                continue
            yield from self._id(pack, rubric.id, where)
            for kind in map(Kind, rubric.kinds):
                if kind in found:
                    yield f"{where}: kinds: there is another rubric for {kind}"
                found[kind] = rubric

    def _questions(self, pack: Pack, found: list[BankQuestion], rubrics: dict[Kind, Rubric]) -> Iterator[str]:
        for path in sorted((self._folder / "questions").glob("*/*.toml")):
            where = self._name(path)
            try:
                place = place_of(path)
            except ConfigurationError:
                yield f"{where}: the file's name is no kind of question"
                continue
            if place[0] not in {"any", *(field.id for field in self._product.offered.fields)}:
                yield f"{where}: the folder's name is no field of work"
            for number, raw in enumerate(self._entries(path, "question"), start=1):
                if isinstance(raw, str):
                    yield raw
                    continue
                name = f"{where}: question {raw.get('id', number)}"
                try:
                    question = question_from(raw, place, name, pack.id)
                except ConfigurationError as error:
                    yield str(error)
                    continue
                yield from self._id(pack, question.id, name)
                yield from (f"{name}: {fault}" for fault in faults_of(question))
                yield from (f"{name}: {fault}" for fault in self._ranking(question, rubrics))
                found.append(question)

    def _ranking(self, question: BankQuestion, rubrics: dict[Kind, Rubric]) -> Iterator[str]:
        rubric = rubrics.get(question.kind) or self._product.rubrics.for_kind(question.kind)
        grader, asked, now = BuiltInGrader(), as_question(question, 1), self._product.now
        samples = (question.samples.strong, question.samples.middling, question.samples.weak)
        scores = [grader.grade(asked, Answer(asked.id, text, now), rubric).overall for text in samples]
        strong, middling, weak = (score.value if score else 0.0 for score in scores)
        if not strong > middling > weak:
            yield f"strong, middling, weak: are graded {strong:.0f}, {middling:.0f}, {weak:.0f}"

    def _presets(self, pack: Pack, offered: Offered) -> Iterator[str]:
        for path in sorted((self._folder / "presets").glob("*.toml")):
            where = self._name(path)
            try:
                preset = preset_from(read_toml(path, where), where, offered, pack.id)
            except ConfigurationError as error:
                yield str(error)
                continue
            yield from self._id(pack, preset.id, where)

    def _problems(self, pack: Pack) -> Iterator[str]:
        root = self._folder / "problems"
        for path in sorted(root.glob("*/*/problem.toml")):
            folder, where = path.parent, self._name(path.parent)
            problem_id = folder.relative_to(root).as_posix()
            if not folder.name.startswith(pack.prefix):
                yield f"{where}: the folder's name does not begin with {pack.prefix}"
            try:
                read = read_folder(folder, problem_id)
                told = self._prove(read) if self._prove else ()
            except ConfigurationError as error:
                told = [str(error).replace(f"{folder}/", "")]
            yield from (f"{where}/{fault}" for fault in told)

    def _entries(self, path: Path, key: str) -> Iterator[dict[str, Any] | str]:
        """Of a list of tables; a text is a fault."""
        where = self._name(path)
        try:
            entries = read_toml(path, where).get(key)
        except ConfigurationError as error:
            yield str(error)
            return
        if not isinstance(entries, list) or not entries or not all(isinstance(one, dict) for one in entries):
            yield f"{where}: {key}: there is none"
            return
        yield from entries

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()
