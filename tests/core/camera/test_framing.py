"""How somebody sits before the camera, by readings that are written down."""

import pytest

from core.camera.framing import FramingWatch
from core.domain.camera import Face, FaceReading, FramingHint

CENTRED = Face(0.5, 0.42, 0.4, True)
AT_THE_EDGE = Face(0.15, 0.42, 0.4, True)
TURNED = Face(0.5, 0.42, 0.4, False)


def watched(*faces: Face | None, step_ms: int = 1000):
    watch = FramingWatch()
    for number, face in enumerate(faces):
        watch.feed(FaceReading(number * step_ms, face))
    return watch.framing()


def test_nothing_is_said_of_a_look_or_two():
    framing = watched(CENTRED, CENTRED)
    assert (framing.readings, framing.in_frame, framing.centred, framing.hint) == (2, None, None, None)


def test_shares_are_of_what_was_seen():
    framing = watched(CENTRED, CENTRED, AT_THE_EDGE, TURNED, None)
    assert framing.in_frame == pytest.approx(0.8)
    assert framing.centred == pytest.approx(0.75)
    assert framing.facing == pytest.approx(0.75)


def test_nobody_there_leaves_the_rest_unmeasured():
    framing = watched(None, None, None, None)
    assert framing.in_frame == 0 and framing.hint is FramingHint.NO_FACE
    assert framing.centred is framing.facing is framing.still is None


@pytest.mark.parametrize(
    ("face", "hint"),
    [
        (CENTRED, FramingHint.GOOD),
        (AT_THE_EDGE, FramingHint.OFF_CENTRE),
        (Face(0.5, 0.8, 0.4, True), FramingHint.OFF_CENTRE),
        (TURNED, FramingHint.LOOK_UP),
        (Face(0.5, 0.42, 0.1, True), FramingHint.TOO_FAR),
        (Face(0.5, 0.42, 0.8, True), FramingHint.TOO_CLOSE),
    ],
)
def test_the_hint_names_one_thing(face, hint):
    assert watched(*[face] * 6).hint is hint


def test_the_hint_is_about_now_and_the_shares_about_all():
    framing = watched(*[AT_THE_EDGE] * 6, *[CENTRED] * 6)
    assert framing.hint is FramingHint.GOOD and framing.centred == pytest.approx(0.5)


def test_one_odd_look_changes_no_hint():
    assert watched(CENTRED, CENTRED, None, CENTRED, CENTRED).hint is FramingHint.GOOD


def test_moving_about_is_restless_and_a_sway_is_not():
    swaying = [Face(0.5 + 0.02 * (n % 2), 0.42, 0.4, True) for n in range(8)]
    moving = [Face(0.45 + 0.15 * (n % 2), 0.42, 0.4, True) for n in range(8)]
    assert watched(*swaying).still == 1
    restless = watched(*moving)
    assert restless.still == 0 and restless.hint is FramingHint.RESTLESS


def test_movement_is_not_told_across_a_gap():
    assert watched(CENTRED, AT_THE_EDGE, CENTRED, AT_THE_EDGE, step_ms=5000).still is None
