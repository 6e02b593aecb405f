"""The desk of one coding round: what lies on it, and how it changes when several hands are at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.coding import rounds
from core.coding.remarks import DeskInterviewer
from core.domain.coding import Language, Problem, Submission
from core.domain.interview import Draft, Interview, Question
from core.domain.plan import Mode
from core.domain.reading import Reading
from core.errors import Conflict, InputRejected
from core.judge.judging import MAX_SOURCE_BYTES
from core.judge.signature import starter
from core.ports import InterviewStore, SubmissionStore
from core.services.code_judging import CodeJudging
from core.services.judging_jobs import Beside, JobState
from core.services.voice_lines import VoiceLines

HINT_WAIT = timedelta(seconds=60)  # without a run or an edit, before a hint comes by itself
TRIES = 5  # a turn is added again on top of what another tab saved meanwhile


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page draws of one round."""

    interview: Interview
    question: Question
    problem: Problem  # without its cases
    submissions: tuple[Submission, ...]  # of this problem, the oldest first, runs included
    approach: str | None  # "": went straight to the code; None: not told yet
    hints: tuple[str, ...]  # those that were taken
    hint_at: datetime | None  # when the next one comes by itself; None: never
    answering: bool  # the interviewer has words of the candidate to answer
    solved: bool
    job: JobState | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class DeskEngine:
    """The parts that all people share."""

    judging: CodeJudging
    interviewer: DeskInterviewer
    read: Callable[[Question, str], Reading]
    interviewer_name: Callable[[str], str]  # by persona id
    beside: Beside
    lines: VoiceLines  # where they talk


@dataclass(frozen=True, slots=True)
class DeskRecord:
    """One person's rounds, as they are stored."""

    interviews: InterviewStore
    submissions: SubmissionStore

    def changed(self, interview_id: str, change: Callable[[Interview], Interview]) -> Interview:
        """What happens at the desk adds up, whoever was first: it is done again on the newest state.
        Raises NotFound, Conflict."""
        for _ in range(TRIES):
            interview = self.interviews.get(interview_id)
            changed = change(interview)
            if changed is interview:
                return interview
            try:
                return self.interviews.save(changed)
            except Conflict:
                continue
        raise Conflict(f"interview {interview_id} is changed by others all the time")

    def of_problem(self, interview_id: str, problem_id: str) -> tuple[Submission, ...]:
        return tuple(s for s in self.submissions.of_interview(interview_id) if s.problem_id == problem_id)

    def drafts(self, interview: Interview, question: Question) -> dict[Language, Draft]:
        found = {language: self.interviews.draft(interview.id, slot_of(question.id, language)) for language in Language}
        return {language: draft for language, draft in found.items() if draft}

    def newest_code(self, interview: Interview, question: Question, problem: Problem) -> tuple[Language, str] | None:
        """What was written last and is more than the starter."""
        own = [
            (draft.saved_at, language, draft.text)
            for language, draft in self.drafts(interview, question).items()
            if draft.text.strip() not in ("", starter(problem, language).strip())
        ]
        return max(own)[1:] if own else None

    def hint_at(
        self, interview: Interview, question: Question, problem: Problem, mine: tuple[Submission, ...]
    ) -> datetime | None:
        """When the next hint comes by itself: counted from what happened last, the approach included."""
        turns = rounds.turns_of(interview, question.id)
        started = rounds.approach_of(interview, question.id) is not None
        done = any(submission.accepted for submission in mine)
        used_up = rounds.hints_taken(interview, question.id) >= len(problem.hints)
        if interview.plan.mode is Mode.REAL or not started or done or used_up:
            return None
        edits = [draft.saved_at for draft in self.drafts(interview, question).values()]
        return max([*(turn.at for turn in turns), *edits]) + HINT_WAIT


def current(interview: Interview, question_id: str | None = None) -> Question:
    """The problem at hand. Raises Conflict when the round has ended, or another one lies on the desk by now."""
    question = interview.current_question
    if not interview.is_open or question is None or question_id not in (None, question.id):
        raise Conflict(f"interview {interview.id} is not at problem {question_id}")
    return question


def slot_of(question_id: str, language: Language) -> str:
    return f"{question_id}:{language.value}"


def source_of(text: str) -> str:
    """As it was typed: a null byte is the judge's to name; half a character cannot be kept."""
    kept = text.encode("utf-8", "replace").decode()
    if len(kept.encode()) > MAX_SOURCE_BYTES:
        raise InputRejected("The code is longer than 100 KB; an answer here takes a few dozen lines. It was not run.")
    return kept.replace("\r\n", "\n")
