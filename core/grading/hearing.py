"""Language is not marked where it is not known what was said: a transcriber's slip is not the candidate's."""

from __future__ import annotations

from dataclasses import replace

from core.domain.evaluation import CriterionScore, Evaluation, Rubric
from core.domain.interview import Answer
from core.domain.speech import MIN_CONFIDENCE
from core.grading.scoring import overall_of

LANGUAGE = frozenset({"clarity", "confidence"})
UNSURE = (
    "The transcriber was unsure of the words, so the language is not graded. Correct the transcript, and it will be."
)


def is_sure(answer: Answer) -> bool:
    """Of typed and of corrected words always; where the transcriber does not tell, it is believed."""
    clarity = answer.delivery.clarity if answer.delivery else None
    return clarity is None or answer.revision > 0 or clarity >= MIN_CONFIDENCE


def as_heard(evaluation: Evaluation, answer: Answer, rubric: Rubric) -> Evaluation:
    if is_sure(answer) or evaluation.gate:
        return evaluation
    scores = tuple(_unmarked(score) if score.criterion_id in LANGUAGE else score for score in evaluation.scores)
    return replace(evaluation, scores=scores, overall=overall_of(scores, rubric))


def _unmarked(score: CriterionScore) -> CriterionScore:
    return CriterionScore(score.criterion_id, None, reason=UNSURE)
