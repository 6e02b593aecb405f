"""Answers levelled by hand, and how far a grader agrees with those who did."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from core.domain.evaluation import Criterion


@dataclass(frozen=True, slots=True)
class HandLevel:
    criterion_id: str
    level: int  # 1-5
    reason: str


@dataclass(frozen=True, slots=True)
class CalibrationAnswer:
    bank_id: str  # of the question
    text: str
    levels: tuple[HandLevel, ...]
    levelled_by: str  # "authors"; "you": whoever looks at it

    @property
    def id(self) -> str:
        """Of these very words: levels that somebody gave are never taken for those of a text that was changed since."""
        return hashlib.sha256(f"{self.bank_id}\n{self.text}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class AnswerToLevel:
    """What somebody sees who gives levels of their own: nobody else's."""

    id: str
    number: int  # from 1, in the order in which they are asked for
    question: str
    text: str
    criteria: tuple[Criterion, ...]
    given: tuple[HandLevel, ...]  # by this person; none yet, or one a criterion


@dataclass(frozen=True, slots=True)
class Pair:
    """One criterion of one answer: the level by hand, and the grader's."""

    question: str
    answer: str
    by_hand: HandLevel
    level: int | None  # None: the grader did not grade it
    reason: str  # the grader's


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures are in levels; None where nothing was graded, or nothing can be said."""

    pairs: tuple[Pair, ...]
    kappa: float | None  # quadratically weighted
    mean_error: float | None
    bias: float | None  # above 0: the grader is kinder
    within_one: float | None  # share of the pairs, 0..1
    ungraded: int

    def worst(self, count: int = 5) -> tuple[Pair, ...]:
        """The widest disagreements first."""
        ranked = sorted(
            (pair for pair in self.pairs if pair.level is not None and pair.level != pair.by_hand.level),
            key=lambda pair: -abs((pair.level or 0) - pair.by_hand.level),
        )
        return tuple(ranked[:count])


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of the grader in use."""

    graded_by: tuple[str, ...]
    answers: int
    levelled_by: tuple[str, ...]
    overall: Agreement
    by_criterion: tuple[tuple[str, Agreement], ...]  # (criterion id, its agreement)
