"""One person's résumés, and the jobs that they are set beside."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_us
from core.domain.resume import JobDescription, Resume
from core.errors import Conflict, NotFound
from core.records import JOB, RESUME, as_json, from_json


class SqliteResumeStore:
    """The owner is part of every condition: what belongs to others is not found."""

    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def all(self) -> tuple[Resume, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT version, is_default, body FROM resumes WHERE owner_id = ?"
                " ORDER BY is_default DESC, added_at_us DESC, id",
                (self._owner_id,),
            ).fetchall()
        return tuple(_resume(row) for row in rows)

    def get(self, resume_id: str) -> Resume:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT version, is_default, body FROM resumes WHERE id = ? AND owner_id = ?",
                (resume_id, self._owner_id),
            ).fetchone()
        if row is None:
            raise NotFound(f"résumé {resume_id}")
        return _resume(row)

    def save(self, resume: Resume) -> Resume:
        if resume.owner_id != self._owner_id:
            raise NotFound(f"résumé {resume.id} is not this person's")
        body = as_json(RESUME, resume, without={"version", "is_default"})
        with self._connections.writing() as connection:
            _check_version(connection, "resumes", resume.id, self._owner_id, resume.version)
            others = "owner_id = ? AND id <> ? AND is_default"
            if resume.is_default:
                connection.execute(f"UPDATE resumes SET is_default = 0 WHERE {others}", (self._owner_id, resume.id))  # noqa: S608
            found = connection.execute(f"SELECT 1 FROM resumes WHERE {others}", (self._owner_id, resume.id)).fetchone()  # noqa: S608
            saved = replace(resume, version=resume.version + 1, is_default=found is None)
            connection.execute(
                "INSERT OR REPLACE INTO resumes VALUES (?, ?, ?, ?, ?, ?)",
                (saved.id, self._owner_id, saved.version, saved.is_default, as_us(saved.added_at), body),
            )
        return saved

    def delete(self, resume_id: str) -> None:
        with self._connections.writing() as connection:
            _delete(connection, "resumes", resume_id, self._owner_id)
            connection.execute(
                "UPDATE resumes SET is_default = 1 WHERE id = (SELECT id FROM resumes WHERE owner_id = ?"
                " ORDER BY added_at_us DESC, id LIMIT 1)"
                " AND NOT EXISTS (SELECT 1 FROM resumes WHERE owner_id = ? AND is_default)",
                (self._owner_id, self._owner_id),
            )


class SqliteJobStore:
    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def all(self) -> tuple[JobDescription, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT version, body FROM jobs WHERE owner_id = ? ORDER BY added_at_us DESC, id", (self._owner_id,)
            ).fetchall()
        return tuple(_job(row) for row in rows)

    def get(self, job_id: str) -> JobDescription:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT version, body FROM jobs WHERE id = ? AND owner_id = ?", (job_id, self._owner_id)
            ).fetchone()
        if row is None:
            raise NotFound(f"job {job_id}")
        return _job(row)

    def save(self, job: JobDescription) -> JobDescription:
        if job.owner_id != self._owner_id:
            raise NotFound(f"job {job.id} is not this person's")
        saved = replace(job, version=job.version + 1)
        body = as_json(JOB, saved, without={"version"})
        with self._connections.writing() as connection:
            _check_version(connection, "jobs", job.id, self._owner_id, job.version)
            connection.execute(
                "INSERT OR REPLACE INTO jobs VALUES (?, ?, ?, ?, ?)",
                (saved.id, self._owner_id, saved.version, as_us(saved.added_at), body),
            )
        return saved

    def delete(self, job_id: str) -> None:
        with self._connections.writing() as connection:
            _delete(connection, "jobs", job_id, self._owner_id)


def _check_version(connection: sqlite3.Connection, table: str, key: str, owner_id: str, version: int) -> None:
    """That of the row as it is kept; 0 of one that is new. Raises Conflict, NotFound."""
    row = connection.execute(f"SELECT owner_id, version FROM {table} WHERE id = ?", (key,)).fetchone()  # noqa: S608
    if version > 0 and (row is None or row["owner_id"] != owner_id):
        raise NotFound(f"{table} {key}")
    if row is not None and (row["owner_id"] != owner_id or row["version"] != version):
        raise Conflict(f"{table} {key}: version {version} is stale")


def _delete(connection: sqlite3.Connection, table: str, key: str, owner_id: str) -> None:
    cursor = connection.execute(f"DELETE FROM {table} WHERE id = ? AND owner_id = ?", (key, owner_id))  # noqa: S608
    if cursor.rowcount == 0:
        raise NotFound(f"{table} {key}")


def _resume(row: sqlite3.Row) -> Resume:
    return replace(from_json(RESUME, row["body"]), version=row["version"], is_default=bool(row["is_default"]))


def _job(row: sqlite3.Row) -> JobDescription:
    return replace(from_json(JOB, row["body"]), version=row["version"])
