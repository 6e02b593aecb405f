"""The figures of a dashboard, aggregated by SQLite: no statement here reads an interview's body, and none returns a row
for each of many interviews."""

from __future__ import annotations

import logging
import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from core.adapters.sqlite.queries import OWN, Condition, matching
from core.adapters.sqlite.rows import as_instant
from core.domain.plan import Kind
from core.domain.progress import (
    Activity,
    DashboardFigures,
    DeliveryPoint,
    InterviewQuery,
    SubjectFigures,
    SubjectKind,
    SubjectScore,
    TrendPoint,
)

T = TypeVar("T")
log = logging.getLogger(__name__)

TREND_POINTS = 500
RECENT_INTERVIEWS = 60
ACTIVITY_US = 24 * 7 * 86_400_000_000
SLOT_US = 15 * 60_000_000
# Instants that a datetime can hold; text, which a damaged row may hold, is greater than any number.
READABLE = "started_at_us BETWEEN 0 AND 253402300799999999"
# A clock that was set back makes an end before the start; that practised nothing.
LENGTH_US = "max(ended_at_us - started_at_us, 0)"
TOTALS = f"""SELECT count(*) AS interviews, count(*) FILTER (WHERE status = 'completed') AS completed,
    count(score) AS graded, avg(score) AS average, max(score) AS best, sum(score * score) AS squares,
    sum({LENGTH_US}) FILTER (WHERE {READABLE}) AS practised_us,
    sum(min({LENGTH_US}, time_limit_s * 1000000)) FILTER (WHERE {READABLE}) AS used_us,
    sum(time_limit_s) FILTER (WHERE ended_at_us IS NOT NULL) AS allotted_s,
    count(*) FILTER (WHERE score < 20.5) AS to_20, count(*) FILTER (WHERE score < 40.5) AS to_40,
    count(*) FILTER (WHERE score < 60.5) AS to_60, count(*) FILTER (WHERE score < 80.5) AS to_80,
    max(started_at_us) FILTER (WHERE {READABLE}) AS newest_us
    FROM interviews WHERE """  # noqa: S608
# Only coding rounds have it, which are few: of those alone a body is read.
UNASSISTED = """CASE kind WHEN 'coding' THEN (
    SELECT CASE WHEN count(json_extract(body, '$.unassisted.value'))
        THEN avg(coalesce(json_extract(body, '$.unassisted.value'), evaluations.score)) END
    FROM evaluations WHERE evaluations.number = interviews.number AND attempt = 1
        AND evaluations.score IS NOT NULL AND json_valid(body)) END"""
# Of a subject: over everything, or over what a filter finds.
SUMS_BY_WEEK = """sum(total) / sum(answers) AS average, sum(answers) AS answers, sum(interviews) AS interviews,
    max(best) AS best, min(worst) AS worst FROM subject_weeks"""
SUMS = """sum(value * answers) / sum(answers) AS average, sum(answers) AS answers, count(*) AS interviews,
    max(value) AS best, min(value) AS worst FROM subject_scores"""
NEWEST_FIRST = "ORDER BY started_at_us DESC, number DESC"


def dashboard(
    connection: sqlite3.Connection, owner_id: str, query: InterviewQuery, also: Condition = OWN
) -> DashboardFigures:
    condition, values = matching(owner_id, query, also)
    sums = connection.execute(TOTALS + condition, values).fetchone()
    return replace(
        _totals(sums),
        trend=_trend(connection, condition, values),
        subjects=_subjects(connection, owner_id, condition, values),
        recent=_recent(connection, condition, values),
        activity=_activity(connection, condition, values, sums["newest_us"]),
        delivery=_delivery(connection, condition, values),
    )


def totals(connection: sqlite3.Connection, owner_id: str, query: InterviewQuery) -> DashboardFigures:
    condition, values = matching(owner_id, query)
    return _totals(connection.execute(TOTALS + condition, values).fetchone())


def _totals(totals: sqlite3.Row) -> DashboardFigures:
    steps = [totals["to_20"], totals["to_40"], totals["to_60"], totals["to_80"], totals["graded"]]
    low, fair, middle, good, top = (after - before for before, after in zip([0, *steps], steps, strict=False))
    return DashboardFigures(
        interviews=totals["interviews"],
        completed=totals["completed"],
        graded=totals["graded"],
        average_score=totals["average"],
        best_score=totals["best"],
        score_deviation=_deviation(totals),
        practised_s=(totals["practised_us"] or 0) / 1e6,
        used_s=(totals["used_us"] or 0) / 1e6,
        allotted_s=float(totals["allotted_s"] or 0),
        distribution=(low, fair, middle, good, top),
    )


def _deviation(totals: sqlite3.Row) -> float | None:
    if not totals["graded"]:
        return None
    # Rounding can leave the smallest bit below zero.
    return math.sqrt(max(totals["squares"] / totals["graded"] - totals["average"] ** 2, 0.0))


def _trend(connection: sqlite3.Connection, condition: str, values: list[object]) -> tuple[TrendPoint, ...]:
    rows = connection.execute(
        f"SELECT id, started_at_us, kind, score, spread, graded_by, {UNASSISTED} FROM interviews WHERE {condition}"  # noqa: S608
        f" AND score IS NOT NULL {NEWEST_FIRST} LIMIT {TREND_POINTS}",
        values,
    ).fetchall()
    points = _readable(reversed(rows), lambda id, at, kind, *rest: TrendPoint(id, as_instant(at), Kind(kind), *rest))
    return tuple(points)


def _subjects(
    connection: sqlite3.Connection, owner_id: str, condition: str, values: list[object]
) -> tuple[SubjectFigures, ...]:
    # The plus keeps SQLite to the order of the key: one pass, whatever the filter.
    among, sums, given = "owner_id = ?", SUMS_BY_WEEK, values
    if len(values) > 1:
        among += f" AND +number IN (SELECT number FROM interviews WHERE {condition})"  # noqa: S608
        sums, given = SUMS, [owner_id, *values]
    newest = (
        f"SELECT {{column}} FROM subject_scores AS s WHERE s.subject = found.subject AND {among} {NEWEST_FIRST} LIMIT 1"  # noqa: S608
    )
    rows = connection.execute(
        f"WITH found AS (SELECT subject, {sums} WHERE {among} GROUP BY subject)"  # noqa: S608
        f" SELECT *, ({newest.format(column='value')}) AS last, ({newest.format(column='started_at_us')}) AS last_us"
        " FROM found ORDER BY subject LIKE 'criterion:%', subject",
        [*given, *given, *given],
    ).fetchall()
    return tuple(
        SubjectFigures(
            *_subject(row["subject"]),
            average=row["average"],
            answers=row["answers"],
            interviews=row["interviews"],
            best=row["best"],
            worst=row["worst"],
            last=row["last"],
            last_at=as_instant(row["last_us"]),
        )
        for row in rows
    )


def _recent(connection: sqlite3.Connection, condition: str, values: list[object]) -> tuple[SubjectScore, ...]:
    rows = connection.execute(
        f"WITH newest AS (SELECT number, id, started_at_us FROM interviews WHERE {condition} AND score IS NOT NULL"  # noqa: S608
        f" {NEWEST_FIRST} LIMIT {RECENT_INTERVIEWS})"
        " SELECT id, subject, value FROM newest CROSS JOIN subject_scores USING (number)"
        " ORDER BY newest.started_at_us, number, subject LIKE 'criterion:%', subject",
        values,
    )
    return tuple(SubjectScore(id_, *_subject(subject), value) for id_, subject, value in rows)


def _activity(
    connection: sqlite3.Connection, condition: str, values: list[object], newest_us: int | None
) -> tuple[Activity, ...]:
    if newest_us is None:
        return ()
    rows = connection.execute(
        f"SELECT started_at_us / {SLOT_US} * {SLOT_US} AS slot_us, count(*), coalesce(sum({LENGTH_US}), 0) / 1e6"  # noqa: S608
        f" FROM interviews WHERE {condition} AND started_at_us > ? AND started_at_us <= ? GROUP BY 1 ORDER BY 1",
        [*values, newest_us - ACTIVITY_US, newest_us],
    )
    return tuple(Activity(as_instant(slot_us), interviews, seconds) for slot_us, interviews, seconds in rows)


def _delivery(connection: sqlite3.Connection, condition: str, values: list[object]) -> tuple[DeliveryPoint, ...]:
    rows = connection.execute(
        "SELECT id, started_at_us, words_per_minute, fillers_per_minute, longest_pause_ms FROM interviews"  # noqa: S608
        f" WHERE {condition} AND (longest_pause_ms IS NOT NULL OR words_per_minute IS NOT NULL"
        f" OR fillers_per_minute IS NOT NULL) {NEWEST_FIRST} LIMIT {TREND_POINTS}",
        values,
    ).fetchall()
    return tuple(_readable(reversed(rows), lambda id, at, *rest: DeliveryPoint(id, as_instant(at), *rest)))


@lru_cache(maxsize=1024)
def _subject(text: str) -> tuple[SubjectKind, str]:
    kind, _, name = text.partition(":")
    return SubjectKind(kind), name


def _readable(rows: Iterable[sqlite3.Row], make: Callable[..., T]) -> Iterator[T]:
    for row in rows:
        try:
            yield make(*row)
        except (ValueError, TypeError, OverflowError):
            log.warning("interview %s is left out of a chart: its row is damaged", row["id"])
