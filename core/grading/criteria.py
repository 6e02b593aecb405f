"""The criteria as code reads them: each gives an exact level, 1.0-5.0, and the passages that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.domain.evaluation import StarPart
from core.grading.expression import Expression, segment_at
from core.grading.reading import BESIDE_THE_POINT, Analysis
from core.grading.text import Segment

LEVELS = (1.0, 1.5, 2.5, 3.5, 4.5, 5.0)
# Where the levels of the line above are reached. Coverage of the key points: nothing, a thought in passing, a third,
# more than half, nearly all. Detail: figures, names, reasons and examples, each kind counted up to its limit.
COVERAGE = (0.0, 0.1, 0.32, 0.58, 0.8, 0.95)
DETAIL = (0.0, 1.0, 2.5, 4.5, 7.0, 9.0)
HEDGES_PER_HUNDRED = (0.0, 1.0, 2.5, 5.0, 8.0, 12.0)
KIND_LIMITS = {"numbers": 3, "names": 2, "reasons": 4, "examples": 1}
CEILING_STEP = 1.0  # levels
HEDGES_A_RETRACTION = 3
LIST_OF_KEYWORDS = 2.0  # no more than this for any manner of expression
PART_COUNTS = (0.15, 0.7)  # weight of its sentence, from where a part of a story counts to where it counts in full
SHORT_STORY_WORDS = (20, 40)  # of a story, as far as they count: where it can show little, and where all
LONG_ANSWER_WORDS = (300, 450)
LINKED, HARDLY_LINKED = "One thought leads to the next.", "Can be followed, though little links the thoughts."
HELD_BACK = " It counts for less, because little of what was asked was said."
UNKNOWN = "What a good answer holds is not known here, so this is not graded without a model."


@dataclass(frozen=True, slots=True)
class Found:
    level: float | None  # None: cannot be told
    segments: tuple[Segment, ...] = ()
    reason: str = ""


def substance(analysis: Analysis) -> Found:
    if analysis.coverage is None:
        return Found(None, reason=UNKNOWN)
    covered = sorted(analysis.covered, key=lambda index: -analysis.points[index].value)
    partly = max(analysis.points, key=lambda point: point.value)
    segments = [analysis.points[index].segment for index in covered] or [partly.segment]
    said = f"{len(covered)} of {len(analysis.points)} key points said."
    return Found(float(np.interp(analysis.coverage, COVERAGE, LEVELS)), _different(segments), said)


def star(analysis: Analysis, ceiling: float) -> Found:
    told = [part for part in StarPart if part in analysis.star]
    missing = [part.value for part in StarPart if part not in analysis.star]
    weights = {part: analysis.stands.weight(segment) for part, segment in analysis.star.items()}
    counts = {part: float(np.interp(weight, PART_COUNTS, (0.0, 1.0))) for part, weight in weights.items()}
    # Without anything done by the speaker it is no story of theirs, whatever else is told.
    level = sum(counts.values()) + counts.get(StarPart.ACTION, 0.0)
    told_words = sum((s.stop - s.first) * analysis.stands.weight(s) for s in analysis.text.segments)
    level = min(level, float(np.interp(told_words, SHORT_STORY_WORDS, (2.0, 5.0))))
    if analysis.expression.prose < 1:
        level = min(level, 2.0)
    reason = f"Missing: {', '.join(missing)}." if missing else "All four parts are told."
    held = _held(level, min(level, ceiling))
    return Found(max(1.0, min(level, ceiling)), _different([analysis.star[part] for part in told]), reason + held)


def depth(analysis: Analysis, ceiling: float) -> Found:
    how = analysis.expression
    counts = {
        kind: min(sum(_weight(analysis, start) for start, _ in getattr(how, kind)), limit)
        for kind, limit in KIND_LIMITS.items()
    }
    beside = analysis.stands.figures_beside[: KIND_LIMITS["numbers"]]
    level = float(np.interp((sum(counts.values()) + BESIDE_THE_POINT * len(beside)) * how.prose, DETAIL, LEVELS))
    spans = [*how.numbers[:2], *how.reasons[:1], *how.names[:1], *how.examples[:1]]
    absent = [name for name, kind in (("figures", "numbers"), ("reasons", "reasons")) if not counts[kind]]
    reason = f"No {' and no '.join(absent)}." if absent else "Figures and reasons are given."
    return Found(
        _below(ceiling, level),
        _different([segment_at(analysis.text, start) for start, _ in spans] or beside),
        reason + _held(level, _below(ceiling, level)),
    )


def _below(ceiling: float, level: float) -> float:
    """Never above the ceiling; what exceeds it still tells answers apart, within the last step below it."""
    knee = ceiling - CEILING_STEP
    return level if level <= knee else knee + CEILING_STEP * (level - knee) / (5.0 - knee)


def _held(level: float, after: float) -> str:
    """Words for what the ceiling took, where that is worth half a level or more."""
    return HELD_BACK if level - after >= 0.5 else ""


def _weight(analysis: Analysis, start: int) -> float:
    """0..1: what a detail counts, by how far its sentence speaks of what was asked."""
    if analysis.coverage is None:
        return 1.0
    return max(BESIDE_THE_POINT, analysis.stands.weight(segment_at(analysis.text, start)))


def clarity(analysis: Analysis, ceiling: float) -> Found:
    how = analysis.expression
    linked = float(np.interp(how.per_hundred(how.links), (0.0, 2.0, 5.0), (3.0, 4.0, 5.0)))
    faults = _faults_of_clarity(how)
    told_so = linked - sum(faults.values())
    level = min(_below(ceiling, told_so), LIST_OF_KEYWORDS if how.prose < 1 else 5.0)
    whole = [segment for segment in analysis.text.segments if segment.stop - segment.first >= 5]
    told = [fault for fault, weight in faults.items() if weight >= 0.5]
    reason = " ".join(told) or (LINKED if linked >= 4 else HARDLY_LINKED)
    held = _held(told_so, _below(ceiling, told_so))
    return Found(max(1.0, level), tuple(whole[:1] or analysis.text.segments[:1]), reason + held)


def confidence(analysis: Analysis, ceiling: float) -> Found:
    how = analysis.expression
    rate = how.per_hundred(len(how.hedges) + HEDGES_A_RETRACTION * analysis.stands.taken_back)
    plainness = 6.0 - float(np.interp(rate, HEDGES_PER_HUNDRED, LEVELS))
    level = min(_below(ceiling, plainness), LIST_OF_KEYWORDS if how.prose < 1 else 5.0)
    hedged = [segment_at(analysis.text, start) for start, _ in how.hedges]
    plain = [segment for segment in analysis.text.segments if segment not in hedged]
    shown: Sequence[Segment] = hedged if level <= 3 and hedged else plain or hedged
    reason = f"{_counted(len(hedged), 'hedge')} in {how.word_count} words."
    if analysis.stands.taken_back:
        reason += f" {_counted(analysis.stands.taken_back, 'sentence')} taken back."
    return Found(max(1.0, level), _different(shown[:2]), reason + _held(plainness, _below(ceiling, plainness)))


def _counted(count: int, what: str) -> str:
    return f"{count or 'No'} {what}{'' if count == 1 else 's'}"


EXPRESSED: dict[str, Callable[[Analysis, float], Found]] = {
    "depth": depth,
    "clarity": clarity,
    "confidence": confidence,
}


def _faults_of_clarity(how: Expression) -> dict[str, float]:
    """Each with what it costs, 0..1 level: a fault begins gradually."""
    unlinked = np.interp(how.per_hundred(how.links), (0.5, 2.5), (1, 0)) * np.interp(how.word_count, (20, 40), (0, 1))
    return {
        f"{how.fillers} fillers in {how.word_count} words.": float(
            np.interp(how.per_hundred(how.fillers), (2, 6), (0, 1))
        ),
        "Sentences run on.": float(np.interp(how.segment_words, (21, 27), (0, 1))),
        "Reads as a list of keywords.": float(how.prose < 1),
        "Long: the point is hard to find.": float(np.interp(how.word_count, LONG_ANSWER_WORDS, (0, 1))),
        "Thoughts stand beside each other unconnected.": float(unlinked),
    }


def _different(segments: Sequence[Segment | None]) -> tuple[Segment, ...]:
    return tuple(dict.fromkeys(segment for segment in segments if segment is not None))
