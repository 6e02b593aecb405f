"""Evaluations become a report: what was measured, in whose words, and what to do next. Nothing is praised unshown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from core.domain.evaluation import CriterionScore, CriterionSummary, Evidence, Report, Score
from core.domain.interview import Interview
from core.grading.graded import Graded, graded_questions
from core.grading.report_words import headline_of, next_steps_of, summary_of
from core.grading.rubrics import Rubrics
from core.grading.scoring import level_points, mean_score, spread_points, weighted_mean

MAX_EVIDENCE = 4
MAX_STRENGTHS, MAX_IMPROVEMENTS = 4, 5
# One name for a criterion that the rubrics of different kinds call differently.
SHARED_NAMES = {"substance": "Substance", "depth": "Depth", "clarity": "Clarity"}


def report_of(interview: Interview, rubrics: Rubrics) -> Report:
    """Of what has been graded so far; coverage says how much that is."""
    asked = graded_questions(interview)
    graded = [entry for entry in asked if entry.score]
    criteria = _criteria(asked, rubrics, interview.plan.pack)
    overall, coverage = _worth(asked)
    best, weakest = _extremes(graded)
    return Report(
        interview_id=interview.id,
        overall=overall,
        coverage=coverage,
        criteria=criteria,
        headline=headline_of(overall, criteria),
        summary=summary_of(asked, graded, criteria, best, weakest),
        strengths=_strengths(graded),
        improvements=_improvements(graded),
        next_steps=next_steps_of(graded, criteria, weakest, [entry for entry in asked if not entry.score]),
        graded_by=tuple(dict.fromkeys(e.graded_by for entry in graded for e in entry.evaluations if e.overall)),
        best_question_id=best.question.id if best else None,
        weakest_question_id=weakest.question.id if weakest else None,
        not_graded=tuple(entry.question.id for entry in asked if not entry.score),
    )


def criteria_of(interview: Interview, rubrics: Rubrics) -> tuple[CriterionSummary, ...]:
    """Those of the report alone."""
    return _criteria(graded_questions(interview), rubrics, interview.plan.pack)


def worth_of(interview: Interview) -> tuple[Score | None, float]:
    """The report's overall score and coverage alone."""
    return _worth(graded_questions(interview))


def _worth(asked: Sequence[Graded]) -> tuple[Score | None, float]:
    scores = [(1.0, entry.score) for entry in asked if entry.score]
    return mean_score(scores), round(len(scores) / len(asked), 3) if asked else 0.0


def _extremes(graded: Sequence[Graded]) -> tuple[Graded | None, Graded | None]:
    """The best and the weakest, where they differ."""
    ranked = sorted((entry for entry in graded if entry.score), key=lambda e: e.score.value if e.score else 0.0)
    if len(ranked) < 2 or ranked[0].score == ranked[-1].score:
        return None, None
    return ranked[-1], ranked[0]


def _criteria(asked: Sequence[Graded], rubrics: Rubrics, pack: str) -> tuple[CriterionSummary, ...]:
    names: dict[str, set[str]] = {}
    for rubric in dict.fromkeys(rubrics.for_kind(entry.question.kind, pack) for entry in asked):
        for criterion in rubric.criteria:
            names.setdefault(criterion.id, set()).add(criterion.name)
    found: dict[str, list[tuple[str, CriterionScore]]] = {criterion_id: [] for criterion_id in names}
    for evaluation in (one for entry in asked for one in entry.evaluations):
        for score in evaluation.scores:
            if score.criterion_id in found:
                found[score.criterion_id].append((evaluation.question_id, score))
    return tuple(
        _summary(criterion_id, _name(criterion_id, names[criterion_id]), of) for criterion_id, of in found.items()
    )


def _name(criterion_id: str, given: set[str]) -> str:
    return next(iter(given)) if len(given) == 1 else SHARED_NAMES.get(criterion_id, min(given))


def _summary(criterion_id: str, name: str, scores: Sequence[tuple[str, CriterionScore]]) -> CriterionSummary:
    """Of its scores, each with the question that earned it."""
    found: list[tuple[float, str, tuple[Evidence, ...]]] = []
    spreads = []
    for question_id, score in scores:
        if (points := level_points(score)) is not None:
            found.append((points, question_id, score.evidence))
            spreads += [(1.0, around)] if (around := spread_points(score)) is not None else []
    value = weighted_mean((1.0, points) for points, _, _ in found)
    spread = weighted_mean(spreads)
    best_first = sorted(found, key=lambda one: -one[0])
    quotes = [(question_id, words) for _, question_id, evidence in best_first for words in evidence[:2]]
    return CriterionSummary(
        criterion_id,
        name,
        None if value is None else Score(round(value, 1), None if spread is None else round(spread, 1)),
        len(found),
        tuple(quotes[:MAX_EVIDENCE]),
    )


def _strengths(graded: Sequence[Graded]) -> tuple[str, ...]:
    """From the best answer downwards; one an answer, then a second round."""
    ranked = sorted(graded, key=lambda entry: -(entry.score.value if entry.score else 0.0))
    lists = [[f"Question {e.number}: {_inner(s)}" for one in e.evaluations for s in one.strengths] for e in ranked]
    rounds = [strengths[index] for index in range(2) for strengths in lists if len(strengths) > index]
    return tuple(dict.fromkeys(rounds))[:MAX_STRENGTHS]


def _improvements(graded: Sequence[Graded]) -> tuple[str, ...]:
    """What recurs first, with how often; then what the weakest answers lack."""
    ranked = sorted(graded, key=lambda entry: entry.score.value if entry.score else 0.0)
    counted = Counter(text for entry in ranked for text in _own_improvements(entry))
    recurring = [f"In {n} answers: {_inner(text)}" for text, n in counted.most_common() if n > 1]
    single = [f"Question {e.number}: {_inner(t)}" for e in ranked for t in _own_improvements(e)[:2] if counted[t] == 1]
    return tuple([*recurring[:3], *single][:MAX_IMPROVEMENTS])


def _own_improvements(entry: Graded) -> list[str]:
    own = [evaluation for evaluation in entry.evaluations if evaluation.question_id == entry.question.id]
    return list(_unique(text for evaluation in own for text in evaluation.improvements))


def _inner(text: str) -> str:
    """For after a colon: the first letter small, unless the word is a name, an abbreviation or "I"."""
    first = text.split(" ", 1)[0]
    return text if first == "I" or first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def _unique(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(texts)
