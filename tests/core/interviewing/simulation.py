"""An interview held by the engine alone, without a store."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from core.domain.interview import Interview, Plan, Question, Status
from core.interviewing import turns
from core.interviewing.engine import InterviewEngine
from core.interviewing.turns import after

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Candidate = Callable[[Question], str | None]  # None: skips


def new_interview(interview_id: str = "one", **plan: object) -> Interview:
    return Interview(interview_id, "ann", Plan(**plan), Status.IN_PROGRESS, START)


def heard(engine: InterviewEngine, interview: Interview, asked_before: frozenset[str] = frozenset()) -> Interview:
    """The interview after the interviewer's next words."""
    at = START + timedelta(seconds=10 * len(interview.turns))
    step = engine.next_step(interview, asked_before, at)
    speech = engine.speak(interview, step)
    while True:
        try:
            next(speech)
        except StopIteration as stop:
            return after(interview, step.move, stop.value, step.question, at)


def said(interview: Interview, text: str | None) -> Interview:
    question = interview.current_question
    assert question is not None
    at = interview.turns[-1].at
    return turns.skipped(interview, question, at) if text is None else turns.answered(interview, question, text, at)


def held(
    engine: InterviewEngine, interview: Interview, candidate: Candidate, asked_before: frozenset[str] = frozenset()
) -> Interview:
    """To its end."""
    while interview.is_open:
        interview = heard(engine, interview, asked_before)
        if interview.is_open:
            question = interview.current_question
            assert question is not None
            interview = said(interview, candidate(question))
    return interview
