"""What an interviewer would ask about a board: an arrow that says nothing, a component that nothing leads to."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.board import Board
from core.domain.board_text import lines_of, name_of
from core.domain.interview import Interview


@dataclass(frozen=True, slots=True)
class BoardGap:
    """An arrow without a label, or a component without an arrow. The names are the candidate's own."""

    source: str
    target: str = ""  # of an arrow

    def is_named_in(self, said: str) -> bool:
        return all(f"“{name}”" in said for name in (self.source, self.target) if name)

    @property
    def told(self) -> str:
        if self.target:
            return f"the arrow from “{self.source}” to “{self.target}” has no label"
        return f"“{self.source}” stands alone on the board, without any arrow"


def gap_in(board: Board | None, said: str) -> BoardGap | None:
    """The first that `said`, all that the interviewer has said, does not name yet."""
    if board is None:
        return None
    names = {node.id: name_of(node) for node in board.nodes}
    joined = {end for edge in board.edges for end in (edge.source, edge.target)}
    gaps = [
        *(BoardGap(names[e.source], names[e.target]) for e in board.edges if not e.label.strip()),
        *(BoardGap(names[node.id]) for node in board.nodes if node.id not in joined),
    ]
    # A lone box is where every drawing begins.
    return next((gap for gap in gaps if not gap.is_named_in(said)), None) if len(board.nodes) > 1 else None


def board_in_words(interview: Interview) -> str:
    """For a model: what is drawn to the question that was asked last; "" where nothing is."""
    asked = interview.main_questions[-1:]
    board = interview.board_of(asked[0].id) if asked else None
    if board is None or board.is_empty:
        return ""
    return "\n".join(("Drawn by the candidate on the board:", *lines_of(board)))
