"""The interviewers, read from TOML. Anyone may add one: what is wrong with an entry is said with its key."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field as Limited
from pydantic import StringConstraints, TypeAdapter, model_validator

from core.domain.persona import FACES, OWN_ID, SCENES, VOICES, Acknowledging, Persona
from core.domain.plan import Plan
from core.entries import Entry, checked, read_toml
from core.errors import ConfigurationError, InputRejected

MOST_PROBES = 3  # to one question: more is an interrogation
LONGEST_PATIENCE = 2.5
PLAIN_NAME = r"[^\W\d_][\w .'’-]*"  # no sign that means anything to a prompt or a page
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
_PERSONA = TypeAdapter(Persona)
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]


class _Persona(Entry):
    id: Id
    name: Name
    title: Name
    manner: Name
    line: Words
    face: str
    tone: Words
    voice: str
    scene: str
    probes: int = Limited(ge=0, le=MOST_PROBES)
    acknowledging: Acknowledging
    openings: list[Words] = Limited(min_length=1)
    closings: list[Words] = Limited(min_length=1)
    patience: float = Limited(ge=1.0, le=LONGEST_PATIENCE)
    silence_ms: int = Limited(ge=3_000, le=60_000)
    cuts_in_after_s: int | None = Limited(default=None, ge=30, le=300)
    cut_ins: list[Words] = Limited(default_factory=list)
    too_long: list[Words] = Limited(default_factory=list)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.face not in FACES:
            raise ValueError(f"face: {self.face!r} is none of {', '.join(FACES)}")
        if self.voice not in VOICES:
            raise ValueError(f"voice: {self.voice!r} is none of {', '.join(VOICES)}")
        if self.scene not in SCENES:
            raise ValueError(f"scene: {self.scene!r} is none of {', '.join(SCENES)}")
        if (self.cuts_in_after_s is None) == bool(self.cut_ins and self.too_long):
            raise ValueError("cuts_in_after_s: goes with cut_ins and too_long, and they with it")
        for name in ("openings", "closings"):
            for text in getattr(self, name):
                if re.search(r"[{}]", text.replace("{role}", "") if name == "openings" else text):
                    raise ValueError(f"{name}: only {{role}} is filled in, and only in openings")
        return self


class Personas:
    def __init__(self, personas: tuple[Persona, ...]) -> None:
        self.all = personas
        self._by_id = {persona.id: persona for persona in personas}

    @classmethod
    def load(cls, *paths: Path) -> Personas:
        """Raises ConfigurationError naming the file, the persona and the key, or an id that stands twice."""
        found = tuple(persona for path in paths for persona in personas_of(path))
        ids = [persona.id for persona in found]
        for persona_id in ids:
            if ids.count(persona_id) > 1:
                raise ConfigurationError(f"persona {persona_id} stands twice")
        return cls(found)

    def __contains__(self, persona_id: str) -> bool:
        return persona_id in self._by_id

    def get(self, persona_id: str) -> Persona:
        """The first one for an id that is not there any more: an old interview must still open."""
        return self._by_id.get(persona_id, self.all[0])

    def of(self, plan: Plan) -> Persona:
        """Who asks in it: also one whom the candidate has made."""
        if plan.persona_id == OWN_ID and plan.own_persona is not None:
            return plan.own_persona
        return self.get(plan.persona_id)


def own_persona(wished: Persona) -> Persona:
    """One whom a candidate has made, checked. Greetings and the like go by how they take an answer.
    Raises InputRejected."""
    cuts_in = wished.cuts_in_after_s is not None
    filled = {"openings": ["{role}"], "closings": ["-"], "cut_ins": ["-"] * cuts_in, "too_long": ["-"] * cuts_in}
    try:
        own = persona_from({**asdict(wished), "id": OWN_ID, **filled}, "own")
    except ConfigurationError as error:
        told = str(error).removeprefix(f"own: persona {OWN_ID}: ")
        raise InputRejected(f"Your own interviewer is not complete yet. {told[:1].upper()}{told[1:]}.") from error
    if not re.fullmatch(PLAIN_NAME, f"{own.name} {own.title}"):
        raise InputRejected("The name and title of your own interviewer have letters, spaces, dots and hyphens only.")
    return replace(own, openings=(), closings=(), cut_ins=(), too_long=())


def personas_of(path: Path) -> tuple[Persona, ...]:
    """Those of one file. Raises ConfigurationError."""
    entries = read_toml(path).get("persona")
    if not isinstance(entries, list) or not entries:
        raise ConfigurationError(f"{path.name}: persona: there is none")
    return tuple(persona_from(entry, path.name) for entry in entries)


def persona_from(entry: dict[str, Any], where: str) -> Persona:
    """Raises ConfigurationError."""
    written = checked(_Persona, entry, f"{where}: persona {entry.get('id', '?')}")
    return _PERSONA.validate_python(written.model_dump())
