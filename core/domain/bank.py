"""The question bank's own shape: a question with everything that an interviewer needs to ask it well."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.interview import KeyPoint
from core.domain.plan import Difficulty, Kind
from core.domain.probe import Probe


@dataclass(frozen=True, slots=True)
class Samples:
    strong: str
    middling: str
    weak: str


@dataclass(frozen=True, slots=True)
class BankQuestion:
    id: str
    domain: str  # id of a domain, or "any"
    kind: Kind
    difficulty: Difficulty
    competency: str
    tags: tuple[str, ...]
    text: str
    concept: str
    explanation: str
    key_points: tuple[KeyPoint, ...]
    probes: tuple[Probe, ...]
    samples: Samples
    pack: str = ""  # whose; "": the product's own


@dataclass(frozen=True, slots=True)
class Field:
    """A domain of work, as the setup page offers it."""

    id: str
    name: str
    case_name: str  # what the system design round is called there
    roles: tuple[str, ...]
