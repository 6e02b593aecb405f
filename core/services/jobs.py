"""The jobs that one person is after, and how a résumé fits them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from core.domain.people import Identity
from core.domain.resume import JobDescription, Match, Resume
from core.errors import InputRejected
from core.ports import Clock
from core.resume_ports import JobStore
from core.services.typed import cleaned, typed_text

Compare = Callable[[Resume, JobDescription], Match]
MOST_JOBS = 50
MOST_TEXT = 20_000  # characters
MOST_TITLE = 120


@dataclass(frozen=True, slots=True)
class JobService:
    identity: Identity
    store: JobStore
    compare: Compare
    clock: Clock

    def all(self) -> tuple[JobDescription, ...]:
        """The newest first. Raises StoreError."""
        return self.store.all()

    def open(self, job_id: str) -> JobDescription:
        """Raises NotFound, StoreError."""
        return self.store.get(job_id)

    def add(self, title: str, company: str, text: str) -> JobDescription:
        """Raises InputRejected, StoreError."""
        if len(self.store.all()) >= MOST_JOBS:
            raise InputRejected(f"You can keep {MOST_JOBS} jobs. Delete one that you no longer need.")
        new = JobDescription(str(uuid4()), self.identity.id, "", "", "", self.clock.now())
        return self.store.save(_written(new, title, company, text))

    def change(self, job: JobDescription, title: str, company: str, text: str) -> JobDescription:
        """Raises InputRejected, Conflict, NotFound, StoreError."""
        return self.store.save(_written(job, title, company, text))

    def delete(self, job_id: str) -> None:
        """Raises NotFound, StoreError."""
        self.store.delete(job_id)

    def match(self, resume: Resume, job: JobDescription) -> Match:
        """By rules, so it is the same each time."""
        return self.compare(resume, job)


def _written(job: JobDescription, title: str, company: str, text: str) -> JobDescription:
    advert = typed_text(text, what="A job description", max_characters=MOST_TEXT)
    first = advert.splitlines()[0]
    name = " ".join(cleaned(title).split()) or (first if len(first) <= MOST_TITLE else "Job")
    where = " ".join(cleaned(company).split())
    if len(name) > MOST_TITLE or len(where) > MOST_TITLE:
        raise InputRejected(f"A title and a company have at most {MOST_TITLE} characters each.")
    return replace(job, title=name, company=where, text=advert)
