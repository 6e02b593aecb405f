"""Résumés and jobs in memory, under the contract of the real stores."""

from dataclasses import dataclass, field, replace

from core.domain.resume import JobDescription, Resume
from core.errors import Conflict, NotFound


@dataclass
class PaperRows:
    resumes: dict[str, Resume] = field(default_factory=dict)
    jobs: dict[str, JobDescription] = field(default_factory=dict)


class MemoryResumes:
    def __init__(self, rows: PaperRows, owner_id: str) -> None:
        self._rows = rows.resumes
        self._owner = owner_id

    def all(self) -> tuple[Resume, ...]:
        own = sorted((r for r in self._rows.values() if r.owner_id == self._owner), key=lambda r: r.id)
        own.sort(key=lambda r: r.added_at, reverse=True)
        return tuple(sorted(own, key=lambda r: not r.is_default))

    def get(self, resume_id: str) -> Resume:
        found = self._rows.get(resume_id)
        if found is None or found.owner_id != self._owner:
            raise NotFound(resume_id)
        return found

    def save(self, resume: Resume) -> Resume:
        if resume.owner_id != self._owner:
            raise NotFound(resume.id)
        if resume.version:
            self.get(resume.id)
        known = self._rows.get(resume.id)
        if known and (known.owner_id != self._owner or known.version != resume.version):
            raise Conflict(resume.id)
        others = [r for r in self.all() if r.id != resume.id and r.is_default]
        if resume.is_default:
            self._rows.update({r.id: replace(r, is_default=False) for r in others})
        is_default = resume.is_default or not others
        self._rows[resume.id] = replace(resume, version=resume.version + 1, is_default=is_default)
        return self._rows[resume.id]

    def delete(self, resume_id: str) -> None:
        del self._rows[self.get(resume_id).id]
        left = self.all()
        if left and not left[0].is_default:
            self._rows[left[0].id] = replace(left[0], is_default=True)


class MemoryJobs:
    def __init__(self, rows: PaperRows, owner_id: str) -> None:
        self._rows = rows.jobs
        self._owner = owner_id

    def all(self) -> tuple[JobDescription, ...]:
        own = sorted((j for j in self._rows.values() if j.owner_id == self._owner), key=lambda j: j.id)
        return tuple(sorted(own, key=lambda j: j.added_at, reverse=True))

    def get(self, job_id: str) -> JobDescription:
        found = self._rows.get(job_id)
        if found is None or found.owner_id != self._owner:
            raise NotFound(job_id)
        return found

    def save(self, job: JobDescription) -> JobDescription:
        if job.owner_id != self._owner:
            raise NotFound(job.id)
        if job.version:
            self.get(job.id)
        known = self._rows.get(job.id)
        if known and (known.owner_id != self._owner or known.version != job.version):
            raise Conflict(job.id)
        self._rows[job.id] = replace(job, version=job.version + 1)
        return self._rows[job.id]

    def delete(self, job_id: str) -> None:
        del self._rows[self.get(job_id).id]
