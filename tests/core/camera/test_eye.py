"""Pictures are looked at beside the sound, one at a time, and forgotten."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.camera.eye import CameraEye
from core.domain.camera import Face, FramingCounts
from core.errors import InputRejected


class ScriptedFinder:
    def __init__(self, *found):
        self._found = list(found)
        self.seen, self.gate = [], threading.Event()
        self.gate.set()

    def find(self, picture):
        self.gate.wait(5)
        self.seen.append(picture)
        found = self._found.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


@pytest.fixture
def desk():
    with ThreadPoolExecutor(1) as pool:
        yield pool


def settled(desk):
    desk.submit(lambda: None).result(5)


def test_numbers_stay(desk):
    finder = ScriptedFinder(*[Face(0.5, 0.4, 0.4, True)] * 3)
    eye = CameraEye(finder, desk)
    for number in range(3):
        eye.see(bytes([number]))
        settled(desk)
    assert eye.framing().readings == 3 and eye.framing().centred == 1


def test_what_comes_while_it_looks_is_thrown_away(desk):
    finder = ScriptedFinder(None, None)
    finder.gate.clear()
    eye = CameraEye(finder, desk)
    for number in range(50):
        eye.see(bytes([number]))
    finder.gate.set()
    settled(desk)
    assert finder.seen == [b"\0"]
    eye.see(b"later")
    settled(desk)
    assert finder.seen == [b"\0", b"later"]


def test_each_reading_is_counted_once(desk):
    eye = CameraEye(ScriptedFinder(*[Face(0.5, 0.4, 0.4, True)] * 3, None), desk)
    for number in range(3):
        eye.see(bytes([number]))
        settled(desk)
    assert eye.counted() == FramingCounts(readings=3, faces=3, centred=3, facing=3, steps=2, still=2)
    eye.see(b"gone")
    settled(desk)
    assert eye.counted() == FramingCounts(readings=1)
    assert eye.counted() == FramingCounts() and eye.framing().readings == 4


@pytest.mark.parametrize("fault", [InputRejected("no picture"), RuntimeError("a library's own")])
def test_a_bad_picture_is_one_picture_less(desk, fault):
    eye = CameraEye(ScriptedFinder(fault, None), desk)
    for picture in (b"bad", b"good"):
        eye.see(picture)
        settled(desk)
    assert eye.framing().readings == 1
