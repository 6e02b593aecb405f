"""Simulated candidates, whose reports have to rank them: what they deserve is known beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Behaviour(StrEnum):
    STRONG = "strong"
    MIDDLING = "middling"
    WEAK = "weak"
    EMPTY = "empty"
    GIBBERISH = "gibberish"
    REPEATING = "repeating"
    GAMING = "gaming"


@dataclass(frozen=True, slots=True)
class SimulatedReport:
    """What came of one whole interview."""

    behaviour: Behaviour
    field: str  # id of the domain that it was held in
    questions: int  # follow-ups included
    score: float | None  # of 100; None: nothing could be graded


@dataclass(frozen=True, slots=True)
class Simulation:
    """A run over one rubric, as far as it is."""

    rubric_id: str
    total: int  # interviews
    reports: tuple[SimulatedReport, ...] = ()
    fault: str = ""  # in words for the screen; "": none

    @property
    def is_running(self) -> bool:
        return not self.fault and len(self.reports) < self.total

    def scores(self, behaviour: Behaviour) -> tuple[float, ...]:
        return tuple(one.score for one in self.reports if one.behaviour is behaviour and one.score is not None)

    def mean(self, behaviour: Behaviour) -> float | None:
        """Over the interviews that got a score; None: none did."""
        scores = self.scores(behaviour)
        return sum(scores) / len(scores) if scores else None

    @property
    def ranking(self) -> tuple[Behaviour, ...]:
        """The best mean first; whoever got no score comes last."""
        means = {one: self.mean(one) for one in Behaviour}
        return tuple(sorted(Behaviour, key=lambda one: (means[one] is None, -(means[one] or 0.0))))

    @property
    def is_as_deserved(self) -> bool:
        """Strong above middling above weak in every field, whoever said nothing without a score, and everybody else
        below weak."""
        for field in dict.fromkeys(one.field for one in self.reports):
            got = {one.behaviour: one.score for one in self.reports if one.field == field}
            order = [got.get(one) for one in (Behaviour.STRONG, Behaviour.MIDDLING, Behaviour.WEAK)]
            known = [score for score in order if score is not None]
            if len(known) < len(order) or sorted(known, reverse=True) != known or len(set(known)) < len(known):
                return False
            idle = [got.get(one) for one in (Behaviour.GIBBERISH, Behaviour.REPEATING, Behaviour.GAMING)]
            if got.get(Behaviour.EMPTY) is not None or any(score is not None and score >= known[-1] for score in idle):
                return False
        return bool(self.reports)
