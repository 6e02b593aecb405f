"""The cascades on drawn faces, and on what is no picture."""

import io

import pytest
from PIL import Image

from core.adapters.opencv_faces import OpenCvFaces
from core.errors import InputRejected
from tests.fakes.portraits import drawn, empty, jpeg


@pytest.fixture(scope="module")
def finder():
    return OpenCvFaces()


@pytest.mark.parametrize(("x", "y", "size"), [(0.5, 0.45, 0.5), (0.3, 0.45, 0.5), (0.5, 0.6, 0.5), (0.5, 0.45, 0.7)])
def test_a_face_is_found_where_it_is(finder, x, y, size):
    face = finder.find(jpeg(drawn(x=x, y=y, size=size)))
    assert face is not None
    assert face.x == pytest.approx(x, abs=0.05) and face.y == pytest.approx(y, abs=0.06)
    assert face.size == pytest.approx(size, abs=0.12)
    assert face.shows_both_eyes


def test_nobody_is_nobody(finder):
    assert finder.find(jpeg(empty())) is None


def test_covered_eyes_do_not_face_the_camera(finder):
    image = drawn()
    image.paste((215, 175, 150), (225, 175, 330, 210))  # one of them
    face = finder.find(jpeg(image))
    assert face is None or not face.shows_both_eyes


def png() -> bytes:
    file = io.BytesIO()
    empty(8, 8).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda: b"", id="nothing"),
        pytest.param(lambda: b"\xff\xd8\xff\xe0 no picture", id="no picture"),
        pytest.param(lambda: jpeg(drawn())[:900], id="half a picture"),
        pytest.param(png, id="another format"),
        pytest.param(lambda: jpeg(Image.new("RGB", (4000, 10))), id="too wide"),
        pytest.param(lambda: jpeg(Image.new("L", (20_000, 20_000))), id="a picture that would fill the memory"),
    ],
)
def test_what_is_no_picture_of_a_camera_is_refused(finder, made):
    with pytest.raises(InputRejected):
        finder.find(made())


def test_a_narrow_picture_is_searched_as_well(finder):
    assert finder.find(jpeg(drawn(width=240, height=320, size=0.4))) is not None
