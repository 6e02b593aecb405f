"""An interview held by the engine alone, with a candidate who is a function: no store, no waiting, no clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from core.domain.interview import Interview, Question
from core.interviewing import turns
from core.interviewing.engine import InterviewEngine

TURN = timedelta(seconds=10)
Candidate = Callable[[Question], str | None]  # None: skips


def heard(engine: InterviewEngine, interview: Interview, asked_before: frozenset[str] = frozenset()) -> Interview:
    """The interview after the interviewer's next words. Raises ConfigurationError as the engine does."""
    at = interview.started_at + TURN * len(interview.turns)
    step = engine.next_step(interview, lambda: asked_before, at)
    speech = engine.speak(interview, step)
    while True:
        try:
            next(speech)
        except StopIteration as stop:
            return turns.after(interview, step.move, stop.value, step.question, at)


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
