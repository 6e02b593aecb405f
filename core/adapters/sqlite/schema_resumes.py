"""Résumés and job descriptions. Which résumé is the default is a column of its own: one a person, and no more."""

from __future__ import annotations

RESUMES = (
    """CREATE TABLE resumes (
        id TEXT PRIMARY KEY,
        owner_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        is_default INTEGER NOT NULL,
        added_at_us INTEGER NOT NULL,
        body TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX resumes_of_owner ON resumes (owner_id, added_at_us)",
    "CREATE UNIQUE INDEX default_resume ON resumes (owner_id) WHERE is_default",
    """CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        owner_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        added_at_us INTEGER NOT NULL,
        body TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX jobs_of_owner ON jobs (owner_id, added_at_us)",
)
