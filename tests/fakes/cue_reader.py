"""A reader of answers that counts cues and nothing else: a test says what was covered by writing it."""

import re

from core.domain.evaluation import Gate, StarPart
from core.domain.interview import Question
from core.domain.reading import Reading

STAR_WORDS = {
    StarPart.SITUATION: "last year",
    StarPart.TASK: "my job was",
    StarPart.ACTION: "i decided",
    StarPart.RESULT: "in the end",
}


def read_by_cues(question: Question, text: str) -> Reading:
    said = text.casefold()
    words = re.findall(r"\w+", said)
    gate = gate_of(question, said, words)
    covered = tuple(
        index for index, point in enumerate(question.key_points) if not gate and any(cue in said for cue in point.cues)
    )
    coverage = tuple(float(index in covered) for index in range(len(question.key_points)))
    return Reading(
        gate=gate,
        word_count=len(words),
        point_coverage=coverage,
        covered=covered,
        has_number=bool(re.search(r"\d", said)),
        star=frozenset(part for part, wording in STAR_WORDS.items() if wording in said),
        quality=0.0 if gate else (sum(coverage) / len(coverage) if coverage else 0.5),
    )


def gate_of(question: Question, said: str, words: list[str]) -> Gate | None:
    if not words:
        return Gate.EMPTY
    if said.strip() == question.text.casefold():
        return Gate.ECHO
    if "i don't know" in said:
        return Gate.REFUSAL
    return Gate.TOO_SHORT if len(words) < 4 else None
