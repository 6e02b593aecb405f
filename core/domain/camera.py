"""The camera: where the face is, and what that says about how the candidate comes across. Numbers only, no pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


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


class Eye(Protocol):
    """Of one conversation. Each method returns at once, whoever calls it."""

    def see(self, picture: bytes) -> None:
        """A JPEG of the camera, to be measured and forgotten; one too many is dropped."""
        ...

    def framing(self) -> Framing: ...
