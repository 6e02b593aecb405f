"""Rubrics, scores and the evidence they rest on. Levels are 1-5; code turns them into 0-100."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gate(StrEnum):
    """Why an answer was not given to a judge. Found by code, before any model."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    GIBBERISH = "gibberish"
    ECHO = "echo"  # the question said back
    REFUSAL = "refusal"  # "I don't know"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    name: str
    description: str
    weight: float
    anchors: tuple[str, str, str, str, str]  # what levels 1 to 5 look like


@dataclass(frozen=True, slots=True)
class Rubric:
    id: str
    version: str
    kinds: tuple[str, ...]  # the question kinds it is for
    criteria: tuple[Criterion, ...]

    def criterion(self, criterion_id: str) -> Criterion:
        """Raises KeyError."""
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The candidate's own words: a verbatim span of the answer, verified or absent."""

    quote: str
    start: int  # characters into the answer
    end: int
    at_ms: int | None = None  # into the recording, when there is one


@dataclass(frozen=True, slots=True)
class CriterionScore:
    criterion_id: str
    level: int | None  # 1-5; None: not graded
    spread: float | None = None  # in levels; None: one judgement only
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    exact: float | None = None  # the level before rounding, from a grader that can tell; the score is made of it


@dataclass(frozen=True, slots=True)
class Score:
    """0-100, and how far the judgements lie around it (in the same points)."""

    value: float
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one attempt at one question was found to be worth, by whom, and why."""

    question_id: str
    rubric_id: str
    scores: tuple[CriterionScore, ...]
    strengths: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    graded_by: str = "built-in"
    prompt_version: str = ""
    attempt: int = 1
    gate: Gate | None = None
    points_covered: tuple[int, ...] = ()  # indices into the question's key points
    overall: Score | None = None  # None: nothing could be graded


@dataclass(frozen=True, slots=True)
class CriterionSummary:
    criterion_id: str
    name: str
    score: Score | None
    graded: int  # answers it was graded on
    evidence: tuple[tuple[str, Evidence], ...] = ()  # (question id, words), best first


@dataclass(frozen=True, slots=True)
class Report:
    """A whole interview. `coverage` is the part of the asked main questions that was graded, 0..1."""

    interview_id: str
    overall: Score | None
    coverage: float
    criteria: tuple[CriterionSummary, ...]
    headline: str
    summary: str
    strengths: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    graded_by: tuple[str, ...] = ()
    best_question_id: str | None = None
    weakest_question_id: str | None = None
    not_graded: tuple[str, ...] = ()  # question ids
