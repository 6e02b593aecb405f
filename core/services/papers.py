"""What a person brings to an interview: résumés, jobs, and questions that are made of both."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.people import Identity
from core.interviewing.from_resume import ResumeQuestions
from core.ports import Clock
from core.resume_ports import DocumentReader, JobStore, ResumeStore
from core.services.jobs import Compare, JobService
from core.services.remembered import RememberedService
from core.services.resume import Find, ResumeService
from core.services.resume_interview import ResumeInterviews


@dataclass(frozen=True, slots=True)
class PaperServices:
    """Bound to one person."""

    resumes: ResumeService
    jobs: JobService
    interviews: ResumeInterviews
    remembered: RememberedService


@dataclass(frozen=True, slots=True)
class PaperParts:
    """Who reads and compares papers and asks about them, the same for everybody."""

    reader: DocumentReader
    find: Find
    compare: Compare
    questions: ResumeQuestions
    remembered: RememberedService

    def services(self, identity: Identity, resumes: ResumeStore, jobs: JobStore, clock: Clock) -> PaperServices:
        return PaperServices(
            resumes=ResumeService(identity, resumes, self.reader, self.find, clock),
            jobs=JobService(identity, jobs, self.compare, clock),
            interviews=ResumeInterviews(resumes, jobs, self.compare, self.questions),
            remembered=self.remembered,
        )
