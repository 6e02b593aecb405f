"""Figures over everybody's interviews; no statement here reads what somebody said or wrote."""

from __future__ import annotations

from datetime import date, datetime

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_us
from core.domain.operations import DayFigures, OperationsFigures, WeakArea

PASSED_FROM = 60.0  # points
ENOUGH_ANSWERS = 3
WEAK_AREAS = 8
MOST_ACTIVE = 200
SINCE = "started_at_us BETWEEN ? AND 253402300799999999"
TOTALS = f"""SELECT count(DISTINCT owner_id) AS people, count(*) AS started,
    count(*) FILTER (WHERE status = 'completed') AS finished,
    avg(max(ended_at_us - started_at_us, 0)) / 1e6 AS average_s, count(score) AS graded,
    count(*) FILTER (WHERE score >= {PASSED_FROM}) AS passed,
    count(*) FILTER (WHERE score < 20.5) AS to_20, count(*) FILTER (WHERE score < 40.5) AS to_40,
    count(*) FILTER (WHERE score < 60.5) AS to_60, count(*) FILTER (WHERE score < 80.5) AS to_80
    FROM interviews WHERE {SINCE}"""  # noqa: S608
DAYS = f"""SELECT date(started_at_us / 1000000, 'unixepoch') AS day, count(DISTINCT owner_id), count(*),
    count(*) FILTER (WHERE status = 'completed') FROM interviews WHERE {SINCE} GROUP BY day ORDER BY day"""  # noqa: S608
WEAKEST = f"""SELECT substr(subject, 7), sum(value * answers) / sum(answers) AS average, sum(answers)
    FROM subject_scores WHERE {SINCE} AND subject LIKE 'topic:%' GROUP BY subject
    HAVING sum(answers) >= {ENOUGH_ANSWERS} ORDER BY average, subject LIMIT {WEAK_AREAS}"""  # noqa: S608
SUBMISSIONS = f"""SELECT count(*) AS submissions,
    count(*) FILTER (WHERE json_extract(body, '$.verdict.outcome') = 'accepted') AS accepted
    FROM submissions JOIN interviews USING (number) WHERE {SINCE}
    AND json_valid(body) AND json_extract(body, '$.full') AND json_extract(body, '$.verdict') IS NOT NULL"""  # noqa: S608
ACTIVE = f"""SELECT owner_id FROM interviews WHERE {SINCE} AND status <> 'in_progress'
    GROUP BY owner_id ORDER BY max(started_at_us) DESC LIMIT {MOST_ACTIVE}"""  # noqa: S608


class SqliteOperations:
    """For an administrator: whoever asks for it has been checked."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def figures(self, since: datetime) -> OperationsFigures:
        values = (as_us(since),)
        with self._connections.reading() as connection:
            totals = connection.execute(TOTALS, values).fetchone()
            submitted = connection.execute(SUBMISSIONS, values).fetchone()
            days = connection.execute(DAYS, values).fetchall()
            weakest = connection.execute(WEAKEST, values).fetchall()
            active = connection.execute(ACTIVE, values).fetchall()
        steps = [totals["to_20"], totals["to_40"], totals["to_60"], totals["to_80"], totals["graded"]]
        low, fair, middle, good, top = (after - before for before, after in zip([0, *steps], steps, strict=False))
        return OperationsFigures(
            people=totals["people"],
            started=totals["started"],
            finished=totals["finished"],
            average_s=totals["average_s"],
            graded=totals["graded"],
            passed=totals["passed"],
            distribution=(low, fair, middle, good, top),
            days=tuple(DayFigures(date.fromisoformat(day), *rest) for day, *rest in days),
            weakest=tuple(WeakArea(*row) for row in weakest),
            submissions=submitted["submissions"],
            accepted=submitted["accepted"],
            active=tuple(row["owner_id"] for row in active),
        )
