"""Links between coaches and candidates, and what coaches leave. Whose it is, and whether the candidate still lets them,
is part of every statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.interviews import SqliteInterviewStore
from core.adapters.sqlite.queries import consent
from core.adapters.sqlite.rows import as_instant, as_us, now_us
from core.domain.coaching import CoachLink, CoachNote, CoachScore, Remarks, Sees
from core.domain.interview import Interview
from core.domain.people import Identity, Role
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page
from core.errors import NotAllowed, NotFound

OPEN = "candidate_id IS NULL AND expires_at_us > ? AND coach_id <> ?"
UNKNOWN = "NOT EXISTS (SELECT 1 FROM coach_links AS k WHERE k.coach_id = coach_links.coach_id AND k.candidate_id = ?)"
ACCEPTED = "UPDATE coach_links SET candidate_id = ?, candidate_name = ?, accepted_at_us = ? WHERE "


class SqliteCandidateReader:
    def __init__(self, connections: Connections, coach_id: str, candidate_id: str) -> None:
        self._interviews = SqliteInterviewStore(connections, candidate_id, consent(coach_id))

    def get(self, interview_id: str) -> Interview:
        return self._interviews.get(interview_id)

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]:
        return self._interviews.search(query)

    def dashboard(self, query: InterviewQuery) -> DashboardFigures:
        return self._interviews.dashboard(query)


class SqliteCoachingStore:
    """A CoachingStore."""

    def __init__(self, connections: Connections, identity: Identity) -> None:
        self._connections, self._me, self._id = connections, identity, identity.id

    def invite(self, link: CoachLink, code_hash: str) -> None:
        if self._me.role is Role.CANDIDATE or link.coach_id != self._id:
            raise NotAllowed("invite")
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT INTO coach_links (id, coach_id, coach_name, invited_email, code_hash, invited_at_us,"
                " expires_at_us) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    link.id,
                    self._id,
                    link.coach_name,
                    link.invited_email,
                    code_hash,
                    as_us(link.invited_at),
                    as_us(link.expires_at),
                ),
            )

    def links(self) -> Sequence[CoachLink]:
        return self._links("coach_id = ? OR candidate_id = ?", (self._id, self._id))

    def invitations(self) -> Sequence[CoachLink]:
        return (
            self._links(f"{OPEN} AND invited_email = ?", (now_us(), self._id, self._me.email)) if self._me.email else ()
        )

    def accept(self, code_hash: str, name: str) -> None:
        self._accept("code_hash = ?", (code_hash,), name)

    def accept_own(self, link_id: str, name: str) -> None:
        self._accept("id = ? AND invited_email = ?", (link_id, self._me.email or None), name)

    def decline(self, link_id: str) -> None:
        self._changed(
            f"DELETE FROM coach_links WHERE {OPEN} AND id = ? AND invited_email = ?",  # noqa: S608
            (now_us(), self._id, link_id, self._me.email or None),
        )

    def narrow(self, link_id: str, sees: Sees, *, hears: bool) -> None:
        self._changed(
            "UPDATE coach_links SET sees = ?, hears = ? WHERE id = ? AND candidate_id = ?",
            (sees, hears, link_id, self._id),
        )

    def remove(self, link_id: str) -> None:
        self._changed(
            "DELETE FROM coach_links WHERE id = ? AND (coach_id = ? OR candidate_id = ?)",
            (link_id, self._id, self._id),
        )

    def share(self, interview_id: str, *, is_shared: bool) -> None:
        self._changed(
            "UPDATE interviews SET is_shared = ? WHERE id = ? AND owner_id = ?", (is_shared, interview_id, self._id)
        )

    def is_shared(self, interview_id: str) -> bool:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT is_shared FROM interviews WHERE id = ? AND owner_id = ?", (interview_id, self._id)
            ).fetchone()
        return bool(row and row["is_shared"])

    def candidate(self, candidate_id: str) -> SqliteCandidateReader:
        return SqliteCandidateReader(self._connections, self._id, candidate_id)

    def remarks(self, interview_id: str) -> Remarks:
        allowed, values = consent(self._id)
        whose = f"interviews.id = ? AND (owner_id = ? OR ({{table}}.coach_id = ? AND {allowed}))"
        given = (interview_id, self._id, self._id, *values)
        with self._connections.reading() as connection:
            notes = connection.execute(
                "SELECT coach_notes.*, interviews.id AS interview_id FROM coach_notes JOIN interviews USING (number)"  # noqa: S608
                f" WHERE {whose.format(table='coach_notes')} ORDER BY written_at_us, coach_notes.id",
                given,
            ).fetchall()
            scores = connection.execute(
                "SELECT coach_scores.*, interviews.id AS interview_id FROM coach_scores JOIN interviews USING (number)"  # noqa: S608
                f" WHERE {whose.format(table='coach_scores')} ORDER BY scored_at_us, criterion_id",
                given,
            ).fetchall()
        return Remarks(tuple(map(_note, notes)), tuple(map(_score, scores)))

    def write_note(self, note: CoachNote) -> None:
        allowed, values = consent(self._id)
        self._changed(
            "INSERT INTO coach_notes (id, coach_id, number, question_id, text, written_at_us)"  # noqa: S608
            f" SELECT ?, ?, number, ?, ?, ? FROM interviews WHERE interviews.id = ? AND {allowed}",
            (note.id, self._id, note.question_id, note.text, as_us(note.written_at), note.interview_id, *values),
        )

    def remove_note(self, note_id: str) -> None:
        self._changed(
            "DELETE FROM coach_notes WHERE id = ? AND"
            " (coach_id = ? OR number IN (SELECT number FROM interviews WHERE owner_id = ?))",
            (note_id, self._id, self._id),
        )

    def write_score(self, score: CoachScore) -> None:
        allowed, values = consent(self._id)
        self._changed(
            "INSERT OR REPLACE INTO coach_scores (number, question_id, attempt, criterion_id, coach_id, level, reason,"  # noqa: S608
            " scored_at_us) SELECT number, ?, ?, ?, ?, ?, ?, ? FROM interviews"
            f" WHERE interviews.id = ? AND {allowed}",
            (
                score.question_id,
                score.attempt,
                score.criterion_id,
                self._id,
                score.level,
                score.reason,
                as_us(score.scored_at),
                score.interview_id,
                *values,
            ),
        )

    def _links(self, condition: str, values: tuple[object, ...]) -> Sequence[CoachLink]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT * FROM coach_links WHERE {condition} ORDER BY invited_at_us DESC, id",  # noqa: S608
                values,
            ).fetchall()
        return tuple(map(_link, rows))

    def _accept(self, condition: str, values: tuple[object, ...], name: str) -> None:
        at_us = now_us()
        self._changed(
            f"{ACCEPTED}{OPEN} AND {UNKNOWN} AND {condition}",
            (self._id, name, at_us, at_us, self._id, self._id, *values),
        )

    def _changed(self, statement: str, values: tuple[object, ...]) -> None:
        with self._connections.writing() as connection:
            if connection.execute(statement, values).rowcount == 0:
                raise NotFound("nothing of this person's to change")


def _link(row: sqlite3.Row) -> CoachLink:
    return CoachLink(
        id=row["id"],
        coach_id=row["coach_id"],
        coach_name=row["coach_name"],
        invited_at=as_instant(row["invited_at_us"]),
        expires_at=as_instant(row["expires_at_us"]),
        candidate_id=row["candidate_id"],
        candidate_name=row["candidate_name"],
        invited_email=row["invited_email"],
        accepted_at=as_instant(row["accepted_at_us"]) if row["accepted_at_us"] is not None else None,
        sees=Sees(row["sees"]),
        hears=bool(row["hears"]),
    )


def _note(row: sqlite3.Row) -> CoachNote:
    return CoachNote(
        row["id"],
        row["coach_id"],
        row["interview_id"],
        row["question_id"],
        row["text"],
        as_instant(row["written_at_us"]),
    )


def _score(row: sqlite3.Row) -> CoachScore:
    return CoachScore(
        row["coach_id"],
        row["interview_id"],
        row["question_id"],
        row["criterion_id"],
        row["level"],
        row["reason"],
        as_instant(row["scored_at_us"]),
        row["attempt"],
    )
