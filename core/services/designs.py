"""What the words and the drawing of a design question show together: the phases, and what was drawn only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.board.phases import DesignPhases
from core.domain.board import Board, DesignReading, PhaseTouch
from core.domain.interview import Interview, Question
from core.domain.plan import Kind
from core.interviewing.planning import Read, whole_answer


@dataclass(frozen=True, slots=True)
class Designs:
    cues: DesignPhases
    read: Read

    def draws_in(self, domain: str) -> bool:
        """Whether designs of that field are drawn on a board."""
        return domain in self.cues.fields

    def phases(self, interview: Interview, question: Question, board: Board | None) -> tuple[PhaseTouch, ...]:
        """Of a question that is being answered. `board`: as it is now."""
        return self.cues.touched(interview, question, board)

    def of(self, interview: Interview, question: Question) -> DesignReading:
        """With the board that the interview has; nothing for another kind of question."""
        if question.kind is not Kind.SYSTEM_DESIGN:
            return DesignReading()
        board = interview.board_of(question.id)
        return DesignReading(self.phases(interview, question, board), self._only_drawn(interview, question, board))

    def _only_drawn(self, interview: Interview, question: Question, board: Board | None) -> tuple[str, ...]:
        if board is None or board.is_empty or not question.key_points:
            return ()
        said = self.read(question, whole_answer(replace(interview, boards=()), question)).covered
        shown = self.read(question, whole_answer(interview, question)).covered
        return tuple(question.key_points[point].text for point in shown if point not in said)
