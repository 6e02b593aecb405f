"""A dashboard's figures by plain loops over whole interviews: what the databases' aggregates must agree with."""

import statistics
from collections import defaultdict
from datetime import timedelta

from core.domain.interview import Interview, Status
from core.domain.plan import Kind
from core.domain.progress import (
    Activity,
    DashboardFigures,
    DeliveryPoint,
    InterviewSummary,
    SubjectFigures,
    SubjectKind,
    SubjectScore,
    TrendPoint,
)

BINS = ((0, 20), (21, 40), (41, 60), (61, 80), (81, 100))


def figures_of(found: list[tuple[Interview, InterviewSummary]]) -> DashboardFigures:
    """`found` is what matched, oldest first."""
    graded = [(i, s) for i, s in found if s.score is not None]
    scores = [s.score for _, s in graded]
    over = [(i, max(0.0, s.duration_s)) for i, s in found if s.duration_s is not None]
    spoken = [point for i, _ in found if (point := DeliveryPoint.of(i))]
    limits = [i.plan.time_limit_minutes * 60 for i, _ in over]
    return DashboardFigures(
        interviews=len(found),
        completed=sum(s.status is Status.COMPLETED for _, s in found),
        graded=len(graded),
        average_score=statistics.fmean(scores) if scores else None,
        best_score=max(scores, default=None),
        score_deviation=statistics.pstdev(scores) if scores else None,
        practised_s=sum(length for _, length in over),
        used_s=sum(min(length, limit) for (_, length), limit in zip(over, limits, strict=True)),
        allotted_s=float(sum(limits)),
        distribution=tuple(sum(low <= score <= high for score in map(shown, scores)) for low, high in BINS),
        trend=tuple(
            TrendPoint(s.id, s.started_at, s.kind, s.score, s.spread, graders(i) or None, unassisted(i))
            for i, s in graded[-500:]
        ),
        subjects=subjects([i for i, _ in found]),
        recent=tuple(
            SubjectScore(i.id, *subject, mean(values))
            for i, _ in graded[-60:]
            for subject, values in sorted(values_of(i).items(), key=by_kind)
        ),
        activity=activity([s for _, s in found]),
        delivery=tuple(spoken[-500:]),
    )


def shown(score: float) -> int:
    """As a page rounds it: halves up."""
    return int(score + 0.5)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def by_kind(entry):
    (kind, name), _ = entry
    return kind is SubjectKind.CRITERION, name


def graders(interview: Interview) -> str:
    return ", ".join(sorted({e.graded_by for e in interview.evaluations if e.attempt == 1}))


def unassisted(interview: Interview) -> float | None:
    first = [e for e in interview.evaluations if e.attempt == 1 and e.overall]
    if interview.plan.kind is not Kind.CODING or not any(e.unassisted for e in first):
        return None
    return mean([(e.unassisted or e.overall).value for e in first])


def values_of(interview: Interview) -> dict[tuple[SubjectKind, str], list[float]]:
    found = defaultdict(list)
    topics = {question.id: question.competency for question in interview.questions}
    for evaluation in interview.evaluations:
        if evaluation.attempt != 1:
            continue
        if evaluation.overall and evaluation.question_id in topics:
            found[SubjectKind.TOPIC, topics[evaluation.question_id]].append(evaluation.overall.value)
        for score in evaluation.scores:
            if score.level is not None:
                found[SubjectKind.CRITERION, score.criterion_id].append(float(score.level))
    return found


def subjects(interviews: list[Interview]) -> tuple[SubjectFigures, ...]:
    each = defaultdict(list)
    for interview in interviews:
        for subject, values in values_of(interview).items():
            each[subject].append((interview.started_at, values))
    made = []
    for (kind, name), entries in sorted(each.items(), key=by_kind):
        means = [mean(values) for _, values in entries]
        answers = [value for _, values in entries for value in values]
        made.append(
            SubjectFigures(
                kind, name, mean(answers), len(answers), len(entries), max(means), min(means), means[-1], entries[-1][0]
            )
        )
    return tuple(made)


def activity(summaries: list[InterviewSummary]) -> tuple[Activity, ...]:
    slots: dict = {}
    for summary in summaries:
        at = summary.started_at
        if at > summaries[-1].started_at - timedelta(weeks=24):
            slot = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
            interviews, seconds = slots.get(slot, (0, 0.0))
            slots[slot] = (interviews + 1, seconds + max(0.0, summary.duration_s or 0.0))
    return tuple(Activity(slot, *amounts) for slot, amounts in sorted(slots.items()))
