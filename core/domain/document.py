"""A report as a printer needs it: everything said in words and numbers, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.delivery import Pace
from core.domain.evaluation import Score


@dataclass(frozen=True, slots=True)
class Bar:
    """0-100, with the words it rests on; None: not measured."""

    name: str
    value: float | None
    spread: float | None = None
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionPart:
    label: str  # "Question 2, Caching"
    asked: str
    said: str
    score: Score | None = None
    gate: str = ""  # why it was not scored
    levels: tuple[tuple[str, str], ...] = ()  # (criterion, "Level 3 of 5")
    covered: tuple[str, ...] = ()  # key points
    missing: tuple[str, ...] = ()
    model_answer: str = ""
    tries: tuple[tuple[str, str], ...] = ()  # (heading, answer) of further attempts
    drawn: tuple[str, ...] = ()  # the board, an arrow or a lone component a line
    mermaid: str = ""  # the same as a flowchart
    only_drawn: tuple[str, ...] = ()  # key points that are on the board and were not said
    phases: tuple[tuple[str, str], ...] = ()  # (phase of a design, "first said at 1:20")


@dataclass(frozen=True, slots=True)
class Document:
    about: str  # kind, role, day
    headline: str
    summary: str
    score: Score | None
    facts: tuple[tuple[str, str], ...]
    criteria: tuple[Bar, ...]
    skills: tuple[tuple[str, float], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    delivery: tuple[str, ...]
    questions: tuple[QuestionPart, ...]
    pace: tuple[Pace, ...] = ()  # of the spoken answers, in the order of time
