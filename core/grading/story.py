"""The parts of a story (situation, task, action, result), told apart by the wordings in which people tell them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.domain.evaluation import Evidence, Rubric, StarPart, StoryPart
from core.grading.text import Segment, Text, plainly
from core.grading.wordings import straightened, wording


def asks_for_story(rubric: Rubric) -> bool:
    return any(criterion.id == "star" for criterion in rubric.criteria)


def story_of(text: Text, told: Mapping[StarPart, Segment]) -> tuple[StoryPart, ...]:
    """All four parts, in order, each with its words or None."""
    return tuple(StoryPart(part, evidence_of(text, told[part]) if part in told else None) for part in StarPart)


def evidence_of(text: Text, segment: Segment) -> Evidence:
    return Evidence(text.raw[segment.start : segment.end], segment.start, segment.end)


def told_in(sentence: str) -> frozenset[StarPart]:
    """The parts that a sentence tells, by its wordings."""
    said = straightened(sentence)
    return frozenset(part for part in StarPart if wording(part.value).is_in(said))


def star_of(text: Text, weight: Callable[[Segment], float]) -> dict[StarPart, Segment]:
    """The parts that were told, each with the segment that tells it: the first of those that count most. `weight` is
    0..1; what counts nothing tells nothing."""
    found: dict[StarPart, Segment] = {}
    wordings = {part: wording(part.value, text.language) for part in StarPart}
    for segment in sorted(text.segments, key=weight, reverse=True):
        if weight(segment) <= 0:
            break
        said = straightened(plainly(text, segment))
        for part in StarPart:
            if part not in found and wordings[part].is_in(said):
                found[part] = segment
    return found
