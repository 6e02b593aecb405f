"""From readings of a face to how somebody sits before the camera. Time comes with the readings."""

from __future__ import annotations

from collections import Counter, deque
from itertools import pairwise
from math import hypot

from core.domain.camera import Face, FaceReading, Framing, FramingHint

# The middle third across, as photographers put it, and eyes on the upper third: the face's middle lies just below.
CENTRE_X, CENTRE_Y = (0.33, 0.67), (0.25, 0.62)
FAR, CLOSE = 0.18, 0.7  # of the picture's height
STILL_STEP = 0.2  # of the face's own height, from one reading to the next
MAX_STEP_MS = 3000  # readings further apart say nothing about movement
ENOUGH = 3  # readings
HINT_READINGS = 6  # the latest ones: about as many seconds


class FramingWatch:
    """Of one interview."""

    def __init__(self) -> None:
        self._latest: deque[FaceReading] = deque(maxlen=HINT_READINGS)
        self._counts: Counter[str] = Counter()

    def feed(self, reading: FaceReading) -> None:
        before = self._latest[-1] if self._latest else None
        self._latest.append(reading)
        face = reading.face
        self._counts["readings"] += 1
        if face is None:
            return
        self._counts["faces"] += 1
        self._counts["centred"] += is_centred(face)
        self._counts["facing"] += face.shows_both_eyes
        is_still = _is_still(before, reading)
        if is_still is not None:
            self._counts["steps"] += 1
            self._counts["still"] += is_still

    def framing(self) -> Framing:
        count = self._counts
        return Framing(
            readings=count["readings"],
            in_frame=_share(count["faces"], count["readings"]),
            centred=_share(count["centred"], count["faces"]),
            facing=_share(count["facing"], count["faces"]),
            still=_share(count["still"], count["steps"]),
            hint=self._hint(),
        )

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


def is_centred(face: Face) -> bool:
    return CENTRE_X[0] <= face.x <= CENTRE_X[1] and CENTRE_Y[0] <= face.y <= CENTRE_Y[1]


def _is_still(before: FaceReading | None, now: FaceReading) -> bool | None:
    if before is None or before.face is None or now.face is None or now.at_ms - before.at_ms > MAX_STEP_MS:
        return None
    return hypot(now.face.x - before.face.x, now.face.y - before.face.y) < STILL_STEP * now.face.size


def _share(count: int, of: int) -> float | None:
    return count / of if of >= ENOUGH else None
