"""The camera of one conversation: pictures come in, numbers stay."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import Executor

from core.camera.framing import FramingWatch
from core.domain.camera import FaceReading, Framing, FramingCounts
from core.errors import InputRejected
from core.instruments import FaceFinder

log = logging.getLogger(__name__)


class CameraEye:
    """An `Eye`. Pictures are looked at by `desk`, one at a time; what comes meanwhile is thrown away, as is every
    picture once it was looked at."""

    def __init__(self, finder: FaceFinder, desk: Executor) -> None:
        self._finder, self._desk = finder, desk
        self._watch = FramingWatch()
        self._lock = threading.Lock()
        self._is_looking = False
        self._framing = Framing()

    def see(self, picture: bytes) -> None:
        with self._lock:
            if self._is_looking:
                return
            self._is_looking = True
        at_ms = round(time.monotonic() * 1000)
        self._desk.submit(self._look, picture, at_ms)

    def framing(self) -> Framing:
        return self._framing

    def counted(self) -> FramingCounts:
        with self._lock:
            return self._watch.counted()

    def _look(self, picture: bytes, at_ms: int) -> None:
        try:
            reading = FaceReading(at_ms, self._finder.find(picture))
            with self._lock:
                self._watch.feed(reading)
            self._framing = self._watch.framing()
        except InputRejected as error:
            log.info("camera: %s", error)
        except Exception:
            log.exception("camera: a picture could not be looked at")
        finally:
            with self._lock:
                self._is_looking = False
