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
    OTHER_LANGUAGE = "other_language"  # than the interview is held in
    SKIPPED = "skipped"


class StarPart(StrEnum):
    """The parts of a story that was told whole."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    name: str
    description: str
    weight: float
    anchors: tuple[str, str, str, str, str]  # what levels 1 to 5 look like
    examples: tuple[str, str, str, str, str]  # an answer, or a piece of one, at each level


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
    spread: float | None = None  # levels between the lowest and the highest judgement; None: one judgement only
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    exact: float | None = None  # the level before rounding, from a grader that can tell; the score is made of it

    @property
    def judges_disagree(self) -> bool:
        """Whether the judgements lie more than one level apart: the level is then not to be relied upon."""
        return self.spread is not None and self.spread > 1


@dataclass(frozen=True, slots=True)
class Score:
    """0-100, and how far the judgements lie around it (in the same points)."""

    value: float
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One of situation, task, action and result, with the words that tell it; None: missing."""

    part: StarPart
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """One way to answer a question well."""

    text: str
    written_by: str  # a model's name; "authors": written with the question; "built-in": put together from key points


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one attempt at one question was found to be worth, by whom, and why."""

    question_id: str
    rubric_id: str
    scores: tuple[CriterionScore, ...]
    strengths: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    graded_by: str = "built-in"
    prompt_version: str = ""  # of the judge's prompt; of its own rules for the built-in grader
    attempt: int = 1
    gate: Gate | None = None
    points_covered: tuple[int, ...] = ()  # indices into the question's key points
    overall: Score | None = None  # None: nothing could be graded
    unassisted: Score | None = None  # of a coding round: what it would be if the hints had cost nothing
    rubric_version: str = ""
    judgements: int = 1  # how many made the levels (their medians)
    story: tuple[StoryPart, ...] = ()  # the four parts, in order, where the question asks for a story; else empty
    model_answer: ModelAnswer | None = None
    revision: int = 0  # of the answer's text that was graded

    @property
    def judges_disagree(self) -> tuple[str, ...]:
        """Ids of the criteria whose judgements lie more than one level apart."""
        return tuple(score.criterion_id for score in self.scores if score.judges_disagree)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The interview's answer and the latest attempt at the same question, side by side. Points are indices into the
    question's key points."""

    question_id: str
    before: Evaluation | None  # None: it was not answered
    after: Evaluation
    now_said: tuple[int, ...]  # points that were missing before
    no_longer_said: tuple[int, ...]
    still_missing: tuple[int, ...]
    change: float | None  # of the score, in points of 100; None where either was not graded
    levels: tuple[tuple[str, int | None, int | None], ...]  # (criterion id, before, after)
    same_grader: bool  # otherwise part of the change may be the graders'


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
