"""Values for the store suites: whole, odd, and repeatable."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_OID, uuid4, uuid5

from core.domain.board import Board, BoardChange, Edge, Node, PartKind
from core.domain.coding import Language, Submission
from core.domain.evaluation import CriterionScore, Evaluation, Evidence, Gate, Score
from core.domain.interview import (
    Answer,
    CompletionMethod,
    Interview,
    KeyPoint,
    Question,
    Speaker,
    Status,
    Turn,
    TurnKind,
)
from core.domain.plan import Difficulty, Kind, Plan

START = datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=UTC)


def named(name: str) -> str:
    """An id that is the same each time."""
    return str(uuid5(NAMESPACE_OID, name))


def question(number: int, *, bank_id: str | None = None, follows: str | None = None) -> Question:
    return Question(
        id=f"q{number}",
        text=f"What does a queue of {number} give you?",
        kind=Kind.TECHNICAL,
        difficulty=Difficulty.MEDIUM,
        competency="systems",
        key_points=(KeyPoint("Back pressure", ("slow down", "bounded")),),
        bank_id=bank_id,
        follows=follows,
    )


def asked(interview: Interview, put: Question) -> Interview:
    turn = Turn(f"t{len(interview.turns)}", Speaker.INTERVIEWER, TurnKind.QUESTION, put.text, START, put.id, "built-in")
    return interview.with_turn(turn, put)


def answered(interview: Interview, text: str, *, skipped: bool = False) -> Interview:
    current = interview.current_question
    assert current is not None
    turn = Turn(f"t{len(interview.turns)}", Speaker.CANDIDATE, TurnKind.ANSWER, text, START, current.id)
    return interview.with_answer(Answer(current.id, text, START, skipped=skipped), turn)


def a_board(question_id: str = "q1") -> Board:
    nodes = Node("n1", PartKind.CLIENT, "App <b>", 8, 16), Node("n2", PartKind.QUEUE, "", 240, 16)
    return Board(question_id).changed(BoardChange(nodes, (Edge("e1", "n1", "n2", "place “order”"),)), START)


def ended(interview: Interview, *, minutes: float = 12, status: Status = Status.COMPLETED) -> Interview:
    return interview.ended(status, CompletionMethod.ALL_ANSWERED, interview.started_at + timedelta(minutes=minutes))


def new_interview(owner_id: str, *, started_at: datetime = START, **plan: object) -> Interview:
    return Interview(str(uuid4()), owner_id, replace(Plan(), **plan), Status.IN_PROGRESS, started_at)


def evaluation(question_id: str = "q1", *, value: float | None = 60.0, attempt: int = 1) -> Evaluation:
    return Evaluation(
        question_id=question_id,
        rubric_id="technical",
        scores=(
            CriterionScore("technical", 4, 0.5, (Evidence("bounded", 3, 10),), "Named it"),
            CriterionScore("clarity", None),
        ),
        strengths=("Names the limit",),
        gate=Gate.TOO_SHORT if value is None else None,
        attempt=attempt,
        points_covered=(0,),
        overall=Score(value, 2.5) if value is not None else None,
    )


def a_submission(interview_id: str, number: int = 1) -> Submission:
    source = f"int a = {number};\n\t// <b>"
    return Submission(f"s{number}-{interview_id}", interview_id, "arrays/one", Language.CPP, source, START)
