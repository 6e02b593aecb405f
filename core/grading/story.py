"""The parts of a story (situation, task, action, result), told apart by the wordings in which people tell them."""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.evaluation import Evidence, Rubric, StarPart, StoryPart
from core.grading.text import Segment, Text
from core.grading.wordings import straightened, wording


def asks_for_story(rubric: Rubric) -> bool:
    return any(criterion.id == "star" for criterion in rubric.criteria)


def story_of(text: Text, told: Mapping[StarPart, Segment]) -> tuple[StoryPart, ...]:
    """All four parts, in order, each with its words or None."""
    return tuple(StoryPart(part, evidence_of(text, told[part]) if part in told else None) for part in StarPart)


def evidence_of(text: Text, segment: Segment) -> Evidence:
    return Evidence(text.raw[segment.start : segment.end], segment.start, segment.end)


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
