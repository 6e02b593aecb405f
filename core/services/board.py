"""The board of the room: opened where a design is asked for, kept as it is drawn, and taken into the interview."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from core.board.mermaid import read_mermaid
from core.domain.board import (
    HEIGHT,
    MAX_LABEL_CHARACTERS,
    NODE_HEIGHT,
    NODE_WIDTH,
    WIDTH,
    Board,
    BoardChange,
    DesignReading,
    Edge,
    Node,
    PhaseTouch,
)
from core.domain.interview import Draft, Interview, Question
from core.domain.plan import Kind
from core.errors import Conflict, InputRejected
from core.ports import Clock, InterviewStore
from core.services.designs import Designs
from core.services.typed import cleaned

BOARD = TypeAdapter(Board)
CHANGE = TypeAdapter(BoardChange)
NOT_A_BOARD = "This drawing could not be read. What was saved before it is kept."
_ID = re.compile(r"[a-z0-9]{1,40}")
# Two tabs of one person may save at once, and each adds to what is kept. A lock of its own for each interview would
# have to be forgotten some day; sharing one of a few costs nobody more than a moment.
_SAVING = tuple(threading.Lock() for _ in range(32))


class BoardService:
    """Bound to one person, through their interviews."""

    def __init__(self, store: InterviewStore, clock: Clock, designs: Designs) -> None:
        self._store, self._clock, self._designs = store, clock, designs

    def question(self, interview: Interview) -> Question | None:
        """The main question that a board can be drawn to at the moment; in a field of phases."""
        return designed(interview) if self._designs.draws_in(interview.plan.domain) else None

    def open(self, interview: Interview, question: Question) -> Board:
        """As it is kept; an empty one where nothing was drawn. Raises StoreError."""
        return drawn(self._store, interview, question)

    def save(self, interview_id: str, question_id: str, change: Mapping[str, Any]) -> Board:
        """What the browser says was drawn, added to what is kept: drawn in two tabs, both stand. Raises InputRejected,
        NotFound, Conflict (the question is not open any more), StoreError."""
        return self._changed(interview_id, question_id, lambda _: _read(change))

    def draw_mermaid(self, interview_id: str, question_id: str, text: str) -> Board:
        """A flowchart in place of what is drawn. Raises as `save`; InputRejected also where the text holds none."""

        def redrawn(board: Board) -> BoardChange:
            nodes, edges = read_mermaid(cleaned(text), f"m{board.version}")
            if not edges:
                raise InputRejected("No flowchart was found in this text. A line of one reads: a[App] --> b[API]")
            gone = frozenset((*(n.id for n in board.nodes), *(e.id for e in board.edges)))
            return BoardChange(nodes, edges, gone)

        return self._changed(interview_id, question_id, redrawn)

    def _changed(self, interview_id: str, question_id: str, change_of: Callable[[Board], BoardChange]) -> Board:
        with _SAVING[hash(interview_id) % len(_SAVING)]:
            interview = self._store.get(interview_id)
            question = next((one for one in _latest(interview) if one.id == question_id), None)
            if question is None or not self._designs.draws_in(interview.plan.domain):
                raise Conflict(f"interview {interview_id} has no board for {question_id} now")
            before = drawn(self._store, interview, question)
            change = change_of(before)
            try:
                board = before.changed(change, self._clock.now())
            except ValueError as error:
                raise InputRejected("The board is full. Delete something before you add to it.") from error
            kept = Draft(interview_id, _slot(question_id), BOARD.dump_json(board).decode(), self._clock.now())
            self._store.save_draft(kept)
        return board

    def phases(self, interview: Interview, question: Question, board: Board) -> tuple[PhaseTouch, ...]:
        """Which phases of a design were touched, and when first; none in a field whose cases have none. `board`: as it
        is now, which the interview may not have yet."""
        return self._designs.phases(interview, question, board)

    def reading(self, interview: Interview, question: Question) -> DesignReading:
        """For a report: with the board that the interview has."""
        return self._designs.of(interview, question)


def designed(interview: Interview) -> Question | None:
    """The main question that was asked last, where it asks for a design and the interview goes on."""
    return next((one for one in _latest(interview) if one == interview.main_questions[-1]), None)


def with_board(interview: Interview, store: InterviewStore) -> Interview:
    """With what is drawn at this moment, so that whoever reads the interview sees it. Raises StoreError."""
    for question in _latest(interview):
        board = drawn(store, interview, question)
        if board.version > 0:
            interview = interview.with_board(board)
    return interview


def _latest(interview: Interview) -> tuple[Question, ...]:
    """What can still be drawn to: of the two main questions asked last, as the last stroke to one may arrive when the
    next was asked."""
    asked = interview.main_questions[-2:] if interview.is_open else ()
    return tuple(question for question in asked if question.kind is Kind.SYSTEM_DESIGN)


def drawn(store: InterviewStore, interview: Interview, question: Question) -> Board:
    """The draft, or what was taken into the interview, whichever is newer. A draft that cannot be read is passed by."""
    draft = store.draft(interview.id, _slot(question.id))
    taken = interview.board_of(question.id) or Board(question.id)
    try:
        kept = BOARD.validate_json(draft.text) if draft else taken
    except ValidationError:
        return taken
    return max(kept, taken, key=lambda board: board.version)


def _slot(question_id: str) -> str:
    return f"board:{question_id}"


def _read(change: Mapping[str, Any]) -> BoardChange:
    """Raises InputRejected."""
    try:
        told = CHANGE.validate_python(dict(change))
    except (ValidationError, TypeError, ValueError) as error:
        raise InputRejected(NOT_A_BOARD) from error
    ids = (*(node.id for node in told.nodes), *(edge.id for edge in told.edges))
    if not all(map(_ID.fullmatch, ids)):
        raise InputRejected(NOT_A_BOARD)
    return BoardChange(
        tuple(
            Node(n.id, n.kind, _label(n.label), _within(n.x, WIDTH - NODE_WIDTH), _within(n.y, HEIGHT - NODE_HEIGHT))
            for n in told.nodes
        ),
        tuple(Edge(e.id, e.source, e.target, _label(e.label)) for e in told.edges),
        told.gone,
    )


def _label(text: str) -> str:
    return " ".join(cleaned(text).split())[:MAX_LABEL_CHARACTERS]


def _within(value: int, most: int) -> int:
    return min(max(value, 0), most)
