"""The presets, one a file. Files, packs and administrators write the same entry, and it is checked in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field as Limited
from pydantic import StringConstraints

from core.domain.bank import Field
from core.domain.coding import Topic
from core.domain.persona import SCENES
from core.domain.plan import Difficulty, Kind, Medium, Mode, Plan
from core.domain.preset import Preset
from core.entries import Entry, checked, read_toml
from core.errors import ConfigurationError
from core.interviewing.bank import QuestionBank
from core.interviewing.personas import Personas
from core.interviewing.planning import kind_at

MAX_PROBLEMS = 5
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class _Preset(Entry):
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
    topics: list[Line] = Limited(default_factory=list)
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
            preset_from(read_toml(path), path.name, offered, pack)
            for pack, folder in folders.items()
            for path in sorted(folder.glob("*.toml"))
        ]
        twice = [name for name, count in Counter(preset.id for preset in found).items() if count > 1]
        if twice:
            raise ConfigurationError(f"preset {twice[0]} stands twice")
        return cls(tuple(found))

    def get(self, preset_id: str) -> Preset | None:
        return self._by_id.get(preset_id)


def preset_from(entry: Mapping[str, Any], where: str, offered: Offered, pack: str = "") -> Preset:
    """Raises ConfigurationError naming the key."""
    written = checked(_Preset, entry, where)
    plan = Plan(
        kind=written.kind,
        domain=written.domain,
        role=written.role,
        seniority=written.seniority,
        difficulty=written.difficulty,
        question_count=written.questions,
        topics=tuple(written.topics),
        mode=written.mode,
        persona_id=written.persona,
        time_limit_minutes=written.minutes,
        scene=written.scene,
        medium=written.medium,
        pack=pack,
    )
    fault = _fault(plan, offered)
    if fault:
        raise ConfigurationError(f"{where}: {fault}")
    return Preset(written.id, written.name, written.icon, written.note, tuple(written.expect), plan, written.order)


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
