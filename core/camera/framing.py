"""From readings of a face to how somebody sits before the camera. Time comes with the readings."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from math import hypot

from core.domain.camera import ENOUGH, Face, FaceReading, Framing, FramingCounts, FramingHint

# The middle third across, as photographers put it, and eyes on the upper third: the face's middle lies just below.
CENTRE_X, CENTRE_Y = (0.33, 0.67), (0.25, 0.62)
FAR, CLOSE = 0.18, 0.7  # of the picture's height
STILL_STEP = 0.2  # of the face's own height, from one reading to the next
MAX_STEP_MS = 3000  # readings further apart say nothing about movement
HINT_READINGS = 6  # the latest ones: about as many seconds


class FramingWatch:
    """Of one interview."""

    def __init__(self) -> None:
        self._latest: deque[FaceReading] = deque(maxlen=HINT_READINGS)
        self._all = self._fresh = FramingCounts()

    def feed(self, reading: FaceReading) -> None:
        before = self._latest[-1] if self._latest else None
        self._latest.append(reading)
        one = _counted(before, reading)
        self._all, self._fresh = self._all.plus(one), self._fresh.plus(one)

    def framing(self) -> Framing:
        return self._all.framing(self._hint())

    def counted(self) -> FramingCounts:
        """Since it was asked for last."""
        fresh, self._fresh = self._fresh, FramingCounts()
        return fresh

    def _hint(self) -> FramingHint | None:
        """What most of the latest readings ask for."""
        readings = list(self._latest)
        if len(readings) < ENOUGH:
            return None
        faces = [reading.face for reading in readings if reading.face]
        if 2 * len(faces) < len(readings):
            return FramingHint.NO_FACE
        steps = [s for a, b in pairwise(readings) if (s := _is_still(a, b)) is not None]
        asks = (
            (FramingHint.TOO_FAR, [face.size < FAR for face in faces]),
            (FramingHint.TOO_CLOSE, [face.size > CLOSE for face in faces]),
            (FramingHint.OFF_CENTRE, [not is_centred(face) for face in faces]),
            (FramingHint.LOOK_UP, [not face.shows_both_eyes for face in faces]),
            (FramingHint.RESTLESS, [not is_still for is_still in steps]),
        )
        return next((hint for hint, seen in asks if 2 * sum(seen) > len(seen)), FramingHint.GOOD)


def _counted(before: FaceReading | None, reading: FaceReading) -> FramingCounts:
    face = reading.face
    if face is None:
        return FramingCounts(readings=1)
    is_still = _is_still(before, reading)
    return FramingCounts(
        readings=1,
        faces=1,
        centred=int(is_centred(face)),
        facing=int(face.shows_both_eyes),
        steps=int(is_still is not None),
        still=int(is_still is True),
    )


def is_centred(face: Face) -> bool:
    return CENTRE_X[0] <= face.x <= CENTRE_X[1] and CENTRE_Y[0] <= face.y <= CENTRE_Y[1]


def _is_still(before: FaceReading | None, now: FaceReading) -> bool | None:
    if before is None or before.face is None or now.face is None or now.at_ms - before.at_ms > MAX_STEP_MS:
        return None
    return hypot(now.face.x - before.face.x, now.face.y - before.face.y) < STILL_STEP * now.face.size
