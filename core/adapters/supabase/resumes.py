"""One person's résumés, and the jobs that they are set beside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked, first, settled, translated
from core.adapters.supabase.queries import as_uuid, plain
from core.domain.resume import JobDescription, Resume
from core.errors import NotFound
from core.records import JOB, RESUME, as_json, from_json


@dataclass(frozen=True, slots=True)
class StoredResume:
    version: int
    is_default: bool
    body: str


@dataclass(frozen=True, slots=True)
class StoredJob:
    version: int
    body: str


@dataclass(frozen=True, slots=True)
class SavedResume:
    outcome: str
    is_default: bool = False


RESUMES = TypeAdapter(tuple[StoredResume, ...])
A_RESUME = TypeAdapter(StoredResume)
SAVED = TypeAdapter(SavedResume)
JOBS = TypeAdapter(tuple[StoredJob, ...])
A_JOB = TypeAdapter(StoredJob)
KEY = TypeAdapter(dict[str, str])
AT_MOST = 1000  # what a project answers with at once


class SupabaseResumeStore:
    """The token says who asks: what belongs to others is not found."""

    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def all(self) -> tuple[Resume, ...]:
        request = self._client.table("resumes").select("version, is_default, body").eq("owner_id", self._owner_id)
        newest = request.order("is_default", desc=True).order("added_at", desc=True).order("id").limit(AT_MOST)
        with translated():
            rows = newest.execute().data
        return tuple(_resume(row) for row in checked(RESUMES, rows))

    def get(self, resume_id: str) -> Resume:
        key = as_uuid(resume_id, "résumé")
        request = self._client.table("resumes").select("version, is_default, body").eq("id", key)
        row = first(A_RESUME, request.eq("owner_id", self._owner_id))
        if row is None:
            raise NotFound(f"résumé {resume_id}")
        return _resume(row)

    def save(self, resume: Resume) -> Resume:
        what = f"résumé {resume.id}"
        if resume.owner_id != self._owner_id:
            raise NotFound(f"{what} is not this person's")
        answer = call(
            self._client,
            "save_resume",
            id=as_uuid(resume.id, "résumé"),
            version=resume.version,
            label=plain(resume.label),
            is_default=resume.is_default,
            added_at=resume.added_at.isoformat(),
            body=as_json(RESUME, resume, without={"version", "is_default"}),
        )
        saved = checked(SAVED, answer)
        settled(saved.outcome, what)
        return replace(resume, version=resume.version + 1, is_default=saved.is_default)

    def delete(self, resume_id: str) -> None:
        key = as_uuid(resume_id, "résumé")
        settled(call(self._client, "delete_resume", id=key), f"résumé {resume_id}")

    @property
    def _client(self) -> Any:
        return self._clients.of(self._owner_id)


class SupabaseJobStore:
    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def all(self) -> tuple[JobDescription, ...]:
        request = self._client.table("jobs").select("version, body").eq("owner_id", self._owner_id)
        with translated():
            rows = request.order("added_at", desc=True).order("id").limit(AT_MOST).execute().data
        return tuple(_job(row) for row in checked(JOBS, rows))

    def get(self, job_id: str) -> JobDescription:
        request = self._client.table("jobs").select("version, body").eq("id", as_uuid(job_id, "job"))
        row = first(A_JOB, request.eq("owner_id", self._owner_id))
        if row is None:
            raise NotFound(f"job {job_id}")
        return _job(row)

    def save(self, job: JobDescription) -> JobDescription:
        what = f"job {job.id}"
        if job.owner_id != self._owner_id:
            raise NotFound(f"{what} is not this person's")
        outcome = call(
            self._client,
            "save_job",
            id=as_uuid(job.id, "job"),
            version=job.version,
            added_at=job.added_at.isoformat(),
            body=as_json(JOB, job, without={"version"}),
        )
        settled(outcome, what)
        return replace(job, version=job.version + 1)

    def delete(self, job_id: str) -> None:
        request = self._client.table("jobs").delete().eq("id", as_uuid(job_id, "job")).eq("owner_id", self._owner_id)
        if first(KEY, request.select("id")) is None:
            raise NotFound(f"job {job_id}")

    @property
    def _client(self) -> Any:
        return self._clients.of(self._owner_id)


def _resume(row: StoredResume) -> Resume:
    return replace(from_json(RESUME, row.body), version=row.version, is_default=row.is_default)


def _job(row: StoredJob) -> JobDescription:
    return replace(from_json(JOB, row.body), version=row.version)
