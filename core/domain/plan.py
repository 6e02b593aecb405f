"""What was wished for before an interview: its kind, for whom, how hard, how long, who asks, and how it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.language import ENGLISH
from core.domain.persona import Persona
from core.domain.speech import VoiceOptions


class Kind(StrEnum):
    """What an interview, or one question, is about."""

    GENERAL = "general"
    TECHNICAL = "technical"
    SYSTEM_DESIGN = "system_design"  # outside technology: the case round of that field
    BEHAVIOURAL = "behavioural"
    CODING = "coding"
    MIXED = "mixed"  # an interview only: a first round over the other spoken kinds


SPOKEN_KINDS = tuple(kind for kind in Kind if kind is not Kind.CODING)  # of an interview, held in words
ASKED_KINDS = tuple(kind for kind in SPOKEN_KINDS if kind is not Kind.MIXED)  # of a question, answered in words


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Mode(StrEnum):
    PRACTICE = "practice"  # scores and help on the way
    REAL = "real"  # as on the day: nothing until the report


class Medium(StrEnum):
    """How the candidate answers. Everything said can be typed as well."""

    TEXT = "text"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Plan:
    kind: Kind = Kind.MIXED
    domain: str = "technology"  # id of prompts/domains.toml
    role: str = "Software engineer"
    seniority: str = "mid"  # junior, mid, senior, lead
    difficulty: Difficulty = Difficulty.MEDIUM
    question_count: int = 5
    topics: tuple[str, ...] = ()  # competencies or tags to prefer; empty: any
    mode: Mode = Mode.PRACTICE
    persona_id: str = "maya"
    own_persona: Persona | None = None  # whom the candidate has made; asks where `persona_id` is OWN_ID
    time_limit_minutes: int = 30
    scene: str = "Office"
    medium: Medium = Medium.TEXT
    voice: VoiceOptions = field(default_factory=VoiceOptions)
    language: str = ENGLISH  # in which it is held: a folder of prompts/languages
    pack: str = ""  # whose questions come first and whose rubrics grade; "": the product's own
    revisits: tuple[str, ...] = ()  # bank ids to be asked before any other, in this order, whether seen or not
    resume_id: str | None = None  # the résumé to be asked about; None: the question bank
    job_id: str | None = None  # the job description to set beside it
