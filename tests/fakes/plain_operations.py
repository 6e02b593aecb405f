"""Figures over everybody by plain loops: what the databases must agree with."""

import statistics
from collections import defaultdict
from datetime import UTC

from core.domain.coding import Submission
from core.domain.evaluation import Score
from core.domain.interview import Interview, Status
from core.domain.operations import DayFigures, OperationsFigures, WeakArea
from core.domain.progress import SubjectKind
from tests.fakes.plain_figures import BINS, shown, values_of


def operations_of(held: list[tuple[Interview, Score | None]], submissions: list[Submission]) -> OperationsFigures:
    interviews = [i for i, _ in held]
    scores = [score.value for _, score in held if score]
    over = [max(0.0, (i.ended_at - i.started_at).total_seconds()) for i in interviews if i.ended_at]
    judged = [s for s in submissions if s.full and s.verdict and s.interview_id in {i.id for i in interviews}]
    newest: dict[str, object] = {}
    for interview in sorted(interviews, key=lambda i: i.started_at):
        if interview.status is not Status.IN_PROGRESS:
            newest[interview.candidate_id] = interview.started_at
    return OperationsFigures(
        people=len({i.candidate_id for i in interviews}),
        started=len(interviews),
        finished=sum(i.status is Status.COMPLETED for i in interviews),
        average_s=statistics.fmean(over) if over else None,
        graded=len(scores),
        passed=sum(score >= 60 for score in scores),
        distribution=tuple(sum(low <= score <= high for score in map(shown, scores)) for low, high in BINS),
        days=days_of(interviews),
        weakest=weakest_of(interviews),
        submissions=len(judged),
        accepted=sum(s.accepted for s in judged),
        active=tuple(sorted(newest, key=newest.__getitem__, reverse=True)),
    )


def days_of(interviews: list[Interview]) -> tuple[DayFigures, ...]:
    by_day = defaultdict(list)
    for interview in interviews:
        by_day[interview.started_at.astimezone(UTC).date()].append(interview)
    return tuple(
        DayFigures(
            day, len({i.candidate_id for i in found}), len(found), sum(i.status is Status.COMPLETED for i in found)
        )
        for day, found in sorted(by_day.items())
    )


def weakest_of(interviews: list[Interview]) -> tuple[WeakArea, ...]:
    points = defaultdict(list)
    for interview in interviews:
        for (kind, name), values in values_of(interview).items():
            if kind is SubjectKind.TOPIC:
                points[name] += values
    areas = [
        WeakArea(name, statistics.fmean(values), len(values)) for name, values in points.items() if len(values) > 2
    ]
    return tuple(sorted(areas, key=lambda area: (area.average, area.topic))[:8])
