"""From words to state: which turns and questions a spoken move leaves in the interview."""

from __future__ import annotations

from datetime import datetime

from core.domain.interview import (
    Answer,
    CompletionMethod,
    Interview,
    Question,
    Speaker,
    Status,
    Turn,
    TurnKind,
)
from core.interviewing.moves import Ask, Close, FollowUp, Move, Open, Respond, Spoken

SKIPPED = "Skipped."


def after(interview: Interview, move: Move, spoken: Spoken, question: Question | None, at: datetime) -> Interview:
    """The interview once `spoken` was heard. `question` is the main question that was put with Open and Ask."""
    match move:
        case Open() if question:
            greeted = interview.with_turn(_turn(interview, TurnKind.OPENING, spoken.text, at, spoken.brain))
            return greeted.with_turn(
                _turn(greeted, TurnKind.QUESTION, question.text, at, spoken.brain, question), question
            )
        case Ask() if question:
            text = " ".join(part for part in (spoken.text, question.text) if part)
            return interview.with_turn(_turn(interview, TurnKind.QUESTION, text, at, spoken.brain, question), question)
        case FollowUp(main=main, point=point):
            count = len(interview.follow_ups_to(main.id))
            asked = Question(
                id=f"{main.id}-f{count + 1}",
                text=spoken.asks or spoken.text,
                kind=main.kind,
                difficulty=main.difficulty,
                competency=main.competency,
                key_points=(point,) if point else main.key_points,
                follows=main.id,
                source=main.source,
                language=main.language,
            )
            return interview.with_turn(
                _turn(interview, TurnKind.FOLLOW_UP, spoken.text, at, spoken.brain, asked), asked
            )
        case Respond(question=current):
            return interview.with_turn(_turn(interview, TurnKind.EXPLANATION, spoken.text, at, spoken.brain, current))
        case Close(time_over=time_over):
            closed = interview.with_turn(_turn(interview, TurnKind.CLOSING, spoken.text, at, spoken.brain))
            return timed_out(closed, at) if time_over else completed(closed, at)
    raise ValueError(f"{type(move).__name__} needs a question")


def answered(interview: Interview, question: Question, text: str, at: datetime) -> Interview:
    return interview.with_answer(
        Answer(question.id, text, at), _turn(interview, TurnKind.ANSWER, text, at, None, question)
    )


def skipped(interview: Interview, question: Question, at: datetime) -> Interview:
    return interview.with_answer(
        Answer(question.id, "", at, skipped=True), _turn(interview, TurnKind.SKIP, SKIPPED, at, None, question)
    )


def requested(interview: Interview, text: str, at: datetime) -> Interview:
    return interview.with_turn(_turn(interview, TurnKind.REQUEST, text, at, None, interview.current_question))


def completed(interview: Interview, at: datetime) -> Interview:
    return interview.ended(Status.COMPLETED, CompletionMethod.ALL_ANSWERED, at)


def timed_out(interview: Interview, at: datetime) -> Interview:
    return interview.ended(Status.TIMED_OUT, CompletionMethod.TIME_LIMIT, at)


def ended_early(interview: Interview, at: datetime) -> Interview:
    return interview.ended(Status.ENDED_EARLY, CompletionMethod.CANDIDATE_ENDED, at)


def _turn(
    interview: Interview, kind: TurnKind, text: str, at: datetime, brain: str | None, question: Question | None = None
) -> Turn:
    candidate = kind in (TurnKind.ANSWER, TurnKind.SKIP, TurnKind.REQUEST)
    return Turn(
        id=f"t{len(interview.turns) + 1}",
        speaker=Speaker.CANDIDATE if candidate else Speaker.INTERVIEWER,
        kind=kind,
        text=text,
        at=at,
        question_id=question.id if question else None,
        brain=brain,
    )
