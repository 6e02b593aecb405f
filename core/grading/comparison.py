"""An answer tried again, beside the one from the interview."""

from __future__ import annotations

from core.domain.evaluation import Comparison, Evaluation
from core.domain.interview import Interview


def comparisons_of(interview: Interview) -> tuple[Comparison, ...]:
    """One for each question whose latest further attempt has been graded, in the order of the questions."""
    found = []
    for question in interview.questions:
        further = [answer.attempt for answer in interview.attempts_at(question.id) if answer.attempt > 1]
        after = interview.evaluation_of(question.id, further[-1]) if further else None
        if after is not None:
            points = len(interview.as_graded(question).key_points)
            found.append(compared(interview.evaluation_of(question.id), after, points))
    return tuple(found)


def compared(before: Evaluation | None, after: Evaluation, points: int) -> Comparison:
    """`points` is how many key points the question has."""
    said_before = set(before.points_covered if before else ())
    said_after = set(after.points_covered)
    first = {score.criterion_id: score.level for score in before.scores} if before else {}
    change = None
    if before and before.overall and after.overall:
        change = round(after.overall.value - before.overall.value, 1)
    return Comparison(
        question_id=after.question_id,
        before=before,
        after=after,
        now_said=tuple(sorted(said_after - said_before)),
        no_longer_said=tuple(sorted(said_before - said_after)),
        still_missing=tuple(point for point in range(points) if point not in said_after | said_before),
        change=change,
        levels=tuple((score.criterion_id, first.get(score.criterion_id), score.level) for score in after.scores),
        same_grader=before is None or _grader(before) == _grader(after),
    )


def _grader(evaluation: Evaluation) -> tuple[str, str, str]:
    return evaluation.graded_by, evaluation.prompt_version, evaluation.rubric_version
