"""The words that a search looks through. Those of an ended interview are indexed as it is saved; those of a running
one, which grow with every answer, when somebody searches."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import suppress

from core.adapters.sqlite.connections import Connections
from core.domain.interview import Interview
from core.domain.progress import InterviewQuery
from core.errors import StoreDamaged, StoreError
from core.records import INTERVIEW, from_json, searched_text

log = logging.getLogger(__name__)

# Part of a published migration: a change here needs a new one.
SEARCHED = (
    "ALTER TABLE interviews ADD COLUMN searched_version INTEGER NOT NULL DEFAULT 0",
    "UPDATE interviews SET searched_version = version",
    "CREATE INDEX interviews_unsearched ON interviews (owner_id) WHERE searched_version <> version",
)
_BEHIND = "FROM interviews WHERE owner_id = ? AND searched_version <> version"


def index_words(connection: sqlite3.Connection, number: int, interview: Interview) -> None:
    connection.execute("DELETE FROM interview_words WHERE rowid = ?", (number,))
    connection.execute(
        "INSERT INTO interview_words (rowid, owner, words) VALUES (?, ?, ?)",
        (number, interview.candidate_id, searched_text(interview)),
    )
    connection.execute("UPDATE interviews SET searched_version = version WHERE number = ?", (number,))


def catch_up(connections: Connections, owner_id: str, query: InterviewQuery) -> None:
    """What is searched for may have been said a minute ago. Where nothing can be written, the search finds what was
    indexed before. Raises StoreError only where nothing can be read either."""
    if not query.text.strip():
        return
    with connections.reading() as connection:
        if connection.execute(f"SELECT 1 {_BEHIND}", (owner_id,)).fetchone() is None:
            return
    try:
        with connections.writing(derived=True) as connection:
            rows = connection.execute(
                f"SELECT number, body FROM interview_bodies WHERE number IN (SELECT number {_BEHIND})",  # noqa: S608
                (owner_id,),
            ).fetchall()
            for row in rows:
                with suppress(StoreDamaged):  # it says so itself when it is opened
                    index_words(connection, row["number"], from_json(INTERVIEW, row["body"]))
    except StoreError as error:
        log.warning("a search goes without the latest answers: %s", error)
