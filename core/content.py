"""What the interviewers know: the product's own prompts, and what packs add to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.domain.bank import Field
from core.domain.pack import Pack
from core.engines import question_folders
from core.errors import ConfigurationError
from core.grading.rubrics import Rubrics
from core.interviewing.bank import QuestionBank, load_fields
from core.interviewing.personas import Personas
from core.interviewing.phrases import Phrases
from core.interviewing.presets import Offered, Presets
from core.settings import PROMPTS


@dataclass(frozen=True, slots=True)
class Content:
    packs: tuple[Pack, ...]
    bank: QuestionBank
    fields: tuple[Field, ...]
    personas: Personas
    phrases: Phrases
    rubrics: Rubrics
    presets: Presets

    @property
    def offered(self) -> Offered:
        return Offered(self.bank, self.fields, self.personas)

    @property
    def at_desk(self) -> tuple[Personas, tuple[Path, ...]]:
        """Who sits beside a coding round, and the folders of its problems."""
        return self.personas, (PROMPTS / "problems", *(pack.folder / "problems" for pack in self.packs))


def load_content(packs: Sequence[Pack] = ()) -> Content:
    """Raises ConfigurationError: of the product's own files, or of a pack's, which is named then."""
    try:
        return _loaded(tuple(packs))
    except ConfigurationError:
        for pack in packs:
            _tried(pack)
        raise


def _tried(pack: Pack) -> None:
    try:
        _loaded((pack,))
    except ConfigurationError as error:
        told = f"{error} (python -m core.packs lint tells all of it)"
        raise ConfigurationError(f"REHEARSAL_PACKS: {pack.folder.name}: {told}") from error


@lru_cache(maxsize=1)
def _loaded(packs: tuple[Pack, ...]) -> Content:
    """Once a process: a change of these files is seen when it starts again."""
    questions = {pack.id: pack.folder / "questions" for pack in packs}
    bank = QuestionBank.load(PROMPTS / "questions", packs=questions, languages=question_folders())
    fields = load_fields(PROMPTS / "domains.toml")
    personas = Personas.load(PROMPTS / "personas.toml", *(file for pack in packs for file in pack.persona_files))
    folders = {"": PROMPTS, **{pack.id: pack.folder for pack in packs}}
    return Content(
        packs=packs,
        bank=bank,
        fields=fields,
        personas=personas,
        phrases=Phrases.load(PROMPTS / "phrases.toml"),
        rubrics=Rubrics(PROMPTS / "rubrics", {pack.id: pack.folder / "rubrics" for pack in packs}),
        presets=Presets.load(
            {name: folder / "presets" for name, folder in folders.items()}, Offered(bank, fields, personas)
        ),
    )
