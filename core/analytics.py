"""What a dashboard's figures mean: whether scores rise, how steady they are, what changed, what goes with what, what is
due. Pure functions; everything said names the interviews it rests on, and how many there were."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from statistics import fmean

import numpy as np

from core.domain.insight import Direction, Findings, Insight, InsightKind, Profiles, TrendTest
from core.domain.progress import (
    Activity,
    DashboardFigures,
    SubjectFigures,
    SubjectKind,
    SubjectScore,
    TrendPoint,
)

ENOUGH = 3  # interviews: nothing is said from fewer
TREND_ENOUGH, TREND_WINDOW = 5, 30  # interviews: four of the same grader can show no trend at 5 %
SIGNIFICANT = 0.05
RECENT = 10  # interviews, against those before
LARGEST_DEVIATION = 50.0  # of values between 0 and 100: half of them at either end
CORRELATION_ENOUGH = 8  # interviews
WEAK_POINTS, WEAK_LEVEL = 70.0, 4.0
DUE_DAYS = 14
EVIDENCE = 3  # interviews named for an insight


def findings(figures: DashboardFigures, *, now: datetime, zone: tzinfo) -> Findings:
    """`zone` is where the person lives, whose days are shown."""
    return Findings(
        trend=trend_test(figures.trend),
        consistency=consistency(figures),
        time_efficiency=time_efficiency(figures),
        completion_rate=completion_rate(figures),
        grader_changes=grader_changes(figures.trend),
        topics=before_and_lately(figures.recent, SubjectKind.TOPIC),
        criteria=before_and_lately(figures.recent, SubjectKind.CRITERION),
        hardest=hardest(figures),
        days=by_day(figures.activity, zone),
        insights=insights(figures, now),
    )


def trend_test(points: Sequence[TrendPoint]) -> TrendTest | None:
    """Of points oldest first; None when there are too few since the grader last changed."""
    run = _same_grader(points)[-TREND_WINDOW:]
    if len(run) < TREND_ENOUGH:
        return None
    scores = np.array([point.score for point in run])
    earlier, later = np.triu_indices(len(scores), k=1)
    rises = scores[later] - scores[earlier]
    s, n = float(np.sign(rises).sum()), len(scores)
    ties = np.unique(scores, return_counts=True)[1].astype(float)
    spread = (n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18
    z = (s - math.copysign(1, s)) / math.sqrt(spread) if s and spread > 0 else 0.0
    p = math.erfc(abs(z) / math.sqrt(2))
    rising = Direction.IMPROVING if s > 0 else Direction.DECLINING
    slope = float(np.median(rises / (later - earlier)))
    return TrendTest(rising if p < SIGNIFICANT else Direction.STABLE, p, slope, tuple(x.interview_id for x in run))


def _same_grader(points: Sequence[TrendPoint]) -> Sequence[TrendPoint]:
    start = len(points)
    while start > 0 and points[start - 1].graded_by == points[-1].graded_by:
        start -= 1
    return points[start:]


def grader_changes(points: Sequence[TrendPoint]) -> tuple[int, ...]:
    """Indices of the points that another grader judged than the one before."""
    return tuple(i for i in range(1, len(points)) if points[i].graded_by != points[i - 1].graded_by)


def consistency(figures: DashboardFigures) -> float | None:
    """0-100: 100 when every score is the same, 0 when they lie as far apart as scores can. None below three scores."""
    if figures.graded < ENOUGH or figures.score_deviation is None:
        return None
    return max(0.0, 100 * (1 - figures.score_deviation / LARGEST_DEVIATION))


def time_efficiency(figures: DashboardFigures) -> float | None:
    """The part of the allotted time that was used, 0..1."""
    return figures.used_s / figures.allotted_s if figures.allotted_s else None


def completion_rate(figures: DashboardFigures) -> float | None:
    """Finished among started, 0..1."""
    return figures.completed / figures.interviews if figures.interviews else None


def by_day(activity: Iterable[Activity], zone: tzinfo) -> dict[date, Activity]:
    """Of the days as the person lived them."""
    days: dict[date, Activity] = {}
    for one in activity:
        day = one.at.astimezone(zone).date()
        before = days.get(day)
        so_far = (before.interviews, before.practised_s) if before else (0, 0.0)
        days[day] = Activity(one.at, so_far[0] + one.interviews, so_far[1] + one.practised_s)
    return days


def hardest(figures: DashboardFigures, limit: int = 8) -> tuple[SubjectFigures, ...]:
    """Topics by their average, lowest first, where there are three interviews to say so."""
    topics = [s for s in figures.subjects if s.kind is SubjectKind.TOPIC and s.interviews >= ENOUGH]
    return tuple(sorted(topics, key=lambda s: s.average)[:limit])


def before_and_lately(scores: Sequence[SubjectScore], kind: SubjectKind) -> Profiles:
    """Means of each subject: in the interviews before the newest ten, and in those ten."""
    return {name: (_mean(before), _mean(lately)) for name, (before, lately) in _windows(scores, kind).items()}


def _mean(found: Sequence[SubjectScore]) -> float | None:
    return fmean(s.value for s in found) if found else None


def _windows(
    scores: Sequence[SubjectScore], kind: SubjectKind
) -> dict[str, tuple[list[SubjectScore], list[SubjectScore]]]:
    lately = set(list(dict.fromkeys(s.interview_id for s in scores))[-RECENT:])
    found: dict[str, tuple[list[SubjectScore], list[SubjectScore]]] = defaultdict(lambda: ([], []))
    for score in scores:
        if score.kind is kind:
            found[score.id][score.interview_id in lately].append(score)
    return dict(found)


def insights(figures: DashboardFigures, now: datetime) -> tuple[Insight, ...]:
    """What changed, what stands out, what goes with the score, and what is due; most telling first."""
    found: list[Insight] = []
    test = trend_test(figures.trend)
    if test and test.direction is not Direction.STABLE:
        ids = test.interview_ids
        rests = tuple(reversed(ids[-EVIDENCE:]))
        found.append(Insight(InsightKind.TREND, None, "", test.points_per_interview, test.p, len(ids), rests))
    found += _changes(figures)
    found += _extremes(figures)
    found += _correlations(figures)
    found += _due(figures, now)
    return tuple(insight for insight in found if insight.interview_ids)


def _changes(figures: DashboardFigures) -> list[Insight]:
    """The subject that moved most, if it moved by more than two standard errors of the difference."""
    moved: list[tuple[float, Insight]] = []
    for kind, scale in ((SubjectKind.TOPIC, 100.0), (SubjectKind.CRITERION, 4.0)):
        for name, (before, lately) in _windows(figures.recent, kind).items():
            if min(len(before), len(lately)) < ENOUGH:
                continue
            old, new = [s.value for s in before], [s.value for s in lately]
            error = math.sqrt(np.var(old, ddof=1) / len(old) + np.var(new, ddof=1) / len(new))
            change = fmean(new) - fmean(old)
            if change and abs(change) > 2 * error:
                what = InsightKind.ROSE if change > 0 else InsightKind.FELL
                rests = _newest(before + lately)
                rested = len(old) + len(new)
                moved.append((abs(change) / scale, Insight(what, kind, name, fmean(new), fmean(old), rested, rests)))
    return [insight for _, insight in sorted(moved, key=lambda m: -m[0])[:2]]


def _extremes(figures: DashboardFigures) -> list[Insight]:
    """The strongest topic, and the weakest topic and criterion that leave room."""
    found: list[Insight] = []
    for kind, weak_below in ((SubjectKind.TOPIC, WEAK_POINTS), (SubjectKind.CRITERION, WEAK_LEVEL)):
        known = sorted(
            (s for s in figures.subjects if s.kind is kind and s.interviews >= ENOUGH), key=lambda s: s.average
        )
        if known and known[0].average < weak_below:
            found.append(_of(InsightKind.WEAKNESS, known[0], known[0].average, known[-1].average, figures))
        if len(known) > 1 and kind is SubjectKind.TOPIC:
            found.append(_of(InsightKind.STRENGTH, known[-1], known[-1].average, known[-1].best, figures))
    return found


def _correlations(figures: DashboardFigures) -> list[Insight]:
    """Whether pace or fillers go with the score; Pearson's r, its p by Fisher's transformation."""
    scores = {point.interview_id: point.score for point in figures.trend}
    spoken = [point for point in figures.delivery if point.interview_id in scores]
    found = []
    for name, of in (("pace", "words_per_minute"), ("fillers", "fillers_per_minute")):
        pairs = [(getattr(p, of), scores[p.interview_id], p.interview_id) for p in spoken if getattr(p, of) is not None]
        values, marks = np.array([p[0] for p in pairs]), np.array([p[1] for p in pairs])
        if len(pairs) < CORRELATION_ENOUGH or not values.std() or not marks.std():
            continue
        r = float(np.clip(np.corrcoef(values, marks)[0, 1], -0.999999, 0.999999))
        p = math.erfc(abs(math.atanh(r)) * math.sqrt(len(pairs) - 3) / math.sqrt(2))
        if p < SIGNIFICANT:
            rests = tuple(p[2] for p in pairs[-EVIDENCE:])[::-1]
            found.append(Insight(InsightKind.CORRELATES, None, name, r, p, len(pairs), rests))
    return found


def _due(figures: DashboardFigures, now: datetime) -> list[Insight]:
    """The weak topics that were left alone for longest."""
    since = now - timedelta(days=DUE_DAYS)
    waiting = [s for s in hardest(figures, 400) if s.average < WEAK_POINTS and s.last_at < since]
    longest = sorted(waiting, key=lambda s: s.last_at)[:2]
    return [_of(InsightKind.DUE, s, float((now - s.last_at).days), s.average, figures) for s in longest]


def _of(kind: InsightKind, s: SubjectFigures, value: float, other: float, figures: DashboardFigures) -> Insight:
    rests = _newest([score for score in figures.recent if (score.kind, score.id) == (s.kind, s.id)])
    return Insight(kind, s.kind, s.id, value, other, s.interviews, rests)


def _newest(scores: Sequence[SubjectScore]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(score.interview_id for score in reversed(scores)))[:EVIDENCE]
