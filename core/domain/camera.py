"""The camera: where the face is, and what that says about how the candidate comes across. Numbers only, no pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

ENOUGH = 3  # readings; fewer say nothing


@dataclass(frozen=True, slots=True)
class Face:
    """Of one picture, in shares of it: the middle of the face from the left and from the top, and its height."""

    x: float
    y: float
    size: float
    shows_both_eyes: bool  # facing the camera; it says nothing about where the eyes look


@dataclass(frozen=True, slots=True)
class FaceReading:
    at_ms: int
    face: Face | None


class FramingHint(StrEnum):
    """The one thing to change now."""

    GOOD = "good"
    NO_FACE = "no_face"
    OFF_CENTRE = "off_centre"
    TOO_FAR = "too_far"
    TOO_CLOSE = "too_close"
    LOOK_UP = "look_up"  # turned away from the camera
    RESTLESS = "restless"


@dataclass(frozen=True, slots=True)
class Framing:
    """Shares of the time, 0..1; None where there was too little to see. Private, and never scored."""

    readings: int = 0
    in_frame: float | None = None  # of all readings
    centred: float | None = None  # of those with a face, as the next ones
    facing: float | None = None
    still: float | None = None  # of the steps from one reading to the next
    hint: FramingHint | None = None


@dataclass(frozen=True, slots=True)
class FramingCounts:
    """Readings of a stretch of time, as numbers that can be added up."""

    readings: int = 0
    faces: int = 0  # readings with a face; of these the next two
    centred: int = 0
    facing: int = 0
    steps: int = 0  # from one face to the next, where movement can be told; of these the next one
    still: int = 0

    def plus(self, other: FramingCounts) -> FramingCounts:
        return FramingCounts(
            self.readings + other.readings,
            self.faces + other.faces,
            self.centred + other.centred,
            self.facing + other.facing,
            self.steps + other.steps,
            self.still + other.still,
        )

    def framing(self, hint: FramingHint | None = None) -> Framing:
        return Framing(
            readings=self.readings,
            in_frame=_share(self.faces, self.readings),
            centred=_share(self.centred, self.faces),
            facing=_share(self.facing, self.faces),
            still=_share(self.still, self.steps),
            hint=hint,
        )


def _share(count: int, of: int) -> float | None:
    return count / of if of >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class AnswerFraming:
    """While one question was being answered."""

    question: int  # number of the main question, from 1
    framing: Framing


@dataclass(frozen=True, slots=True)
class PresenceSummary:
    """How somebody sat before the camera in one interview. For that person alone."""

    in_words: str
    overall: Framing
    answers: tuple[AnswerFraming, ...]  # in the order of time


class Eye(Protocol):
    """Of one conversation. Each method returns at once, whoever calls it."""

    def see(self, picture: bytes) -> None:
        """A JPEG of the camera, to be measured and forgotten; one too many is dropped."""
        ...

    def framing(self) -> Framing: ...

    def counted(self) -> FramingCounts:
        """Since it was asked for last: each reading is told once."""
        ...
