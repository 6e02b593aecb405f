"""Numbered migrations. `PRAGMA user_version` says how many a file has had; a published one is never edited."""

from __future__ import annotations

import sqlite3

from core.adapters.sqlite.schema_library import LIBRARY
from core.adapters.sqlite.schema_presets import PRESETS
from core.adapters.sqlite.schema_resumes import RESUMES
from core.adapters.sqlite.schema_subject_weeks import SUBJECT_WEEKS
from core.adapters.sqlite.search_index import SEARCHED
from core.adapters.sqlite.subjects import GRADERS, subject_scores
from core.errors import ConfigurationError

# Bodies lie apart from what is filtered and sorted by, so that a list or an aggregate never reads them.
# Instants are microseconds since 1970 UTC. `attempt` counts from 1.
FIRST = (
    """CREATE TABLE interviews (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        owner_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        kind TEXT NOT NULL,
        domain TEXT NOT NULL,
        role TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        mode TEXT NOT NULL,
        status TEXT NOT NULL,
        completion_method TEXT,
        started_at_us INTEGER NOT NULL,
        ended_at_us INTEGER,
        time_limit_s INTEGER NOT NULL,
        question_count INTEGER NOT NULL,
        answered_count INTEGER NOT NULL,
        score REAL,
        spread REAL,
        coverage REAL
    )""",
    "CREATE INDEX interviews_by_start ON interviews (owner_id, started_at_us)",
    "CREATE INDEX interviews_by_score ON interviews (owner_id, score, started_at_us)",
    """CREATE TABLE interview_bodies (
        number INTEGER PRIMARY KEY REFERENCES interviews ON DELETE CASCADE,
        body TEXT NOT NULL
    )""",
    """CREATE TABLE questions (
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        question_id TEXT NOT NULL,
        bank_id TEXT,
        kind TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        competency TEXT NOT NULL,
        follows TEXT,
        PRIMARY KEY (number, question_id)
    ) WITHOUT ROWID""",
    """CREATE TABLE evaluations (
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        question_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        rubric_id TEXT NOT NULL,
        graded_by TEXT NOT NULL,
        gate TEXT,
        score REAL,
        spread REAL,
        body TEXT NOT NULL,
        PRIMARY KEY (number, question_id, attempt)
    )""",
    """CREATE TABLE criterion_scores (
        number INTEGER NOT NULL,
        question_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        criterion_id TEXT NOT NULL,
        level INTEGER,
        spread REAL,
        PRIMARY KEY (number, question_id, attempt, criterion_id),
        FOREIGN KEY (number, question_id, attempt) REFERENCES evaluations ON DELETE CASCADE
    ) WITHOUT ROWID""",
    """CREATE TABLE drafts (
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        slot TEXT NOT NULL,
        text TEXT NOT NULL,
        saved_at_us INTEGER NOT NULL,
        PRIMARY KEY (number, slot)
    )""",
    # `owner` is a column of the index so that one person's search never walks through everybody's words.
    "CREATE VIRTUAL TABLE interview_words USING fts5(owner, words, tokenize = 'unicode61 remove_diacritics 2')",
    """CREATE TABLE conversations (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        owner_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        domain TEXT NOT NULL,
        role TEXT NOT NULL,
        title TEXT NOT NULL,
        updated_at_us INTEGER NOT NULL,
        message_count INTEGER NOT NULL
    )""",
    "CREATE INDEX conversations_by_update ON conversations (owner_id, updated_at_us)",
    """CREATE TABLE conversation_bodies (
        number INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
        body TEXT NOT NULL
    )""",
    """CREATE TABLE conversation_questions (
        number INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
        bank_id TEXT NOT NULL,
        PRIMARY KEY (number, bank_id)
    ) WITHOUT ROWID""",
)
SUBMISSIONS = (
    """CREATE TABLE submissions (
        sequence INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        body TEXT NOT NULL
    )""",
    "CREATE INDEX submissions_by_interview ON submissions (number, sequence)",
)
# Of a link's token only the SHA-256 is kept: who reads the file cannot open a report with it.
SHARES = (
    """CREATE TABLE shares (
        id TEXT NOT NULL UNIQUE,
        token_hash TEXT NOT NULL UNIQUE,
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        created_at_us INTEGER NOT NULL,
        expires_at_us INTEGER NOT NULL,
        with_sound INTEGER NOT NULL
    )""",
    "CREATE INDEX shares_of_interview ON shares (number)",
)
# What an interview found of each topic ("topic:systems", points of 100) and criterion ("criterion:star", levels of 5),
# so that a dashboard never reads evaluations. Instants come before numbers: the last one of a subject is at the end.
SUBJECTS = (
    """CREATE TABLE subject_scores (
        owner_id TEXT NOT NULL,
        subject TEXT NOT NULL,
        started_at_us INTEGER NOT NULL,
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        value REAL NOT NULL,
        answers INTEGER NOT NULL,
        PRIMARY KEY (owner_id, subject, started_at_us, number)
    ) WITHOUT ROWID""",
    "CREATE INDEX subject_scores_by_interview ON subject_scores (number)",
    f"INSERT INTO subject_scores {subject_scores()}",
    "ALTER TABLE interviews ADD COLUMN graded_by TEXT",
    f"UPDATE interviews SET graded_by = ({GRADERS})",  # noqa: S608
    "ALTER TABLE interviews ADD COLUMN words_per_minute REAL",
    "ALTER TABLE interviews ADD COLUMN fillers_per_minute REAL",
    "ALTER TABLE interviews ADD COLUMN longest_pause_ms INTEGER",
    # Holds all that a dashboard adds up or filters by, in the order of time: it never visits the rows.
    "DROP INDEX interviews_by_start",
    "CREATE INDEX interviews_by_start ON interviews"
    " (owner_id, started_at_us, ended_at_us, time_limit_s, status, score, kind, difficulty, domain)",
    # Of a dashboard that looks for spoken interviews among thousands of written ones.
    "CREATE INDEX interviews_spoken ON interviews (owner_id, started_at_us) WHERE longest_pause_ms IS NOT NULL"
    " OR words_per_minute IS NOT NULL OR fillers_per_minute IS NOT NULL",
)
# Sessions may belong to accounts that are kept elsewhere. Of their tokens only the SHA-256 is kept.
PEOPLE = (
    """CREATE TABLE accounts (
        id TEXT PRIMARY KEY,
        email TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        password_hash TEXT,
        issuer TEXT,
        subject TEXT,
        created_at_us INTEGER NOT NULL
    ) WITHOUT ROWID""",
    # Who signs in elsewhere is known by that place's name for them: an address in common proves nothing.
    "CREATE UNIQUE INDEX accounts_by_email ON accounts (email) WHERE issuer IS NULL",
    "CREATE UNIQUE INDEX accounts_by_subject ON accounts (issuer, subject) WHERE issuer IS NOT NULL",
    """CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        token_hash TEXT NOT NULL UNIQUE,
        person_id TEXT NOT NULL,
        created_at_us INTEGER NOT NULL,
        seen_at_us INTEGER NOT NULL,
        device TEXT NOT NULL,
        sealed TEXT
    ) WITHOUT ROWID""",
    "CREATE INDEX sessions_of_person ON sessions (person_id, seen_at_us)",
    "CREATE INDEX sessions_by_use ON sessions (seen_at_us)",
    "CREATE TABLE failed_tries (key TEXT NOT NULL, at_us INTEGER NOT NULL)",
    "CREATE INDEX failed_tries_by_key ON failed_tries (key, at_us)",
)
PREFERENCES = ("CREATE TABLE preferences (owner_id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",)
PERSONAL_TOKENS = (
    """CREATE TABLE personal_tokens (
        id TEXT PRIMARY KEY,
        token_hash TEXT NOT NULL UNIQUE,
        person_id TEXT NOT NULL,
        name TEXT NOT NULL,
        created_at_us INTEGER NOT NULL,
        used_at_us INTEGER
    ) WITHOUT ROWID""",
    "CREATE INDEX personal_tokens_of_person ON personal_tokens (person_id, created_at_us)",
)
# A link is an invitation until a candidate accepts it. Removed by either side it is gone, and what it opened closed.
COACHING = (
    """CREATE TABLE coach_links (
        id TEXT PRIMARY KEY,
        coach_id TEXT NOT NULL,
        coach_name TEXT NOT NULL,
        candidate_id TEXT,
        candidate_name TEXT NOT NULL DEFAULT '',
        invited_email TEXT,
        code_hash TEXT NOT NULL UNIQUE,
        invited_at_us INTEGER NOT NULL,
        expires_at_us INTEGER NOT NULL,
        accepted_at_us INTEGER,
        sees TEXT NOT NULL DEFAULT 'all',
        hears INTEGER NOT NULL DEFAULT 0,
        CHECK (candidate_id IS NOT coach_id),
        UNIQUE (coach_id, candidate_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX coach_links_of_candidate ON coach_links (candidate_id)",
    "CREATE INDEX coach_links_by_address ON coach_links (invited_email)",
    "ALTER TABLE interviews ADD COLUMN is_shared INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE coach_notes (
        id TEXT PRIMARY KEY,
        coach_id TEXT NOT NULL,
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        question_id TEXT,
        text TEXT NOT NULL,
        written_at_us INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX coach_notes_of_interview ON coach_notes (number, written_at_us)",
    """CREATE TABLE coach_scores (
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        question_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        criterion_id TEXT NOT NULL,
        coach_id TEXT NOT NULL,
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
        reason TEXT NOT NULL,
        scored_at_us INTEGER NOT NULL,
        PRIMARY KEY (number, question_id, attempt, criterion_id, coach_id)
    ) WITHOUT ROWID""",
)
# Answers are files of the product; an answer's id is made of its words.
HAND_LEVELS = (
    """CREATE TABLE hand_levels (
        owner_id TEXT NOT NULL,
        answer_id TEXT NOT NULL,
        criterion_id TEXT NOT NULL,
        level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
        reason TEXT NOT NULL,
        PRIMARY KEY (owner_id, answer_id, criterion_id)
    ) WITHOUT ROWID""",
)
# How somebody sat before the camera while a question was answered: counts of readings, never a picture.
PRESENCE = (
    """CREATE TABLE presence (
        number INTEGER NOT NULL REFERENCES interviews ON DELETE CASCADE,
        question_id TEXT NOT NULL,
        readings INTEGER NOT NULL,
        faces INTEGER NOT NULL,
        centred INTEGER NOT NULL,
        facing INTEGER NOT NULL,
        steps INTEGER NOT NULL,
        still INTEGER NOT NULL,
        PRIMARY KEY (number, question_id)
    ) WITHOUT ROWID""",
)
MIGRATIONS = (
    *(FIRST, SUBMISSIONS, SHARES, SUBJECTS, PEOPLE, PREFERENCES, PERSONAL_TOKENS, COACHING, HAND_LEVELS, PRESENCE),
    LIBRARY,
    RESUMES,
    SUBJECT_WEEKS,
    PRESETS,
    SEARCHED,
)


def migrate(connection: sqlite3.Connection) -> None:
    """Inside a transaction that holds the write lock, so that a second process finds the work done.
    Raises ConfigurationError when a newer version of the product wrote the file."""
    done = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if done > len(MIGRATIONS):
        raise ConfigurationError(
            "the database was written by a newer version of Rehearsal; update, or use another folder"
        )
    for migration in MIGRATIONS[done:]:
        for statement in migration:
            connection.execute(statement)
    # A pragma takes no parameters; the number is ours. Written each time, so that a read-only file is noticed at start.
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
