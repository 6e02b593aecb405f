"""What code alone makes of one answer: the follow-ups and the built-in grader rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.domain.evaluation import Gate, StarPart
from core.domain.interview import Question
from core.domain.plan import Kind
from core.domain.reading import Reading
from core.domain.source import Origin
from core.grading.expression import Expression, expression_of
from core.grading.gates import gate_of
from core.grading.lexicon import Lexicon, lexicon_for, shipped_lexicon
from core.grading.matching import Match, matches
from core.grading.reference import agreement
from core.grading.standing import Standing, standing_of
from core.grading.story import star_of
from core.grading.text import Segment, Text, read_text

COVERED_FROM = 0.5
BY_CHANCE = 0.1  # of a match: what sentences on something else reach
BESIDE_THE_POINT = 0.15  # what a point or a detail counts in a sentence that hardly speaks of what was asked
MIN_STANDING_WORDS = 4  # where less than this speaks to the question, there is no answer
AGREEMENT_RANGE = (0.12, 0.62)  # where the bank's weak and strong samples lie when their cues are taken away


@dataclass(frozen=True, slots=True)
class Analysis:
    """A reading with what its parts rest on."""

    text: Text  # as far as it stands
    gate: Gate | None
    points: tuple[Match, ...]
    star: dict[StarPart, Segment]
    expression: Expression
    coverage: float | None  # 0..1 over all key points; None when the question has none
    stands: Standing

    @property
    def covered(self) -> tuple[int, ...]:
        return tuple(index for index, point in enumerate(self.points) if point.value >= COVERED_FROM)


# The move after an answer and its grader read the same one; a long answer's analysis takes a megabyte.
@lru_cache(maxsize=32)
def analyse(question: Question, answer: str, lexicon: Lexicon) -> Analysis:
    lexicon = lexicon_for(question.language, lexicon)
    whole = read_text(answer, question.language)
    gate = gate_of(question, whole, lexicon)
    stands = Standing(whole, whole, {}, 0) if gate else standing_of(question, whole, lexicon)
    if not gate and stands.text.word_count < MIN_STANDING_WORDS:
        gate, stands = Gate.TOO_SHORT, Standing(whole, whole, {}, 0)
    text = stands.text
    expression = expression_of(text)
    if gate:
        nothing = tuple(Match(0.0, None) for _ in question.key_points)
        return Analysis(text, gate, nothing, {}, expression, 0.0 if nothing else None, stands)
    least = _least(question)
    found = matches(question, text, stands.closeness, lexicon, lambda segment: max(least, stands.weight(segment)))
    # A list of keywords says no thought, whichever words it holds.
    points = tuple(Match(match.value * expression.prose, match.segment) for match in found)
    coverage = _coverage(question, text, found, lexicon) * expression.prose if found else None
    return Analysis(text, None, points, star_of(text, stands.weight), expression, coverage, stands)


def _least(question: Question) -> float:
    """The points of a question about somebody's own paper are on how it is told: measured by what, compared with what.
    Which subject a sentence speaks of is the person's own, and tells nothing."""
    own = question.source is not None and question.source.origin is not Origin.NOTES
    return 1.0 if own else BESIDE_THE_POINT


def _coverage(question: Question, text: Text, found: tuple[Match, ...], lexicon: Lexicon) -> float:
    if any(point.cues for point in question.key_points):
        return sum(max(0.0, match.value - BY_CHANCE) for match in found) / (len(found) * (1 - BY_CHANCE))
    low, high = AGREEMENT_RANGE
    return min(1.0, max(0.0, (agreement(question, text, found, lexicon) - low) / (high - low)))


# The latest answers are read again with each move of an interview; of hundreds that run at once, all stay.
@lru_cache(maxsize=2048)
def read_answer(question: Question, text: str) -> Reading:
    """Deterministic. Raises ConfigurationError when the word vectors cannot be read."""
    analysis = analyse(question, text, shipped_lexicon())
    return Reading(
        gate=analysis.gate,
        word_count=analysis.text.word_count,
        point_coverage=tuple(point.value for point in analysis.points),
        covered=analysis.covered,
        has_number=bool(analysis.expression.numbers),
        star=frozenset(analysis.star),
        quality=_quality(question, analysis),
    )


def _quality(question: Question, analysis: Analysis) -> float:
    """Mostly what was said of what the question looks for; of a story, also whether it is whole."""
    if analysis.gate:
        return 0.0
    told = len(analysis.star) / len(StarPart)
    concrete = min(1.0, (len(analysis.expression.numbers) + len(analysis.expression.reasons)) / 4)
    on_point = 0.5 if analysis.coverage is None else analysis.coverage
    # Figures and reasons count as far as they serve the question: those of another story are padding.
    parts = [(0.2, concrete * analysis.expression.prose * on_point), (0.8, on_point)]
    if question.kind is Kind.BEHAVIOURAL:
        parts.append((0.2, told * analysis.expression.prose))
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
