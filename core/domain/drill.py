"""A short interview that practises what a report found weak."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.interview import Question
from core.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Drill:
    title: str
    what: str
    why: str  # what in the report it rests on
    plan: Plan
    prepared: tuple[Question, ...] = ()  # of the person's own: exactly these
