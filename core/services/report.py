"""The report page: what an interview was found to be worth, grading what is not graded yet, and the download."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from core.domain.board import Board
from core.domain.coding import Submission
from core.domain.evaluation import Comparison, CriterionSummary, Evaluation, Report, Rubric, Score
from core.domain.interview import Answer, Interview, Question
from core.domain.language import ENGLISH
from core.domain.people import Identity
from core.domain.plan import Kind
from core.domain.word_use import WordUse
from core.errors import InputRejected, NotFound, PracticeError, ProviderError
from core.grading.comparison import comparisons_of
from core.grading.graded import graded_questions
from core.grading.hearing import as_heard
from core.grading.report import criteria_of, report_of, worth_of
from core.grading.rubrics import Rubrics
from core.grading.word_use import word_use
from core.ports import Clock, InterviewStore
from core.services.code_grading import CodeGrading
from core.services.grading_jobs import GradingJobs, GradingProgress
from core.services.typed import MAX_ANSWER_CHARACTERS, typed_text

log = logging.getLogger(__name__)
SCHEMA_VERSION = 1


class Grader(Protocol):
    @property
    def instant(self) -> bool:
        """Whether it grades without asking anybody, in some milliseconds."""
        ...

    def without_model(self) -> Grader:
        """Who grades by rules alone."""
        ...

    def grade(self, question: Question, answer: Answer, rubric: Rubric) -> Evaluation:
        """Raises ProviderError when nobody who was asked answered: it is not graded yet."""
        ...


@dataclass(frozen=True, slots=True)
class ReportView:
    interview: Interview
    report: Report
    pending: tuple[str, ...]  # ids of the questions, follow-ups included, whose answer is not graded yet
    comparisons: tuple[Comparison, ...]  # of questions that were tried again


class ReportService:
    def __init__(
        self,
        identity: Identity,
        interviews: InterviewStore,
        grader: Grader,
        rubrics: Rubrics,
        jobs: GradingJobs,
        clock: Clock,
        code_grading: CodeGrading,
    ) -> None:
        self._identity = identity
        self._interviews = interviews
        self._grader = grader
        self._rubrics = rubrics
        self._jobs = jobs
        self._clock = clock
        self._code_grading = code_grading

    def open(self, interview_id: str) -> ReportView:
        """Raises NotFound, StoreError."""
        return self.view(self._interviews.get(interview_id))

    def view(self, interview: Interview) -> ReportView:
        """Of an interview as it is."""
        pending = tuple(dict.fromkeys(answer.question_id for answer in _pending(interview)))
        return ReportView(interview, report_of(interview, self._rubrics), pending, comparisons_of(interview))

    def grade(self, interview_id: str, *, without_model: bool = False) -> Iterator[GradingProgress]:
        """Grades what is pending, an answer a step, and saves after each: leaving in the middle keeps what was done.
        The first step says how much there is. Raises NotFound, StoreError, ProviderError."""
        grader = self._grader.without_model() if without_model else self._grader
        interview = self._interviews.get(interview_id)
        pending = _pending(interview)
        yield GradingProgress(0, len(pending))
        for done, answer in enumerate(pending, start=1):
            interview = self._with_grade(interview, answer, grader)
            yield GradingProgress(done, len(pending))

    def try_again(self, interview_id: str, question_id: str, text: str) -> Comparison | None:
        """Another attempt at a question, saved, graded, and compared with the interview's answer, whose score stays.
        None: it is saved, and not graded yet. Raises InputRejected (nothing written, too much, the interview still
        runs), NotFound, Conflict, StoreError."""
        said = typed_text(text, what="An answer", max_characters=MAX_ANSWER_CHARACTERS)
        interview = self._ended(interview_id, question_id)
        interview = self._interviews.save(interview.with_attempt(question_id, said, self._clock.now()))
        interview = self._as_far_as_graded(interview, question_id)
        return next((one for one in comparisons_of(interview) if one.question_id == question_id), None)

    def correct(self, interview_id: str, question_id: str, text: str, *, attempt: int = 1) -> Evaluation | None:
        """What was really said, in place of what was heard: saved, then graded anew. None: not graded yet.
        Raises as `try_again`; InputRejected also when it was skipped."""
        said = typed_text(text, what="An answer", max_characters=MAX_ANSWER_CHARACTERS)
        interview = self._ended(interview_id, question_id)
        answer = interview.answer_to(question_id, attempt)
        if answer is None or answer.skipped:
            raise InputRejected("There is no answer to correct. You can try the question again instead.")
        interview = self._interviews.save(interview.with_corrected_answer(question_id, said, attempt))
        return self._as_far_as_graded(interview, question_id).evaluation_of(question_id, attempt)

    @property
    def asks_a_model(self) -> bool:
        """Whose answer may fail to come; then `grade_beside` can do without."""
        return not self._grader.instant

    def grade_beside(self, interview_id: str, *, without_model: bool = False) -> None:
        """Starts grading what is pending, without waiting; leaving the page does not stop it."""
        key = self._identity.id, interview_id
        self._jobs.ensure(key, lambda: self.grade(interview_id, without_model=without_model))

    def keep_up(self, interview: Interview) -> Interview:
        """After an answer: graded at once where nobody has to be asked, beside otherwise. Returns it with what was
        graded. Never fails: what was not graded is pending, and the report asks for it again."""
        if not self._grader.instant:
            self.grade_beside(interview.id)
            return interview
        try:
            for answer in _pending(interview):
                interview = self._with_grade(interview, answer, self._grader)
        except PracticeError as error:
            log.warning("the grading of interview %s waits for its report: %s", interview.id, error)
        return interview

    def progress(self, interview_id: str, *, wait_s: float = 0) -> GradingProgress | None:
        """How far grading beside is; None when it does not run, or ended within `wait_s`."""
        key = (self._identity.id, interview_id)
        return None if self._jobs.wait(key, wait_s) else self._jobs.progress(key)

    def so_far(self, interview: Interview) -> tuple[CriterionSummary, ...]:
        """The criteria that were graded until now."""
        return tuple(c for c in criteria_of(interview, self._rubrics) if c.score is not None)

    def word_use(self, question: Question, answer: Answer) -> WordUse | None:
        """How it was put, as a description; None where nothing was said, or in another language than English."""
        return word_use(answer.text) if question.language == ENGLISH else None

    def submissions(self, interview_id: str) -> tuple[Submission, ...]:
        """The code of a coding round, the oldest first, runs included; none of another kind of interview."""
        return self._code_grading.of_interview(interview_id)

    def as_json(self, interview_id: str) -> str:
        """One object, its keys stable for a `schema_version`:
        `interview` (id, plan, status, completion_method, started_at, ended_at), `report` (overall, coverage, headline,
        summary, criteria, strengths, improvements, next_steps, graded_by, best_question_id, weakest_question_id,
        not_graded), `questions` (number, id, text, kind, difficulty, competency, follows, score, board, answer,
        evaluation). Times are ISO 8601 in UTC; a score is {"value", "spread"} of 100 or null.
        Raises NotFound, StoreError."""
        view = self.open(interview_id)
        document = {
            "schema_version": SCHEMA_VERSION,
            "interview": _interview_json(view.interview),
            "report": _report_json(view.report),
            "questions": _questions_json(view.interview),
        }
        return json.dumps(document, ensure_ascii=False, indent=2)

    def _ended(self, interview_id: str, question_id: str) -> Interview:
        interview = self._interviews.get(interview_id)
        if all(question.id != question_id for question in interview.questions):
            raise NotFound(f"interview {interview_id} has no question {question_id}")
        if interview.is_open:
            raise InputRejected("The interview is still running. When it has ended, this can be done from its report.")
        return interview

    def _as_far_as_graded(self, interview: Interview, question_id: str) -> Interview:
        """What nobody graded waits, and the report offers it again."""
        try:
            for answer in _pending(interview, question_id):
                interview = self._with_grade(interview, answer, self._grader)
        except ProviderError as error:
            log.warning("question %s of interview %s is not graded yet: %s", question_id, interview.id, error)
        return interview

    def _with_grade(self, interview: Interview, answer: Answer, grader: Grader) -> Interview:
        """Graded and saved."""
        question = interview.question(answer.question_id)
        rubric = self._rubrics.for_kind(question.kind, interview.plan.pack)
        if question.kind is Kind.CODING:
            graded = self._code_grading.grade(interview, question, answer, rubric)
        else:
            graded = as_heard(grader.grade(interview.as_graded(question), answer, rubric), answer, rubric)
        evaluation = replace(graded, question_id=question.id, attempt=answer.attempt, revision=answer.revision)
        interview = interview.with_evaluations([evaluation])
        overall, coverage = worth_of(interview)
        self._interviews.save_grading(interview.id, [evaluation], overall=overall, coverage=coverage)
        return interview


def _pending(interview: Interview, question_id: str | None = None) -> tuple[Answer, ...]:
    """Every attempt that waits to be graded (at this question), in the order of the questions."""
    place = {question.id: at for at, question in enumerate(interview.questions) if question_id in (None, question.id)}
    waiting = [
        answer
        for answer in interview.answers
        if answer.question_id in place
        and not answer.is_draft
        and not interview.evaluation_of(answer.question_id, answer.attempt)
    ]
    return tuple(sorted(waiting, key=lambda answer: (place[answer.question_id], answer.attempt)))


def _interview_json(interview: Interview) -> dict[str, Any]:
    return {
        "id": interview.id,
        "plan": asdict(interview.plan),
        "status": interview.status.value,
        "completion_method": interview.completion_method.value if interview.completion_method else None,
        "started_at": interview.started_at.isoformat(),
        "ended_at": interview.ended_at.isoformat() if interview.ended_at else None,
    }


def _report_json(report: Report) -> dict[str, Any]:
    data = asdict(report)
    del data["interview_id"]
    for criterion in data["criteria"]:
        criterion["evidence"] = [{"question_id": one, **words} for one, words in criterion["evidence"]]
    return data


def _questions_json(interview: Interview) -> list[dict[str, Any]]:
    numbers = {entry.question.id: entry for entry in graded_questions(interview)}
    found = []
    for question in interview.questions:
        entry = numbers.get(question.follows or question.id)
        answer = interview.answer_to(question.id)
        evaluation = interview.evaluation_of(question.id)
        score: Score | None = entry.score if entry and not question.is_follow_up else None
        found.append(
            {
                "number": entry.number if entry else None,
                "id": question.id,
                "text": question.text,
                "kind": question.kind.value,
                "difficulty": question.difficulty.value,
                "competency": question.competency,
                "follows": question.follows,
                "score": asdict(score) if score else None,
                "board": _board_json(interview.board_of(question.id)),
                "answer": _answer_json(answer) if answer else None,
                "evaluation": asdict(evaluation) if evaluation else None,
            }
        )
    return found


def _board_json(board: Board | None) -> dict[str, Any] | None:
    """Components and arrows as they stand at the end."""
    if board is None:
        return None
    return {
        "nodes": [{"id": n.id, "kind": n.kind.value, "label": n.label, "x": n.x, "y": n.y} for n in board.nodes],
        "edges": [{"id": e.id, "source": e.source, "target": e.target, "label": e.label} for e in board.edges],
    }


def _answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.text,
        "skipped": answer.skipped,
        "attempt": answer.attempt,
        "answered_at": answer.answered_at.isoformat(),
    }
