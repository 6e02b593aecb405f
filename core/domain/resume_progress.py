"""How far the reading of a résumé is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.domain.resume import ReadDocument, Resume


class ReadingStep(StrEnum):
    OPENING = "opening"  # the file is read, in a confined process
    FINDING = "finding"  # facts are looked for in the text
    KEEPING = "keeping"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class ResumeReading:
    step: ReadingStep
    document: ReadDocument | None = None
    brain: str = ""  # the model that found the facts; "" by rules
    resume: Resume | None = None  # at the end
