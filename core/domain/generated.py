"""A problem that a model wrote for one person: how far it is, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a written problem went through, in the sandbox, before anybody was asked it."""

    cases: int
    small_inputs: int  # on which the reference and a brute force agreed
    rejected: int  # plausible wrong solutions that the cases told apart
    slowest_ms: float | None  # of the reference on any case; None: the runner tells no times
    written_by: str  # a model's name
    proven_at: datetime


class WritingStep(StrEnum):
    WRITING = "writing"  # the model is at it
    CASES = "cases"  # the reference answers every case
    AGREEMENT = "agreement"  # with the brute force, on small inputs
    REFERENCE = "reference"  # judged as a candidate's code is
    WRONG = "wrong"  # each wrong solution has to be rejected
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Writing:
    """A problem on its way, or how it ended: with a problem, or with the reason why there is none."""

    step: WritingStep
    attempt: int = 1
    done: int = 0  # of the wrong solutions
    total: int = 0
    problem_id: str = ""
    title: str = ""
    certificate: Certificate | None = None
    reason: str = ""  # a sentence for the person

    @property
    def running(self) -> bool:
        return self.step is not WritingStep.ENDED
