"""Main questions with what was found of their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.evaluation import Evaluation, Score
from core.domain.interview import Interview, Question
from core.grading.scoring import mean_score

MAIN_WEIGHT, FOLLOW_UPS_WEIGHT = 2.0, 1.0  # of a question's score; the follow-ups share theirs


@dataclass(frozen=True, slots=True)
class Graded:
    """A main question with its number (from 1), its evaluations (its own, then its follow-ups'), and its score."""

    number: int
    question: Question
    evaluations: tuple[Evaluation, ...]
    score: Score | None


def graded_questions(interview: Interview) -> list[Graded]:
    """Every main question that was asked, in order."""
    found = []
    for number, question in enumerate(interview.main_questions, start=1):
        own = interview.evaluation_of(question.id)
        follow_ups = [interview.evaluation_of(q.id) for q in interview.follow_ups_to(question.id)]
        evaluations = tuple(e for e in (own, *follow_ups) if e is not None)
        found.append(Graded(number, question, evaluations, _question_score(own, follow_ups)))
    return found


def _question_score(own: Evaluation | None, follow_ups: Sequence[Evaluation | None]) -> Score | None:
    further = [evaluation.overall for evaluation in follow_ups if evaluation and evaluation.overall]
    weighed = [(FOLLOW_UPS_WEIGHT / len(further), score) for score in further]
    if own and own.overall:
        weighed.append((MAIN_WEIGHT, own.overall))
    return mean_score(weighed)
