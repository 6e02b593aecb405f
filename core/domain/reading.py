"""What code alone can tell about one answer, before any judge.

Shared by the interviewer (which follow-up?) and the grader.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.evaluation import Gate, StarPart


@dataclass(frozen=True, slots=True)
class Reading:
    gate: Gate | None
    word_count: int
    point_coverage: tuple[float, ...]  # 0..1 for each key point, in their order
    covered: tuple[int, ...]  # indices of the key points that count as said
    has_number: bool
    star: frozenset[StarPart]
    quality: float  # 0..1, the built-in grader's overall opinion; 0 behind a gate
