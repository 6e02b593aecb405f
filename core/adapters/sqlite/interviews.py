"""One person's interviews, drafts and gradings."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.dashboard import dashboard, totals
from core.adapters.sqlite.history import history
from core.adapters.sqlite.queries import ORDERS, OWN, Condition, matching
from core.adapters.sqlite.rows import as_instant, as_us
from core.adapters.sqlite.search_index import catch_up, index_words
from core.adapters.sqlite.subjects import GRADERS, subject_scores
from core.domain.evaluation import Evaluation, Score
from core.domain.interview import Draft, Interview, Status
from core.domain.plan import Difficulty, Kind, Mode
from core.domain.practice import History
from core.domain.progress import DashboardFigures, DeliveryPoint, InterviewQuery, InterviewSummary, Page
from core.errors import Conflict, NotFound
from core.records import EVALUATION, INTERVIEW, answered_count, as_json, from_json

log = logging.getLogger(__name__)

COLUMNS = (
    *("version", "kind", "domain", "role", "difficulty", "mode", "status", "completion_method"),
    *("started_at_us", "ended_at_us", "time_limit_s", "question_count", "answered_count"),
    *("words_per_minute", "fillers_per_minute", "longest_pause_ms"),
)
SUMMARY = (
    "id, kind, domain, role, difficulty, mode, status, started_at_us, ended_at_us, question_count, answered_count, "
    "score, spread, coverage"
)


class SqliteInterviewStore:
    """The owner is part of every condition: what belongs to others is not found. `also` narrows what is read."""

    def __init__(self, connections: Connections, owner_id: str, also: Condition = OWN) -> None:
        self._connections = connections
        self._owner_id = owner_id
        self._also = also

    def save(self, interview: Interview) -> Interview:
        if interview.candidate_id != self._owner_id:
            raise NotFound(f"interview {interview.id} is not this person's")
        saved = replace(interview, version=interview.version + 1)
        body = as_json(INTERVIEW, saved, without={"evaluations", "version"})
        with self._connections.writing() as connection:
            number = self._write_row(connection, interview.id, interview.version, _columns(saved))
            connection.execute("INSERT OR REPLACE INTO interview_bodies VALUES (?, ?)", (number, body))
            # Once asked, a question stays as it is.
            kept = connection.execute("SELECT count(*) FROM questions WHERE number = ?", (number,)).fetchone()[0]
            connection.executemany(
                "INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (number, q.id, q.bank_id, q.kind, q.difficulty, q.competency, q.follows)
                    for q in saved.questions[kept:]
                ],
            )
            if not saved.is_open:
                index_words(connection, number, saved)
        return saved

    def save_grading(
        self, interview_id: str, evaluations: Sequence[Evaluation], *, overall: Score | None, coverage: float
    ) -> None:
        with self._connections.writing(derived=True) as connection:
            number = self._number(connection, interview_id)
            for evaluation in evaluations:
                _write_evaluation(connection, number, evaluation)
            connection.execute(
                f"UPDATE interviews SET score = ?, spread = ?, coverage = ?, graded_by = ({GRADERS}) WHERE number = ?",  # noqa: S608
                (*_score(overall), coverage, number),
            )
            connection.execute("DELETE FROM subject_scores WHERE number = ?", (number,))
            rows = subject_scores("interviews.number = :number")
            connection.execute(f"INSERT INTO subject_scores {rows}", {"number": number})

    def get(self, interview_id: str) -> Interview:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT number, version, body FROM interviews JOIN interview_bodies USING (number)"  # noqa: S608
                f" WHERE id = ? AND owner_id = ? AND {self._also[0]}",
                (interview_id, self._owner_id, *self._also[1]),
            ).fetchone()
            if row is None:
                raise NotFound(f"interview {interview_id}")
            evaluations = connection.execute(
                "SELECT body FROM evaluations WHERE number = ? ORDER BY rowid", (row["number"],)
            ).fetchall()
        return replace(
            from_json(INTERVIEW, row["body"]),
            version=row["version"],
            evaluations=tuple(from_json(EVALUATION, evaluation["body"]) for evaluation in evaluations),
        )

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]:
        catch_up(self._connections, self._owner_id, query)
        condition, values = matching(self._owner_id, query, self._also)
        with self._connections.reading() as connection:
            total = connection.execute(f"SELECT count(*) FROM interviews WHERE {condition}", values).fetchone()[0]  # noqa: S608
            rows = connection.execute(
                f"SELECT {SUMMARY} FROM interviews WHERE {condition} ORDER BY {ORDERS[query.sort]} LIMIT ? OFFSET ?",  # noqa: S608
                [*values, query.page_size, (query.page - 1) * query.page_size],
            ).fetchall()
        return Page(tuple(_summaries(rows)), total, query.page, query.page_size)

    def totals(self, query: InterviewQuery) -> DashboardFigures:
        catch_up(self._connections, self._owner_id, query)
        with self._connections.reading() as connection:
            return totals(connection, self._owner_id, query)

    def dashboard(self, query: InterviewQuery) -> DashboardFigures:
        catch_up(self._connections, self._owner_id, query)
        with self._connections.reading() as connection:
            return dashboard(connection, self._owner_id, query, self._also)

    def history(self) -> History:
        with self._connections.reading() as connection:
            return history(connection, self._owner_id)

    def asked_bank_ids(self) -> frozenset[str]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT bank_id FROM questions JOIN interviews USING (number)"
                " WHERE owner_id = :owner AND bank_id IS NOT NULL"
                " UNION SELECT bank_id FROM conversation_questions JOIN conversations USING (number)"
                " WHERE owner_id = :owner",
                {"owner": self._owner_id},
            ).fetchall()
        return frozenset(row["bank_id"] for row in rows)

    def delete(self, interview_id: str) -> None:
        with self._connections.writing() as connection:
            number = self._number(connection, interview_id)
            connection.execute("DELETE FROM interviews WHERE number = ?", (number,))
            connection.execute("DELETE FROM interview_words WHERE rowid = ?", (number,))

    def save_draft(self, draft: Draft) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT INTO drafts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET text = excluded.text, saved_at_us = excluded.saved_at_us"
                " WHERE excluded.saved_at_us >= saved_at_us",
                (self._number(connection, draft.interview_id), draft.slot, draft.text, as_us(draft.saved_at)),
            )

    def draft(self, interview_id: str, slot: str) -> Draft | None:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT text, saved_at_us FROM drafts JOIN interviews USING (number)"
                " WHERE id = ? AND owner_id = ? AND slot = ?",
                (interview_id, self._owner_id, slot),
            ).fetchone()
        return Draft(interview_id, slot, row["text"], as_instant(row["saved_at_us"])) if row else None

    def _number(self, connection: sqlite3.Connection, interview_id: str) -> int:
        row = connection.execute(
            "SELECT number FROM interviews WHERE id = ? AND owner_id = ?", (interview_id, self._owner_id)
        ).fetchone()
        if row is None:
            raise NotFound(f"interview {interview_id}")
        return int(row["number"])

    def _write_row(
        self, connection: sqlite3.Connection, interview_id: str, version: int, columns: tuple[object, ...]
    ) -> int:
        """The row's number. Raises Conflict, NotFound."""
        if version == 0:
            names, marks = ", ".join(COLUMNS), ", ".join("?" * (len(COLUMNS) + 2))
            cursor = connection.execute(
                f"INSERT INTO interviews (id, owner_id, {names}) VALUES ({marks}) ON CONFLICT DO NOTHING",  # noqa: S608
                (interview_id, self._owner_id, *columns),
            )
            if cursor.rowcount == 0 or cursor.lastrowid is None:
                raise Conflict(f"interview {interview_id} was saved before")
            return cursor.lastrowid
        changes = ", ".join(f"{name} = ?" for name in COLUMNS)
        row = connection.execute(
            f"UPDATE interviews SET {changes} WHERE id = ? AND owner_id = ? AND version = ? RETURNING number",  # noqa: S608
            (*columns, interview_id, self._owner_id, version),
        ).fetchone()
        if row is None:
            self._number(connection, interview_id)
            raise Conflict(f"interview {interview_id}: version {version} is stale")
        return int(row["number"])


def _columns(interview: Interview) -> tuple[object, ...]:
    """In the order of COLUMNS."""
    plan = interview.plan
    said = DeliveryPoint.of(interview)
    return (
        interview.version,
        plan.kind,
        plan.domain,
        plan.role,
        plan.difficulty,
        plan.mode,
        interview.status,
        interview.completion_method,
        as_us(interview.started_at),
        as_us(interview.ended_at) if interview.ended_at else None,
        plan.time_limit_minutes * 60,
        plan.question_count,
        answered_count(interview),
        *((said.words_per_minute, said.fillers_per_minute, said.longest_pause_ms) if said else (None, None, None)),
    )


def _score(score: Score | None) -> tuple[float | None, float | None]:
    return (score.value, score.spread) if score else (None, None)


def _write_evaluation(connection: sqlite3.Connection, number: int, evaluation: Evaluation) -> None:
    key = (number, evaluation.question_id, evaluation.attempt)
    # Replacing the row takes its criterion scores along.
    connection.execute("DELETE FROM evaluations WHERE number = ? AND question_id = ? AND attempt = ?", key)
    connection.execute(
        "INSERT INTO evaluations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *key,
            evaluation.rubric_id,
            evaluation.graded_by,
            evaluation.gate,
            *_score(evaluation.overall),
            as_json(EVALUATION, evaluation),
        ),
    )
    connection.executemany(
        "INSERT INTO criterion_scores VALUES (?, ?, ?, ?, ?, ?)",
        [(*key, score.criterion_id, score.level, score.spread) for score in evaluation.scores],
    )


def _summaries(rows: Iterable[sqlite3.Row]) -> Iterable[InterviewSummary]:
    for row in rows:
        try:
            yield InterviewSummary(
                id=row["id"],
                kind=Kind(row["kind"]),
                domain=row["domain"],
                role=row["role"],
                difficulty=Difficulty(row["difficulty"]),
                mode=Mode(row["mode"]),
                status=Status(row["status"]),
                started_at=as_instant(row["started_at_us"]),
                ended_at=as_instant(row["ended_at_us"]) if row["ended_at_us"] is not None else None,
                question_count=row["question_count"],
                answered_count=row["answered_count"],
                score=row["score"],
                spread=row["spread"],
                coverage=row["coverage"],
            )
        except (ValueError, TypeError, OverflowError):
            # One row that cannot be understood must not hide all the others.
            log.warning("interview %s is left out of a list: its row is damaged", row["id"])
