"""A picture as a reader of text likes it: upright, grey, of a useful size, without what was hidden in the file."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from core.adapters.resume_reader.parsing.refusals import Refusal, Refused

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 40_000_000  # a telephone's picture has 12 to 24 million
LEAST_SIDE, MOST_SIDE = 200, 2_400  # a page of A4 at 200 dots an inch is 2339 high
SMALL_SIDE = 1_200  # below, letters are enlarged


def parse(content: bytes) -> tuple[int, int, bytes]:
    """One page, and a JPEG without anything but dots. The size is looked at before anything is decoded."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        picture: Image.Image = Image.open(io.BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise Refused(Refusal.PICTURE_TOO_LARGE) from error
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > 20_000:
        raise Refused(Refusal.PICTURE_TOO_LARGE)
    if min(width, height) < LEAST_SIDE:
        raise Refused(Refusal.NO_TEXT)
    picture.draft("L", (MOST_SIDE, MOST_SIDE))
    picture = ImageOps.exif_transpose(picture)
    if "A" in picture.getbands() or "transparency" in picture.info:
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture.convert("RGBA"))
        picture = white
    grey = picture.convert("L")
    scale = MOST_SIDE / max(grey.size) if max(grey.size) > MOST_SIDE else SMALL_SIDE * 2 / max(grey.size)
    if max(grey.size) > MOST_SIDE or max(grey.size) < SMALL_SIDE:
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    low, high = grey.getextrema()
    if not isinstance(low, int | float) or not isinstance(high, int | float) or high - low < 8:
        raise Refused(Refusal.NO_TEXT)
    kept = io.BytesIO()
    ImageOps.autocontrast(grey, cutoff=1).save(kept, "JPEG", quality=90, dpi=(200, 200))
    return 1, 0, kept.getvalue()
