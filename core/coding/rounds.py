"""A coding round as an interview: one question a problem, and everything that happens at the desk a turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.domain.coding import Outcome, Problem, Submission
from core.domain.interview import (
    Answer,
    CompletionMethod,
    Interview,
    Question,
    Speaker,
    Status,
    Turn,
    TurnKind,
    Written,
)
from core.domain.plan import Kind

_BY_INTERVIEWER = (TurnKind.QUESTION, TurnKind.HINT, TurnKind.REMARK, TurnKind.CLOSING)


def put(interview: Interview, problem: Problem, words: str, at: datetime) -> Interview:
    """The next problem; `words` ask for the approach."""
    question = Question(
        id=f"q{len(interview.questions) + 1}",
        text=problem.title,
        kind=Kind.CODING,
        difficulty=problem.difficulty,
        competency=problem.topic.value.replace("_", " ").capitalize(),
        key_points=problem.approach,
        bank_id=problem.id,
    )
    turn = _turn(interview, TurnKind.QUESTION, words, at, question.id, "built-in")
    return interview.with_turn(turn, question)


def happened(
    interview: Interview, kind: TurnKind, text: str, at: datetime, question_id: str, brain: str | None = None
) -> Interview:
    return interview.with_turn(_turn(interview, kind, text, at, question_id, brain))


def said(
    interview: Interview,
    kind: TurnKind,
    text: str,
    at: datetime,
    question_id: str,
    *,
    is_draft: bool = False,
    joins: str | None = None,
) -> Interview:
    """Words of the candidate; with `joins` they go on with that turn, if it is there."""
    old = next((turn for turn in interview.turns if turn.id == joins), None)
    if old is None:
        turn = replace(_turn(interview, kind, text, at, question_id), is_draft=is_draft)
        return interview.with_turn(turn)
    new = replace(old, kind=kind, text=f"{old.text} {text}", is_draft=old.is_draft or is_draft)
    return replace(interview, turns=tuple(new if turn is old else turn for turn in interview.turns))


def confirmed(interview: Interview, turn_id: str, text: str) -> Interview:
    """A draft as the candidate wants it to stand; nothing changes where there is no such draft any more."""
    is_there = any(turn.id == turn_id and turn.is_draft for turn in interview.turns)
    return interview.with_confirmed_turn(turn_id, text) if is_there else interview


def hinted(interview: Interview, hint: str, at: datetime, question_id: str, written: Written | None) -> Interview:
    """The next rung of the ladder, and the code at which it was taken."""
    turn = _turn(interview, TurnKind.HINT, hint, at, question_id)
    return interview.with_turn(replace(turn, written=written))


def handed_in(interview: Interview, question: Question, submission: Submission | None, at: datetime) -> Interview:
    """The problem is left behind: what was submitted for it is its answer; nothing submitted skips it."""
    if submission is None:
        skip = _turn(interview, TurnKind.SKIP, "Skipped.", at, question.id)
        return interview.with_answer(Answer(question.id, "", at, skipped=True), skip)
    answer = _turn(interview, TurnKind.ANSWER, outcome_line(submission), at, question.id)
    return interview.with_answer(Answer(question.id, submission.source, at), answer)


def closed(interview: Interview, at: datetime, *, time_over: bool = False) -> Interview:
    if time_over:
        return interview.ended(Status.TIMED_OUT, CompletionMethod.TIME_LIMIT, at)
    if len(interview.answers) >= interview.plan.question_count:
        return interview.ended(Status.COMPLETED, CompletionMethod.ALL_ANSWERED, at)
    return interview.ended(Status.ENDED_EARLY, CompletionMethod.CANDIDATE_ENDED, at)


def turns_of(interview: Interview, question_id: str) -> tuple[Turn, ...]:
    return tuple(turn for turn in interview.turns if turn.question_id == question_id)


def approach_of(interview: Interview, question_id: str) -> str | None:
    """What was said before the code; "" when the candidate went straight to it, None when neither happened yet."""
    return next((t.text for t in turns_of(interview, question_id) if t.kind is TurnKind.APPROACH), None)


def hints_taken(interview: Interview, question_id: str) -> int:
    return sum(turn.kind is TurnKind.HINT for turn in turns_of(interview, question_id))


def since(interview: Interview, turn_id: str) -> tuple[Turn, ...]:
    """The turns after that one."""
    at = next((n for n, turn in enumerate(interview.turns) if turn.id == turn_id), len(interview.turns))
    return interview.turns[at + 1 :]


def said_of(interview: Interview, question_id: str) -> tuple[str, ...]:
    """The candidate's own words about one problem, the approach first; without drafts, which nobody has confirmed."""
    wanted = (TurnKind.APPROACH, TurnKind.REQUEST, TurnKind.ALOUD)
    mine = (turn for turn in turns_of(interview, question_id) if turn.kind in wanted and turn.text)
    return tuple(turn.text for turn in mine if not turn.is_draft)


def drafts_of(interview: Interview, question_id: str) -> tuple[Turn, ...]:
    """What was heard of the candidate, and waits to be confirmed."""
    return tuple(turn for turn in turns_of(interview, question_id) if turn.is_draft)


def unanswered(interview: Interview) -> Turn | None:
    """The candidate's words that the interviewer has not answered yet, the last ones."""
    for turn in reversed(interview.turns):
        if turn.kind in (TurnKind.REMARK, TurnKind.QUESTION):
            return None
        if turn.kind is TurnKind.REQUEST or (turn.kind is TurnKind.APPROACH and turn.text):
            return turn
    return None


def best_of(submissions: tuple[Submission, ...], problem_id: str) -> Submission | None:
    """The last accepted one, or the last one; runs of the visible cases do not count."""
    full = [s for s in submissions if s.problem_id == problem_id and s.full]
    return next((s for s in reversed(full) if s.accepted), full[-1] if full else None)


def outcome_line(submission: Submission) -> str:
    """ "Submitted in Python: 3 of 12 cases passed"; of a hidden case nothing but that it failed."""
    did = "Submitted" if submission.full else "Ran"
    verdict = submission.verdict
    if verdict is None:
        return f"{did}, not judged yet"
    if submission.accepted:
        return "Submitted: accepted"
    if not verdict.cases:
        return f"{did}: {'it did not load' if verdict.outcome is Outcome.COMPILE_ERROR else 'it did not start'}"
    return f"{did}: {verdict.passed} of {len(verdict.cases)} {'cases' if submission.full else 'visible cases'} passed"


def _turn(
    interview: Interview, kind: TurnKind, text: str, at: datetime, question_id: str, brain: str | None = None
) -> Turn:
    speaker = Speaker.INTERVIEWER if kind in _BY_INTERVIEWER else Speaker.CANDIDATE
    return Turn(f"t{len(interview.turns) + 1}", speaker, kind, text, at, question_id, brain)
