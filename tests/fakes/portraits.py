"""Drawn faces that face finders take for faces, so that no test needs a photograph of anybody."""

import io

from PIL import Image, ImageDraw, ImageFilter

SKIN, HAIR, LIP = (215, 175, 150), (60, 45, 35), (150, 70, 70)


def drawn(*, x: float = 0.5, y: float = 0.45, size: float = 0.5, width: int = 640, height: int = 480) -> Image.Image:
    """`x` and `y` are the middle of the face and `size` its height, in shares of the picture."""
    image = Image.new("RGB", (width, height), (120, 125, 130))
    draw = ImageDraw.Draw(image)
    tall = size * height
    wide = tall * 0.8

    def ellipse(dx: float, dy: float, rx: float, ry: float, colour: tuple[int, int, int]) -> None:
        at_x, at_y = x * width + dx * wide, y * height + dy * tall
        draw.ellipse((at_x - rx * wide, at_y - ry * tall, at_x + rx * wide, at_y + ry * tall), fill=colour)

    ellipse(0, -0.1, 0.62, 0.62, HAIR)
    ellipse(0, 0.06, 0.5, 0.58, SKIN)
    for side in (-0.22, 0.22):
        ellipse(side, -0.1, 0.15, 0.075, (150, 110, 95))
        ellipse(side, -0.1, 0.1, 0.045, (240, 240, 240))
        ellipse(side, -0.1, 0.05, 0.05, (30, 25, 20))
        brow = (x * width + (side - 0.14) * wide, y * height - 0.21 * tall)
        draw.rectangle((*brow, brow[0] + 0.28 * wide, brow[1] + 0.035 * tall), fill=(70, 50, 40))
    ellipse(0, 0.13, 0.07, 0.05, (185, 140, 120))
    ellipse(0, 0.02, 0.04, 0.14, (228, 190, 165))
    ellipse(0, 0.33, 0.2, 0.05, LIP)
    return image.filter(ImageFilter.GaussianBlur(width / 320))


def empty(width: int = 640, height: int = 480) -> Image.Image:
    return Image.new("RGB", (width, height), (120, 125, 130))


def jpeg(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=70)
    return file.getvalue()
