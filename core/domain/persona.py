"""Who asks the questions, as data: prompts/personas.toml."""

from dataclasses import dataclass
from enum import StrEnum


class Acknowledging(StrEnum):
    """How much an interviewer says about an answer before going on."""

    WARM = "warm"
    MEASURED = "measured"
    SPARING = "sparing"


@dataclass(frozen=True, slots=True)
class Persona:
    id: str
    name: str  # "Maya Okafor"
    title: str  # "Hiring manager"
    manner: str  # "Warm, curious": under the name in the picker
    line: str  # one sentence on how they interview
    face: str  # id of a drawing in components/faces.py
    tone: str = ""  # for a model: how this person speaks
    probes: int = 1  # follow-ups to one main question, at the most
    acknowledging: Acknowledging = Acknowledging.WARM
    openings: tuple[str, ...] = ()  # with {role}
    closings: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        return self.name.split()[0]
