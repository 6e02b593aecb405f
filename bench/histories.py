"""A database with years of practice in it, made fast: a thousand interviews through the store, the others as their
copies in SQL. As many again belong to other people. Copies leave the bodies out, which no dashboard reads."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from core.adapters.sqlite.database import SqliteDatabase
from core.domain.evaluation import CriterionScore, Evaluation, Score
from core.domain.interview import Answer, CompletionMethod, Interview, Question, Status
from core.domain.plan import Difficulty, Kind, Plan

OWNER = "local"
TEMPLATES = 1000
A_DAY = 8  # interviews
TOPICS = tuple(f"competency {number:02}" for number in range(32))
CRITERIA = ("star", "substance", "clarity", "technical", "reasoning", "confidence")
OTHERS = 50
INTERVIEW_COLUMNS = (
    "version, kind, domain, role, difficulty, mode, status, completion_method, time_limit_s, question_count,"
    " answered_count, score, spread, coverage, graded_by, words_per_minute, fillers_per_minute, longest_pause_ms"
)


def fill(path: Path, interviews: int, *, of_others: int = 0, with_bodies: bool = False) -> None:
    """Of this many interviews of OWNER, the newest ended yesterday; at least as many again belong to others, and
    `of_others` if that is more."""
    database = SqliteDatabase(path)  # which makes the folder
    dice = random.Random(7)
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(days=1 + interviews / A_DAY)
    templates = min(interviews, TEMPLATES)
    for number in range(templates):
        at = start + timedelta(days=number / A_DAY)
        for owner in (OWNER, f"stranger {number % OTHERS}"):
            interview = one(dice, owner, at)
            store = database.interviews(owner)
            store.save(replace(interview, evaluations=()))
            overall = Score(round(dice.uniform(20, 95), 1), 2.5)
            store.save_grading(interview.id, interview.evaluations, overall=overall, coverage=1.0)
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        copies = -(-interviews // templates)
        for copy in range(1, max(copies, -(-of_others // templates))):
            copied(connection, copy, templates, others_only=copy >= copies, with_bodies=with_bodies)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def one(dice: random.Random, owner: str, at: datetime) -> Interview:
    kind = dice.choice(list(Kind))
    plan = replace(Plan(), kind=kind, difficulty=dice.choice(list(Difficulty)))
    interview = Interview(str(uuid4()), owner, plan, Status.IN_PROGRESS, at)
    for number, topic in enumerate(dice.sample(TOPICS, 5)):
        question = Question(f"q{number}", "How would you find out?", kind, plan.difficulty, topic)
        answer = Answer(question.id, "I would look at the figures and ask.", at)
        scores = tuple(CriterionScore(criterion, dice.randint(1, 5)) for criterion in dice.sample(CRITERIA, 4))
        found = Evaluation(question.id, "general", scores, overall=Score(round(dice.uniform(0, 100), 1)))
        interview = replace(
            interview,
            questions=(*interview.questions, question),
            answers=(*interview.answers, answer),
            evaluations=(*interview.evaluations, found),
        )
    end = at + timedelta(minutes=dice.randint(4, 30))
    status, method = dice.choice(
        ((Status.COMPLETED, CompletionMethod.ALL_ANSWERED), (Status.ENDED_EARLY, CompletionMethod.CANDIDATE_ENDED))
    )
    return interview.ended(status, method, end)


def copied(connection: sqlite3.Connection, copy: int, templates: int, *, others_only: bool, with_bodies: bool) -> None:
    """Every template once more, moved on in time."""
    values = {"copy": copy, "rows": 2 * templates, "shift": int(copy * templates / A_DAY * 86_400_000_000)}
    # Templates alternate: one of OWNER's, one of somebody else's.
    which = "number <= :rows" + (" AND number % 2 = 0" if others_only else "")
    statements = [
        "INSERT INTO interviews (number, id, owner_id, started_at_us, ended_at_us, " + INTERVIEW_COLUMNS + ")"
        " SELECT number + :copy * :rows, id || '-' || :copy, owner_id, started_at_us + :shift, ended_at_us + :shift, "
        + INTERVIEW_COLUMNS
        + " FROM interviews",
        "INSERT INTO questions SELECT number + :copy * :rows, question_id, bank_id, kind, difficulty, competency,"
        " follows FROM questions",
        "INSERT INTO evaluations SELECT number + :copy * :rows, question_id, attempt, rubric_id, graded_by, gate,"
        " score, spread, '{}' FROM evaluations",
        "INSERT INTO criterion_scores SELECT number + :copy * :rows, question_id, attempt, criterion_id, level, spread"
        " FROM criterion_scores",
        "INSERT INTO subject_scores SELECT owner_id, subject, started_at_us + :shift, number + :copy * :rows, value,"
        " answers FROM subject_scores",
    ]
    if with_bodies:
        statements[2] = statements[2].replace("'{}'", "body")
        statements.append("INSERT INTO interview_bodies SELECT number + :copy * :rows, body FROM interview_bodies")
    for statement in statements:
        connection.execute(f"{statement} WHERE {which}", values)
