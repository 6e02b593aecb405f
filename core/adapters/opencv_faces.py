"""Faces by OpenCV's Haar cascades (Viola and Jones, 2001). They find faces that look towards the camera."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

from core.domain.camera import Face
from core.errors import InputRejected

WIDTH = 320  # of what is searched: half of what cameras give; with less no eyes are found
MAX_SIDE = 1280
SMALLEST_FACE = 0.15  # of the picture's height
EYES = 0.6  # of the face, from its top


class OpenCvFaces:
    """A FaceFinder. One pair of cascades for everybody: they keep state while they search, so searches take turns."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cascades: tuple[Any, Any] | None = None

    def find(self, picture: bytes) -> Face | None:
        grey = _decoded(picture)
        with self._lock:
            if self._cascades is None:
                self._cascades = _cascades()
            return _found(grey, *self._cascades)


def _cascades() -> tuple[Any, Any]:
    import cv2

    cv2.setNumThreads(1)  # the sound's pace must not wait for pictures
    folder = Path(cv2.__file__).with_name("data")
    return tuple(  # type: ignore[return-value]
        cv2.CascadeClassifier(str(folder / f"haarcascade_{name}.xml")) for name in ("frontalface_default", "eye")
    )


def _decoded(picture: bytes) -> Any:
    """Grey, in the size that is searched. The size is known before anything is unpacked."""
    import numpy as np
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture), formats=("JPEG",)) as image:
            if max(image.size) > MAX_SIDE:
                raise InputRejected("A picture of the camera is larger than it should be.")
            height = max(1, round(WIDTH * image.height / image.width))
            image.draft("L", (WIDTH, height))
            return np.asarray(image.convert("L").resize((WIDTH, height)))
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise InputRejected("A picture of the camera cannot be read.") from error


def _found(grey: Any, faces: Any, eyes: Any) -> Face | None:
    import cv2
    import numpy as np

    grey = cv2.equalizeHist(grey)
    height, width = grey.shape
    side = int(height * SMALLEST_FACE)
    boxes, _, weights = faces.detectMultiScale3(grey, 1.15, 4, minSize=(side, side), outputRejectLevels=True)
    if not len(boxes):
        return None
    # The surest one: the largest is often a pattern in the background.
    x, y, w, h = (int(v) for v in boxes[int(np.argmax(np.ravel(weights)))])
    upper = cv2.resize(grey[y : y + int(h * EYES), x : x + w], None, fx=2, fy=2)
    found = eyes.detectMultiScale(upper, 1.1, 3, minSize=(w // 4, w // 4), maxSize=(w, w))
    middles = [left + wide / 2 for left, _, wide, _ in found]
    both = any(m < w for m in middles) and any(m >= w for m in middles)
    return Face((x + w / 2) / width, (y + h / 2) / height, h / height, bool(both))
