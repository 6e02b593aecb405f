"""The presets, one a file. Files, packs and administrators write the same entry, and it is checked in the same way."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic import Field as Limited

from core.domain.bank import Field
from core.domain.coding import Topic
from core.domain.persona import SCENES
from core.domain.plan import Difficulty, Kind, Medium, Mode, Plan
from core.domain.preset import Preset
from core.errors import ConfigurationError
from core.interviewing.bank import QuestionBank
from core.interviewing.personas import Personas
from core.interviewing.planning import kind_at

MAX_PROBLEMS = 5
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]
    name: Name
    icon: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
    note: Line
    expect: list[Line] = Limited(min_length=1, max_length=6)
    order: int = 100
    kind: Kind
    domain: str
    role: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    seniority: Literal["junior", "mid", "senior", "lead"]
    difficulty: Difficulty
    topics: list[Line] = []
    persona: str
    mode: Mode
    medium: Medium
    questions: int = Limited(ge=1, le=20)
    minutes: int = Limited(ge=5, le=180)
    scene: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What a preset may choose from."""

    bank: QuestionBank
    fields: tuple[Field, ...]
    personas: Personas


class Presets:
    """In their order."""

    def __init__(self, presets: tuple[Preset, ...]) -> None:
        self.all = tuple(sorted(presets, key=lambda preset: (preset.order, preset.name)))
        self._by_id = {preset.id: preset for preset in self.all}

    @classmethod
    def load(cls, folders: Mapping[str, Path], offered: Offered) -> Presets:
        """`folders` by pack; "": the product's own. Raises ConfigurationError."""
        found = [
            preset_from(preset_entry(path), path.name, offered, pack)
            for pack, folder in folders.items()
            for path in sorted(folder.glob("*.toml"))
        ]
        twice = [name for name, count in Counter(preset.id for preset in found).items() if count > 1]
        if twice:
            raise ConfigurationError(f"preset {twice[0]} stands twice")
        return cls(tuple(found))

    def get(self, preset_id: str) -> Preset | None:
        return self._by_id.get(preset_id)


def preset_entry(path: Path) -> dict[str, Any]:
    """Raises ConfigurationError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path.name}: {error}") from error


def preset_from(entry: Mapping[str, Any], where: str, offered: Offered, pack: str = "") -> Preset:
    """Raises ConfigurationError naming the key."""
    try:
        checked = _Entry.model_validate(entry)
    except ValidationError as error:
        fault = error.errors(include_input=False, include_url=False)[0]
        raise ConfigurationError(f"{where}: {'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}") from error
    plan = Plan(
        kind=checked.kind,
        domain=checked.domain,
        role=checked.role,
        seniority=checked.seniority,
        difficulty=checked.difficulty,
        question_count=checked.questions,
        topics=tuple(checked.topics),
        mode=checked.mode,
        persona_id=checked.persona,
        time_limit_minutes=checked.minutes,
        scene=checked.scene,
        medium=checked.medium,
        pack=pack,
    )
    fault_of_plan = _fault(plan, offered)
    if fault_of_plan:
        raise ConfigurationError(f"{where}: {fault_of_plan}")
    return Preset(checked.id, checked.name, checked.icon, checked.note, tuple(checked.expect), plan, checked.order)


def entry_of(preset: Preset) -> dict[str, Any]:
    """As it would stand in its file."""
    plan = preset.plan
    return {
        "id": preset.id,
        "name": preset.name,
        "icon": preset.icon,
        "note": preset.note,
        "expect": list(preset.expect),
        "order": preset.order,
        "kind": plan.kind.value,
        "domain": plan.domain,
        "role": plan.role,
        "seniority": plan.seniority,
        "difficulty": plan.difficulty.value,
        "topics": list(plan.topics),
        "persona": plan.persona_id,
        "mode": plan.mode.value,
        "medium": plan.medium.value,
        "questions": plan.question_count,
        "minutes": plan.time_limit_minutes,
        "scene": plan.scene,
    }


def _fault(plan: Plan, offered: Offered) -> str:
    """What of the plan there is not; "" where it can be held."""
    if plan.scene not in SCENES:
        return f"scene: {plan.scene!r} is none of {', '.join(SCENES)}"
    if plan.persona_id not in offered.personas:
        return f"persona: there is no {plan.persona_id!r}"
    return _fault_of_coding(plan) if plan.kind is Kind.CODING else _fault_of_questions(plan, offered)


def _fault_of_questions(plan: Plan, offered: Offered) -> str:
    if plan.domain not in {field.id for field in offered.fields}:
        return f"domain: there is no {plan.domain!r}"
    known = offered.bank.competencies(plan.domain, plan.kind, plan.pack)
    strange = [topic for topic in plan.topics if topic not in known]
    if strange:
        return f"topics: {strange[0]!r} is none of {', '.join(known)}"
    needed = Counter(kind_at(plan, index) for index in range(plan.question_count))
    for kind, count in needed.items():
        held = len(offered.bank.in_cell(plan.domain, kind, plan.pack))
        if held < count:
            return f"questions: {count} of kind {kind} are needed, and there are {held}"
    return ""


def _fault_of_coding(plan: Plan) -> str:
    if plan.question_count > MAX_PROBLEMS:
        return f"questions: a coding round has at most {MAX_PROBLEMS} problems"
    strange = [topic for topic in plan.topics if topic not in set(Topic)]
    return f"topics: {strange[0]!r} is none of {', '.join(Topic)}" if strange else ""
