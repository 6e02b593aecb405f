"""Grades one problem of a coding round from all that happened at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.coding import rounds
from core.coding.approach import heard, telling_spans
from core.domain.coding import Language, Submission
from core.domain.evaluation import Evaluation, Rubric
from core.domain.interview import Answer, Interview, Question, TurnKind
from core.domain.reading import Reading
from core.grading.code import CodeWork, SpokenPlan
from core.grading.code_opinion import CodeGrader
from core.grading.code_style import style_of
from core.instruments import Linter
from core.ports import SubmissionStore
from core.services.code_judging import CodeJudging


@dataclass(frozen=True, slots=True)
class CodeGrading:
    """Of one person's rounds."""

    owner_id: str
    submissions: SubmissionStore
    judging: CodeJudging
    read: Callable[[Question, str], Reading]
    linter: Linter
    grader: CodeGrader

    def grade(self, interview: Interview, question: Question, answer: Answer, rubric: Rubric) -> Evaluation:
        """What was handed in unjudged is judged first. Raises SandboxUnavailable, StoreError."""
        problem = self.judging.problem(self.owner_id, question.bank_id or "")
        best = rounds.best_of(self.submissions.of_interview(interview.id), problem.id)
        submission = self._judged(best) if best and not answer.skipped else None
        linted = self.linter.findings(answer.text) if submission and submission.language is Language.PYTHON else ()
        work = CodeWork(
            problem=problem,
            answer=answer,
            submission=submission,
            plan=self._plan(interview, question),
            plan_waits=bool(rounds.drafts_of(interview, question.id)),
            hints=rounds.hints_taken(interview, question.id),
            style=style_of(submission.source, submission.language, linted) if submission else None,
        )
        return self.grader.grade(work, question, rubric)

    def of_interview(self, interview_id: str) -> tuple[Submission, ...]:
        return self.submissions.of_interview(interview_id)

    def _judged(self, submission: Submission) -> Submission:
        if submission.verdict is None:
            submission = self.judging.judged(self.owner_id, submission)
            self.submissions.save(submission)
        if submission.accepted and submission.growth is None:
            submission = self.judging.measured(self.owner_id, submission)
            self.submissions.save(submission)
        return submission

    def _plan(self, interview: Interview, question: Question) -> SpokenPlan | None:
        """The approach; what was said about it later in the chat counts as well. None where there was none, or what
        was heard of it has not been confirmed."""
        waits = any(turn.kind is TurnKind.APPROACH for turn in rounds.drafts_of(interview, question.id))
        if waits or not rounds.approach_of(interview, question.id):
            return None
        text = "\n".join(rounds.said_of(interview, question.id))
        reading = self.read(question, text)
        found = heard(text, reading)
        return SpokenPlan(
            text,
            found.idea,
            found.cost,
            found.edges,
            found.reasons,
            found.too_short,
            reading.covered,
            telling_spans(text),
        )
