"""Several judgements of one answer become one evaluation: medians, how far they lie apart, and what most agree on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.domain.evaluation import CriterionScore, Evaluation, Rubric, StarPart, StoryPart
from core.domain.interview import Answer, Question
from core.grading.opinion import MAX_QUOTES, Level, Opinion
from core.grading.scoring import overall_of
from core.grading.story import asks_for_story

UNFOUND = "The judge gave no quote that the answer holds, so this is not graded."
UNJUDGED = "The judge left this out."


def evaluation_by(opinions: Sequence[Opinion], question: Question, answer: Answer, rubric: Rubric) -> Evaluation:
    """There must be one opinion at least."""
    scores = tuple(_score(criterion.id, opinions) for criterion in rubric.criteria)
    spokesman = _nearest(opinions, scores)
    points = [point for point in range(len(question.key_points)) if _most(point in o.points for o in opinions)]
    return Evaluation(
        question_id=question.id,
        rubric_id=rubric.id,
        scores=scores,
        strengths=spokesman.strengths,
        improvements=spokesman.improvements,
        graded_by=", ".join(dict.fromkeys(opinion.brain for opinion in opinions)),
        attempt=answer.attempt,
        points_covered=tuple(points),
        overall=overall_of(scores, rubric),
        rubric_version=rubric.version,
        judgements=len(opinions),
        story=_story(opinions) if asks_for_story(rubric) else (),
        revision=answer.revision,
    )


def _score(criterion_id: str, opinions: Sequence[Opinion]) -> CriterionScore:
    """The median; of an even number the lower middle, as between two levels the lower one is taken. Judges who found no
    words for their level do not count, and where they are not the minority nothing is graded."""
    given = [opinion.levels[criterion_id] for opinion in opinions if criterion_id in opinion.levels]
    if not given:
        return CriterionScore(criterion_id, None, reason=UNJUDGED)
    carried = sorted((one for one in given if one.level is not None), key=_level)
    if len(carried) * 2 <= len(opinions):
        return CriterionScore(criterion_id, None, reason=UNFOUND)
    middle = carried[(len(carried) - 1) // 2]
    level = _level(middle)
    spread = float(_level(carried[-1]) - _level(carried[0])) if len(carried) > 1 else None
    quotes = dict.fromkeys(evidence for one in carried if one.level == level for evidence in one.evidence)
    return CriterionScore(criterion_id, level, spread, tuple(quotes)[:MAX_QUOTES], middle.reason)


def _level(one: Level) -> int:
    return one.level or 0


def _nearest(opinions: Sequence[Opinion], scores: Sequence[CriterionScore]) -> Opinion:
    """Whose levels lie nearest to the medians speaks for all: remarks of several would contradict each other."""

    def distance(opinion: Opinion) -> float:
        own = {score.criterion_id: opinion.levels.get(score.criterion_id) for score in scores}
        return sum(
            abs(theirs.level - score.level) if (theirs := own[score.criterion_id]) and theirs.level else 1.0
            for score in scores
            if score.level is not None
        )

    return min(opinions, key=distance)


def _story(opinions: Sequence[Opinion]) -> tuple[StoryPart, ...]:
    parts = []
    for part in StarPart:
        found = [opinion.story[part] for opinion in opinions if part in opinion.story]
        parts.append(StoryPart(part, found[0] if len(found) * 2 > len(opinions) else None))
    return tuple(parts)


def _most(votes: Iterable[bool]) -> bool:
    given = list(votes)
    return sum(given) * 2 > len(given)
