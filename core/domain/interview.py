"""The interview: what was planned, asked, said and answered. `Interview` is the aggregate, loaded and saved whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.domain.board import Board
from core.domain.evaluation import Evaluation
from core.domain.language import ENGLISH
from core.domain.plan import Difficulty, Kind, Plan
from core.domain.probe import Probe
from core.domain.source import Source
from core.domain.speech import Delivery


class Status(StrEnum):
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    TIMED_OUT = "timed_out"


class CompletionMethod(StrEnum):
    """How an interview came to its end."""

    ALL_ANSWERED = "all_answered"
    CANDIDATE_ENDED = "candidate_ended"
    TIME_LIMIT = "time_limit"


class Speaker(StrEnum):
    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"


class TurnKind(StrEnum):
    """What a turn does, so that a page can draw it and an engine can count it."""

    OPENING = "opening"
    QUESTION = "question"  # the interviewer puts a question of the plan (with the words that lead to it)
    FOLLOW_UP = "follow_up"
    ANSWER = "answer"
    SKIP = "skip"
    EXPLANATION = "explanation"  # the interviewer explains a concept on request
    REQUEST = "request"  # the candidate asks something instead of answering
    CLOSING = "closing"
    # In a coding round:
    APPROACH = "approach"  # the candidate says how they would go about a problem; without words: went straight to code
    RUN = "run"  # the candidate ran the visible cases
    SUBMISSION = "submission"  # the candidate submitted, and all cases were run
    HINT = "hint"  # the next rung of the ladder, in the turn's text
    ALOUD = "aloud"  # the candidate thinks aloud, and asks nobody anything
    REMARK = "remark"  # the interviewer, about the approach, the code, or what was asked


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thought of a good answer, and short wordings (`cues`) in which people say it."""

    text: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was put. A follow-up names its main question in `follows`."""

    id: str  # unique in the interview
    text: str
    kind: Kind
    difficulty: Difficulty
    competency: str
    key_points: tuple[KeyPoint, ...] = ()
    bank_id: str | None = None  # the question bank's id; None when a model wrote it
    follows: str | None = None
    source: Source | None = None  # what of the candidate's own papers it was made from
    probes: tuple[Probe, ...] = ()  # of a question that the bank does not have
    language: str = ENGLISH  # of its text, and of the answer to it

    @property
    def is_follow_up(self) -> bool:
        return self.follows is not None


@dataclass(frozen=True, slots=True)
class Written:
    """What stood in the editor of a coding round."""

    language: str
    source: str


@dataclass(frozen=True, slots=True)
class Turn:
    id: str
    speaker: Speaker
    kind: TurnKind
    text: str
    at: datetime
    question_id: str | None = None
    brain: str | None = None  # which provider and model spoke ("built-in", "groq openai/gpt-oss-120b"); None: a person
    is_interrupted: bool = False  # spoken, and cut off: `text` is what was heard of it
    is_draft: bool = False  # what a transcriber that errs much has heard: not graded before it is confirmed
    written: Written | None = None  # with a hint: the code at which it was taken; None: nothing was written yet


@dataclass(frozen=True, slots=True)
class Answer:
    question_id: str
    text: str
    answered_at: datetime
    attempt: int = 1
    skipped: bool = False
    revision: int = 0  # how often its text, or what was said about it, was corrected
    heard: str | None = None  # the text before its first correction
    is_draft: bool = False  # written down by a transcriber that errs much: not graded before it is confirmed
    delivery: Delivery | None = None  # of a spoken answer


@dataclass(frozen=True, slots=True)
class Interview:
    id: str  # UUID
    candidate_id: str
    plan: Plan
    status: Status
    started_at: datetime  # aware UTC, as every datetime
    questions: tuple[Question, ...] = ()
    turns: tuple[Turn, ...] = ()
    answers: tuple[Answer, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    ended_at: datetime | None = None
    completion_method: CompletionMethod | None = None
    version: int = 0  # optimistic lock
    prepared: tuple[Question, ...] = ()  # made beforehand: put before any other, in this order
    boards: tuple[Board, ...] = ()  # as they were drawn until the candidate's latest turn, one a main question

    @property
    def is_open(self) -> bool:
        return self.status is Status.IN_PROGRESS

    @property
    def deadline(self) -> datetime:
        return self.started_at + timedelta(minutes=self.plan.time_limit_minutes)

    @property
    def main_questions(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if not question.is_follow_up)

    @property
    def current_question(self) -> Question | None:
        """The question that waits for an answer: asked, and neither answered nor skipped."""
        answered = {answer.question_id for answer in self.answers}
        return next((q for q in reversed(self.questions) if q.id not in answered), None)

    @property
    def awaits_reply(self) -> bool:
        """Whether it is the interviewer's turn: nobody spoke yet, or the candidate spoke last."""
        return self.is_open and (not self.turns or self.turns[-1].speaker is Speaker.CANDIDATE)

    def question(self, question_id: str) -> Question:
        """Raises KeyError when the interview has no such question."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def answer_to(self, question_id: str, attempt: int = 1) -> Answer | None:
        """The first attempt is the interview's; further ones are practice after it."""
        return next((a for a in self.answers if a.question_id == question_id and a.attempt == attempt), None)

    def attempts_at(self, question_id: str) -> tuple[Answer, ...]:
        """In their order."""
        return tuple(sorted((a for a in self.answers if a.question_id == question_id), key=lambda a: a.attempt))

    def evaluation_of(self, question_id: str, attempt: int = 1) -> Evaluation | None:
        """Of the answer as it stands: one of a text that was corrected since counts no longer."""
        answer = self.answer_to(question_id, attempt)
        revision = answer.revision if answer else 0
        found = (e for e in self.evaluations if e.question_id == question_id and e.attempt == attempt)
        return next((e for e in found if e.revision == revision), None)

    def as_graded(self, question: Question) -> Question:
        """With the points that its answer is held against. A follow-up that asks for one point is graded on it. One
        that digs elsewhere cannot be held against the points of its main question, unless that one was not answered:
        then it is a second chance at them."""
        if question.follows is None or len(question.key_points) <= 1:
            return question
        main = self.evaluation_of(question.follows)
        return question if main and main.gate else replace(question, key_points=())

    def board_of(self, question_id: str) -> Board | None:
        """What was drawn to a main question; None where nothing was."""
        return next((board for board in self.boards if board.question_id == question_id), None)

    def with_board(self, board: Board) -> Interview:
        """In place of an earlier state of it."""
        return replace(self, boards=(*(b for b in self.boards if b.question_id != board.question_id), board))

    def follow_ups_to(self, question_id: str) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.follows == question_id)

    def with_turn(self, turn: Turn, question: Question | None = None) -> Interview:
        """A turn, and the question that it puts, if any."""
        questions = (*self.questions, question) if question else self.questions
        return replace(self, turns=(*self.turns, turn), questions=questions)

    def with_answer(self, answer: Answer, turn: Turn) -> Interview:
        """Raises ValueError when that attempt at that question was answered before."""
        if any((a.question_id, a.attempt) == (answer.question_id, answer.attempt) for a in self.answers):
            raise ValueError(f"question {answer.question_id} already has attempt {answer.attempt}")
        return replace(self, answers=(*self.answers, answer), turns=(*self.turns, turn))

    def with_corrected_answer(self, question_id: str, text: str, attempt: int = 1) -> Interview:
        """An answer as the candidate wants it to stand, here and in its turn; no draft any more, and what was found of
        the earlier text counts no longer. Raises KeyError when there is none."""
        old = self.answer_to(question_id, attempt)
        if old is None:
            raise KeyError(question_id)
        heard = old.text if old.heard is None else old.heard
        new = replace(old, text=text, is_draft=False, revision=old.revision + 1, heard=heard)
        own = [t.id for t in self.turns if t.kind is TurnKind.ANSWER and t.question_id == question_id]
        spoken = own[-1:] if attempt == 1 else []
        return replace(
            self,
            answers=tuple(new if answer is old else answer for answer in self.answers),
            turns=tuple(replace(turn, text=text) if turn.id in spoken else turn for turn in self.turns),
        )

    def with_confirmed_turn(self, turn_id: str, text: str) -> Interview:
        """Words beside an answer as the candidate wants them to stand: no draft any more. What was found of the answer
        counts no longer, as they belong to it. Raises KeyError when there is no such draft."""
        old = next((turn for turn in self.turns if turn.id == turn_id and turn.is_draft), None)
        if old is None:
            raise KeyError(turn_id)
        return replace(
            self,
            turns=tuple(replace(t, text=text, is_draft=False) if t is old else t for t in self.turns),
            answers=tuple(
                replace(a, revision=a.revision + 1) if a.question_id == old.question_id else a for a in self.answers
            ),
        )

    def with_attempt(self, question_id: str, text: str, at: datetime) -> Interview:
        """Another attempt at a question, after the interview; the second, also where the first was never made."""
        attempt = 1 + max((a.attempt for a in self.attempts_at(question_id)), default=1)
        return replace(self, answers=(*self.answers, Answer(question_id, text, at, attempt)))

    def with_evaluations(self, evaluations: Sequence[Evaluation]) -> Interview:
        """New evaluations take the place of those of the same question and attempt."""
        fresh = {(e.question_id, e.attempt) for e in evaluations}
        kept = tuple(e for e in self.evaluations if (e.question_id, e.attempt) not in fresh)
        return replace(self, evaluations=(*kept, *evaluations))

    def ended(self, status: Status, method: CompletionMethod, at: datetime) -> Interview:
        return replace(self, status=status, completion_method=method, ended_at=at)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the candidate has typed and not sent. `slot` is the question's id; code's has its language: "q1:python"."""

    interview_id: str
    slot: str
    text: str
    saved_at: datetime
