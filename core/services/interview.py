"""A running interview: start, hear the interviewer, answer, skip, ask, end. Saved before anything is asked about it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from uuid import uuid4

from core.domain.interview import Draft, Interview, Question, Status
from core.domain.people import Identity
from core.domain.persona import OWN_ID
from core.domain.plan import Kind, Plan
from core.errors import Conflict, InputRejected
from core.interviewing import turns
from core.interviewing.engine import InterviewEngine
from core.interviewing.listening import as_request
from core.interviewing.moves import Close
from core.interviewing.personas import own_persona
from core.languages import language_codes, language_of
from core.ports import Clock, InterviewStore
from core.services.board import with_board
from core.services.reply import Reply
from core.services.typed import MAX_ANSWER_CHARACTERS, cleaned, typed_text

MAX_REQUEST_CHARACTERS = 1_000
MAX_DRAFT_CHARACTERS = 100_000
MAX_QUESTIONS = 20
MAX_MINUTES = 180


class InterviewService:
    def __init__(
        self,
        identity: Identity,
        store: InterviewStore,
        engine: InterviewEngine,
        clock: Clock,
        new_id: Callable[[], str] = lambda: str(uuid4()),
        forget: Callable[[str], None] = lambda _: None,
        prepare: Callable[[Plan, str], tuple[Question, ...]] = lambda *_: (),
    ) -> None:
        """`forget` deletes what is kept of an interview elsewhere, such as its recordings; `prepare` makes questions
        from the papers that a plan names, for the interview of that id."""
        self._identity = identity
        self._store = store
        self._engine = engine
        self._clock = clock
        self._new_id = new_id
        self._forget = forget
        self._prepare = prepare

    def start(self, plan: Plan, *, prepared: Sequence[Question] = (), with_reply: bool = False) -> Interview:
        """`prepared` questions are put before any other. Raises InputRejected for a plan that cannot be held."""
        plan = self._checked(plan)
        interview = Interview(self._new_id(), self._identity.id, plan, Status.IN_PROGRESS, self._clock.now())
        own = tuple(prepared) or self._prepare(plan, interview.id)
        return self._saved(replace(interview, prepared=own), with_reply)

    def open(self, interview_id: str) -> Interview:
        """Closes it when its time is over; what was typed until then is handed in. Raises NotFound."""
        interview = self._store.get(interview_id)
        if interview.plan.kind is Kind.CODING:  # held at a desk of its own, which also closes it
            return interview
        if not interview.is_open or self._clock.now() < interview.deadline:
            return interview
        step = self._engine.next_step(interview, frozenset, interview.deadline) if interview.awaits_reply else None
        if step and isinstance(step.move, Close) and not step.move.time_over:
            return self._store.save(turns.completed(interview, interview.deadline))
        drawn = with_board(self._with_draft(interview), self._store)
        return self._store.save(turns.timed_out(drawn, interview.deadline))

    def reply(self, interview: Interview) -> Reply[Interview]:
        """What the interviewer says now; empty when it is the candidate's turn. Iterating raises Conflict when the
        interview was continued elsewhere meanwhile."""
        return Reply(interview, self._speech(interview) if interview.awaits_reply else None)

    def answer(self, interview: Interview, text: str, *, with_reply: bool = False) -> Interview:
        """Saved before anything is asked about it. A request in place of an answer is kept as a request.
        `with_reply`, here and below: what an interviewer says who needs to ask nobody is saved in the same step, and
        `awaits_reply` is false; another one's reply is still to be heard. Raises InputRejected, Conflict."""
        text = typed_text(text, what="An answer", max_characters=MAX_ANSWER_CHARACTERS)
        question = self._current(interview)
        if as_request(text, interview.plan.language):
            asked = self._saved(turns.requested(interview, text, self._clock.now()), with_reply)
            # The question still waits, and what was typed as a request is not the beginning of its answer.
            self.save_draft(interview.id, question.id, "")
            return asked
        return self._saved(turns.answered(interview, question, text, self._clock.now()), with_reply)

    def skip(self, interview: Interview, *, with_reply: bool = False) -> Interview:
        """Raises Conflict."""
        return self._saved(turns.skipped(interview, self._current(interview), self._clock.now()), with_reply)

    def ask(self, interview: Interview, text: str, *, with_reply: bool = False) -> Interview:
        """A request: repeat, clarify, explain a term. Raises InputRejected, Conflict."""
        text = typed_text(text, what="A request", max_characters=MAX_REQUEST_CHARACTERS)
        self._current(interview)
        return self._saved(turns.requested(interview, text, self._clock.now()), with_reply)

    def ask_again(self, interview: Interview, *, with_reply: bool = False) -> Interview:
        """The request to repeat the question, in the language of the interview. Raises Conflict."""
        return self.ask(interview, language_of(interview.plan.language).again, with_reply=with_reply)

    def end(self, interview: Interview) -> Interview:
        """At any time. Raises Conflict."""
        if not interview.is_open:
            return interview
        return self._store.save(turns.ended_early(with_board(interview, self._store), self._clock.now()))

    def draft(self, interview_id: str, slot: str) -> Draft | None:
        return self._store.draft(interview_id, slot)

    def save_draft(self, interview_id: str, slot: str, text: str) -> Draft:
        """Raises InputRejected when it is longer than a page can hold, StoreError."""
        kept = cleaned(text)
        if len(kept) > MAX_DRAFT_CHARACTERS:
            raise InputRejected(f"At most {MAX_DRAFT_CHARACTERS:,} characters can be kept as a draft.")
        draft = Draft(interview_id, slot, kept, self._clock.now())
        self._store.save_draft(draft)
        return draft

    def delete(self, interview_id: str) -> None:
        """Raises NotFound."""
        self._store.delete(interview_id)
        self._forget(interview_id)

    def _saved(self, interview: Interview, with_reply: bool) -> Interview:
        interview = with_board(interview, self._store)
        if with_reply and self._engine.interviewer.instant:
            interview = _heard_out(self._turn(interview))
        return self._store.save(interview)

    def _speech(self, interview: Interview) -> Generator[str, None, Interview]:
        return self._store.save((yield from self._turn(interview)))

    def _turn(self, interview: Interview) -> Generator[str, None, Interview]:
        step = self._engine.next_step(interview, self._store.asked_bank_ids, self._clock.now())
        spoken = yield from self._engine.speak(interview, step)
        return turns.after(interview, step.move, spoken, step.question, self._clock.now())

    def _current(self, interview: Interview) -> Question:
        """The question that waits. Raises Conflict when none does: another tab answered it, or the interview ended."""
        question = interview.current_question
        if not interview.is_open or interview.awaits_reply or question is None:
            raise Conflict(f"interview {interview.id} waits for no answer")
        return question

    def _with_draft(self, interview: Interview) -> Interview:
        question = interview.current_question
        if question is None or interview.awaits_reply:
            return interview
        draft = self._store.draft(interview.id, question.id)
        text = cleaned(draft.text).strip()[:MAX_ANSWER_CHARACTERS] if draft else ""
        return turns.answered(interview, question, text, interview.deadline) if text else interview

    def _checked(self, plan: Plan) -> Plan:
        role = cleaned(plan.role).strip()
        if not role or len(role) > 120:
            raise InputRejected("Name the role that you are practising for, in at most 120 characters.")
        if not 1 <= plan.question_count <= MAX_QUESTIONS:
            raise InputRejected(f"An interview has 1 to {MAX_QUESTIONS} questions.")
        if not 1 <= plan.time_limit_minutes <= MAX_MINUTES:
            raise InputRejected(f"An interview lasts 1 to {MAX_MINUTES} minutes.")
        if plan.language not in language_codes():
            raise InputRejected("Interviews are not held in this language yet. Choose another one.")
        if not self._engine.can_ask(plan):
            raise InputRejected("There are no questions for this field yet. Choose another one.")
        if plan.persona_id != OWN_ID and plan.persona_id not in self._engine.personas:
            raise InputRejected("This interviewer is not there any more. Choose another one.")
        return replace(plan, role=role, own_persona=own_persona(plan.own_persona) if plan.own_persona else None)


def _heard_out(speech: Generator[str, None, Interview]) -> Interview:
    while True:
        try:
            next(speech)
        except StopIteration as end:
            heard: Interview = end.value
            return heard
