"""What a coach knows of one person: their interviews, what is due, their library; gathered when it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.evaluation import Evaluation
from core.domain.interview import Interview, Status
from core.domain.library import LibraryQuery
from core.domain.past import JobAsks, LastInterview, Moment, Past
from core.domain.plan import Kind
from core.domain.progress import InterviewQuery
from core.grading.graded import Graded, graded_questions
from core.library_ports import AnswerLibrary
from core.ports import InterviewStore
from core.services.papers import PaperServices
from core.services.practice import PracticeService
from core.services.report import ReportService

INTERVIEWS = 6  # looked into
KEPT = 100
JOBS = 5
QUOTE_WORDS = 14
MIDDLE = 3  # of five levels
OVER = tuple(status for status in Status if status is not Status.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class CounselService:
    """Bound to one person, through the services that show them the same."""

    interviews: InterviewStore
    library: AnswerLibrary
    reports: ReportService
    practice: PracticeService
    papers: PaperServices

    def past(self) -> Past:
        """Raises StoreError."""
        newest = self.interviews.search(InterviewQuery(statuses=OVER, page_size=INTERVIEWS)).items
        held = [self.interviews.get(summary.id) for summary in newest if summary.answered_count]
        held[:1] = [self.reports.keep_up(interview) for interview in held[:1]]  # what waits is graded, or begun to be
        practised = self.practice.load().practice
        return Past(
            last=self._last(held[0]) if held else None,
            moments=tuple(moment for interview in held for moment in _moments(interview)),
            due=practised.due or (),
            skills=practised.skills or (),
            kept=self.library.search(LibraryQuery(page_size=KEPT)).items,
            jobs=tuple(self._jobs()),
            asked=self.interviews.asked_bank_ids(),
        )

    def _jobs(self) -> Iterator[JobAsks]:
        """The newest, beside the résumé that is the default."""
        resume = next((one for one in self.papers.resumes.all() if one.is_default), None)
        if resume is None:
            return
        for job in self.papers.jobs.all()[:JOBS]:
            gaps = self.papers.jobs.match(resume, job).questions
            yield JobAsks(job.title, job.company, tuple(gap.text for gap in gaps))

    def _last(self, interview: Interview) -> LastInterview:
        view = self.reports.view(interview)
        overall = view.report.overall
        return LastInterview(
            interview.id,
            interview.plan.kind,
            interview.plan.role,
            interview.started_at,
            overall.value if overall else None,
            len(view.pending),
            view.report.improvements,
        )


def _moments(interview: Interview) -> Iterator[Moment]:
    for entry in graded_questions(interview):
        question = entry.question
        if question.kind is Kind.CODING:
            continue
        found = interview.evaluation_of(question.id)
        yield Moment(
            interview.id,
            question.id,
            entry.number,
            interview.started_at,
            question.kind,
            question.competency,
            question.bank_id,
            points=entry.score.value if entry.score else None,
            missing=_missing(entry),
            untold=tuple(part.part for part in found.story if part.evidence is None) if found else (),
            quote=_quote(found),
        )


def _missing(entry: Graded) -> tuple[str, ...]:
    """Key points that the answer did not say."""
    said = set(entry.evaluations[0].points_covered) if entry.evaluations else set()
    return tuple(point.text for number, point in enumerate(entry.question.key_points) if number not in said)


def _quote(found: Evaluation | None) -> str:
    """The words that earned the highest level; nothing below the middle one."""
    earned = [(s.level, words.quote) for s in (found.scores if found else ()) if s.level for words in s.evidence]
    level, quote = max(earned, default=(0, ""), key=lambda one: one[0])
    words = quote.split()
    cut = "…" if len(words) > QUOTE_WORDS else ""
    return "" if level < MIDDLE else " ".join(words[:QUOTE_WORDS]).rstrip(" .,;:!?…") + cut
