"""The parts of a story (situation, task, action, result), told apart by the wordings in which people tell them."""

from __future__ import annotations

from core.domain.evaluation import StarPart
from core.grading.text import Segment, Text
from core.grading.wordings import straightened, wording


def star_of(text: Text) -> dict[StarPart, Segment]:
    """The parts that were told, each with the first segment that tells it."""
    found: dict[StarPart, Segment] = {}
    patterns = {part: wording(part.value) for part in StarPart}
    for segment in text.segments:
        said = straightened(text.raw[segment.start : segment.end])
        for part in StarPart:
            if part not in found and patterns[part].search(said):
                found[part] = segment
    return found
