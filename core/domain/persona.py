"""Who asks the questions, as data: prompts/personas.toml."""

from dataclasses import dataclass
from enum import StrEnum

SCENES = ("Office", "Tech lab", "Café", "Plain")  # the rooms that are drawn in components/faces.py
FACES = ("maya", "daniel", "ingrid", "kenji")  # and the faces
VOICES = ("maya", "ingrid", "kenji", "daniel")  # of prompts/voice.toml
OWN_ID = "own"  # of an interviewer whom a candidate has made; it stands in the plan


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
    face: str  # one of FACES
    tone: str = ""  # for a model: how this person speaks
    voice: str = "maya"  # a voice of prompts/voice.toml
    scene: str = "Office"  # one of SCENES: where they sit, unless the candidate chooses another
    probes: int = 1  # follow-ups to one main question, at the most
    acknowledging: Acknowledging = Acknowledging.WARM
    openings: tuple[str, ...] = ()  # with {role}
    closings: tuple[str, ...] = ()
    patience: float = 1.0  # how many times as long as usual a pause may be that the words leave open
    silence_ms: int = 8_000  # of silence after which they say something themselves
    cuts_in_after_s: int | None = None  # into one answer: from then on they come in at the first breath; None: never
    cut_ins: tuple[str, ...] = ()  # what they say when they come in
    too_long: tuple[str, ...] = ()  # and about an answer of that length in writing

    @property
    def first_name(self) -> str:
        return self.name.split()[0]
