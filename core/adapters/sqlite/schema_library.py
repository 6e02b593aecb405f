"""Kept answers, their versions, and what a search finds them by."""

from __future__ import annotations

LIBRARY = (
    """CREATE TABLE library (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        owner_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        kind TEXT NOT NULL,
        saved_at_us INTEGER NOT NULL,
        answers TEXT,
        interview_id TEXT,
        question_id TEXT,
        is_model INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX library_by_save ON library (owner_id, saved_at_us)",
    "CREATE INDEX library_by_interview ON library (owner_id, interview_id) WHERE interview_id IS NOT NULL",
    "CREATE UNIQUE INDEX library_models ON library (owner_id, answers) WHERE is_model",
    """CREATE TABLE library_versions (
        number INTEGER NOT NULL REFERENCES library ON DELETE CASCADE,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (number, version)
    )""",
    """CREATE TABLE library_tags (
        number INTEGER NOT NULL REFERENCES library ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (number, tag)
    ) WITHOUT ROWID""",
    # `owner` is a column of the index so that one person's search never walks through everybody's words. Short prefixes
    # have an index of their own: people search while they type.
    "CREATE VIRTUAL TABLE library_words USING fts5(owner, title, tags, words, prefix = '2 3',"
    " tokenize = 'unicode61 remove_diacritics 2')",
    """CREATE TRIGGER library_gone AFTER DELETE ON library BEGIN
        DELETE FROM library_words WHERE rowid = old.number;
    END""",
)
