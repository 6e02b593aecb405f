"""Interviews about a person's own papers: their questions are made before they begin."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.interview import Question
from core.domain.plan import Plan
from core.domain.resume import Finding, Resume
from core.errors import InputRejected, NotFound
from core.interviewing.from_resume import ResumeQuestions
from core.resume_ports import JobStore, ResumeStore
from core.services.jobs import Compare

GONE = "This résumé or job is not there any more. Choose another one, or the question bank."
TELLS_TOO_LITTLE = (
    "Too little was read in this résumé to ask about it. Correct it on the Résumé page, or choose the question bank."
)
NO_GAPS = "Nothing of what this job asks for is missing in your résumé. Interview yourself on both instead."


@dataclass(frozen=True, slots=True)
class ResumeInterviews:
    """Bound to one person."""

    resumes: ResumeStore
    jobs: JobStore
    compare: Compare
    questions: ResumeQuestions

    def prepare(self, plan: Plan, interview_id: str) -> tuple[Question, ...]:
        """None where the plan names no résumé. Raises InputRejected, StoreError."""
        if plan.resume_id is None:
            return ()
        resume, gaps = self._papers(plan)
        made = self.questions.about_resume(resume.facts, plan, interview_id, gaps)
        if not made:
            raise InputRejected(TELLS_TOO_LITTLE)
        return made

    def on_gaps(self, plan: Plan, seed: str) -> tuple[Question, ...]:
        """On what the plan's job asks for and its résumé does not show. Raises InputRejected, StoreError."""
        resume, gaps = self._papers(plan)
        if not gaps:
            raise InputRejected(NO_GAPS)
        return self.questions.about_gaps(resume.facts, plan, seed, gaps)

    def _papers(self, plan: Plan) -> tuple[Resume, tuple[Finding, ...]]:
        try:
            resume = self.resumes.get(plan.resume_id or "")
            job = self.jobs.get(plan.job_id) if plan.job_id else None
        except NotFound:
            raise InputRejected(GONE) from None
        return resume, self.compare(resume, job).gaps if job else ()
