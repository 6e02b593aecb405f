"""Interviews as the report finds them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from core.domain.interview import Interview, Question, Speaker, Status, Turn, TurnKind
from core.domain.plan import Plan
from tests.core.grading.graders import NOW, answer
from tests.core.grading.questions import INDEX, STORY


def interview_of(said: Sequence[tuple[Question, str | None]], *, interview_id="i1") -> Interview:
    """Questions with what was said to each; None: skipped."""
    interview = Interview(interview_id, "local", Plan(), Status.IN_PROGRESS, NOW)
    for number, (question, text) in enumerate(said):
        at = NOW + timedelta(minutes=number)
        asked = Turn(f"t{number}a", Speaker.INTERVIEWER, TurnKind.QUESTION, question.text, at, question.id)
        heard = Turn(f"t{number}b", Speaker.CANDIDATE, TurnKind.ANSWER, text or "", at, question.id)
        given = answer(text or "", question.id, skipped=text is None)
        interview = interview.with_turn(asked, question).with_answer(given, heard)
    return interview


def technical(number: int) -> Question:
    return replace(INDEX, id=f"q{number}")


def story(number: int) -> Question:
    return replace(STORY, id=f"q{number}")
