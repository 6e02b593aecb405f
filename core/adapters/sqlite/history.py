"""Everything that somebody has practised, in three statements that read no body."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.adapters.sqlite.rows import as_instant
from core.domain.plan import Difficulty, Kind, Mode
from core.domain.practice import History, PastInterview, QuestionResult

log = logging.getLogger(__name__)

QUESTIONS_OF = 400  # interviews
PAST = """SELECT number, id, kind, difficulty, mode, started_at_us, question_count, answered_count, score,
    max(ended_at_us - started_at_us, 0) / 1e6 AS length_s, words_per_minute, fillers_per_minute FROM interviews
    WHERE owner_id = ? AND status <> 'in_progress' AND ended_at_us IS NOT NULL AND answered_count > 0
    ORDER BY started_at_us, number"""
SUBJECTS = "SELECT number, subject, value FROM subject_scores WHERE owner_id = ?"
QUESTIONS = f"""WITH newest AS (SELECT number, started_at_us FROM interviews WHERE owner_id = ? AND score IS NOT NULL
    ORDER BY started_at_us DESC, number DESC LIMIT {QUESTIONS_OF})
    SELECT bank_id, competency, kind, started_at_us, evaluations.score, question_id FROM newest
    CROSS JOIN questions USING (number) JOIN evaluations USING (number, question_id)
    WHERE attempt = 1 AND bank_id IS NOT NULL AND evaluations.score IS NOT NULL
    ORDER BY started_at_us, number, question_id"""  # noqa: S608


@dataclass(slots=True)
class _Subjects:
    topic: dict[str, float] = field(default_factory=dict)
    criterion: dict[str, float] = field(default_factory=dict)


NONE = _Subjects()


def history(connection: sqlite3.Connection, owner_id: str) -> History:
    subjects: dict[int, _Subjects] = {}
    for number, subject, value in connection.execute(SUBJECTS, (owner_id,)):
        kind, _, name = subject.partition(":")
        of_it = subjects.setdefault(number, _Subjects())
        (of_it.topic if kind == "topic" else of_it.criterion)[name] = value
    past = [_past(row, subjects) for row in connection.execute(PAST, (owner_id,))]
    questions = [_question(row) for row in connection.execute(QUESTIONS, (owner_id,))]
    return History(tuple(one for one in past if one), tuple(one for one in questions if one))


def _past(row: sqlite3.Row, subjects: Mapping[int, _Subjects]) -> PastInterview | None:
    found = subjects.get(row["number"], NONE)
    try:
        return PastInterview(
            id=row["id"],
            kind=Kind(row["kind"]),
            difficulty=Difficulty(row["difficulty"]),
            mode=Mode(row["mode"]),
            started_at=as_instant(row["started_at_us"]),
            practised_s=row["length_s"],
            question_count=row["question_count"],
            answered_count=row["answered_count"],
            score=row["score"],
            words_per_minute=row["words_per_minute"],
            fillers_per_minute=row["fillers_per_minute"],
            topics=found.topic,
            criteria=found.criterion,
        )
    except (ValueError, TypeError, OverflowError):
        log.warning("interview %s is left out of the history: its row is damaged", row["id"])
        return None


def _question(row: sqlite3.Row) -> QuestionResult | None:
    try:
        at = as_instant(row["started_at_us"])
        return QuestionResult(row["bank_id"], row["competency"], Kind(row["kind"]), at, row["score"])
    except (ValueError, TypeError, OverflowError):
        return None  # the interview's own row was logged
