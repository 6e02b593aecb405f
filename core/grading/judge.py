"""A language model as judge: it chooses levels and copies quotes; code checks the quotes and makes the scores.

The order is fixed: gates, judge, evidence check, scores by code. A model never sees what is no answer, a quote that the
answer does not hold is dropped, and a criterion that is left without one is not graded.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from pydantic import BaseModel

from core.domain.evaluation import CriterionScore, Evaluation, Evidence, Gate, Rubric
from core.domain.interview import Answer, Question
from core.errors import ProviderError
from core.grading.built_in import BuiltInGrader, gated
from core.grading.gates import gate_of
from core.grading.lexicon import Lexicon, shipped_lexicon
from core.grading.quotes import locate
from core.grading.scoring import overall_of
from core.grading.text import Text, read_text
from core.grading.wordings import straightened, wording
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

log = logging.getLogger(__name__)
PROMPT = "judge"
MAX_REMARK_CHARACTERS = 240
MAX_STRENGTHS, MAX_IMPROVEMENTS, MAX_QUOTES = 2, 3, 3
UNFOUND = "The judge gave no quote that the answer holds, so this is not graded."
UNJUDGED = "The judge left this out."


class CriterionJudgement(BaseModel):
    criterion: str
    level: Literal[1, 2, 3, 4, 5]
    quotes: list[str]
    reason: str


class PointSaid(BaseModel):
    point: int
    quote: str


class StrengthShown(BaseModel):
    text: str
    quote: str


class Judgement(BaseModel):
    criteria: list[CriterionJudgement]
    points_said: list[PointSaid]
    strengths: list[StrengthShown]
    improvements: list[str]


class ModelGrader:
    """Grades by a model; by the built-in grader where the model fails, and `graded_by` says so."""

    def __init__(
        self, model: LanguageModel, prompts: Prompts, built_in: BuiltInGrader, lexicon: Lexicon | None = None
    ) -> None:
        self._model = model
        self._prompts = prompts
        self._built_in = built_in
        self._lexicon = lexicon or shipped_lexicon()

    def grade(self, question: Question, answer: Answer, rubric: Rubric) -> Evaluation:
        if answer.skipped:
            return gated(answer, rubric, Gate.SKIPPED)
        text = read_text(answer.text)
        if gate := gate_of(question, text, self._lexicon):
            return gated(answer, rubric, gate, question)
        shown = without_words_to_the_judge(text)
        try:
            filled = self._model.fill(self._messages(question, shown, rubric), schema=Judgement)
        except ProviderError as error:
            log.warning("graded without a model: %s", error)
            return self._built_in.grade(question, answer, rubric)
        evaluation = _evaluation(question, answer, shown, rubric, filled.value)
        return replace(
            evaluation,
            graded_by=filled.brain,
            prompt_version=self._prompts.version(PROMPT),
            rubric_version=rubric.version,
        )

    def _messages(self, question: Question, shown: str, rubric: Rubric) -> list[Message]:
        points = [f"{number}. {point.text}" for number, point in enumerate(question.key_points, start=1)]
        criteria = [
            "\n".join(
                [f"{c.id}: {c.name}. {c.description}"]
                + [f"  {level}: {anchor}" for level, anchor in enumerate(c.anchors, start=1)]
            )
            for c in rubric.criteria
        ]
        prompt = self._prompts.render(
            PROMPT,
            question=fenced(question.text),
            points="\n".join(points) or "Not given: judge by your knowledge of the field.",
            rubric="\n".join(criteria),
            answer=fenced(shown),
        )
        return [Message("user", prompt)]


def without_words_to_the_judge(text: Text) -> str:
    """The answer with the sentences that speak to its grader blanked out: every other character keeps its place."""
    shown = text.raw
    for segment in text.segments:
        said = text.raw[segment.start : segment.end]
        if wording("to_the_judge").search(straightened(said)):
            shown = shown[: segment.start] + " " * len(said) + shown[segment.end :]
    return shown


def _evaluation(question: Question, answer: Answer, shown: str, rubric: Rubric, judged: Judgement) -> Evaluation:
    by_id = {judgement.criterion: judgement for judgement in reversed(judged.criteria)}
    scores = tuple(_checked(criterion.id, by_id.get(criterion.id), shown) for criterion in rubric.criteria)
    points = {
        said.point - 1
        for said in judged.points_said
        if 1 <= said.point <= len(question.key_points) and locate(said.quote, shown)
    }
    strengths = [s.text for s in judged.strengths if s.text.strip() and locate(s.quote, shown)]
    return Evaluation(
        question_id=question.id,
        rubric_id=rubric.id,
        scores=scores,
        strengths=_remarks(strengths, MAX_STRENGTHS),
        improvements=_remarks(judged.improvements, MAX_IMPROVEMENTS),
        attempt=answer.attempt,
        points_covered=tuple(sorted(points)),
        overall=overall_of(scores, rubric),
    )


def _checked(criterion_id: str, judged: CriterionJudgement | None, shown: str) -> CriterionScore:
    if judged is None:
        return CriterionScore(criterion_id, None, reason=UNJUDGED)
    found: list[Evidence] = [e for quote in judged.quotes if (e := locate(quote, shown)) is not None]
    evidence = tuple(dict.fromkeys(found))[:MAX_QUOTES]
    if judged.level > 1 and not evidence:
        return CriterionScore(criterion_id, None, reason=UNFOUND)
    return CriterionScore(criterion_id, judged.level, evidence=evidence, reason=_short(judged.reason))


def _remarks(texts: Iterable[str], limit: int) -> tuple[str, ...]:
    return tuple(_short(text) for text in texts if text.strip())[:limit]


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= MAX_REMARK_CHARACTERS else one_line[: MAX_REMARK_CHARACTERS - 1].rstrip() + "…"
