"""The coding round: choose problems, tell an approach, write, run, submit, take hints, talk. All of it is saved before
anything is asked about it, and judged beside the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from core.coding import rounds
from core.coding.selection import next_problem
from core.domain.coding import Json, Language, LanguageStatus, Problem, Submission, Topic
from core.domain.interview import Draft, Interview, Question, Status, TurnKind, Written
from core.domain.people import Identity
from core.domain.plan import Kind, Mode, Plan
from core.domain.progress import InterviewQuery, InterviewSummary
from core.errors import ConfigurationError, InputRejected
from core.judge.signature import starter
from core.ports import Clock, InterviewStore, SubmissionStore
from core.services.desk import Desk, DeskEngine, DeskRecord, current, slot_of, source_of
from core.services.desk_dialogue import DeskDialogue
from core.services.desk_talk import DeskTalk
from core.services.judging_jobs import JobState
from core.services.typed import typed_text

HINT_SLACK = timedelta(seconds=2)  # the browser's clock is not ours
MAX_PROBLEMS = 5
MAX_MINUTES = 180
MAX_WORDS_CHARACTERS = 4_000


class CodingService:
    def __init__(
        self,
        identity: Identity,
        interviews: InterviewStore,
        submissions: SubmissionStore,
        engine: DeskEngine,
        clock: Clock,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._identity = identity
        self._record = DeskRecord(interviews, submissions)
        self._engine = engine
        self._clock = clock
        self._new_id = new_id
        self._talk = DeskTalk(self._record, engine, clock, identity.id)

    def topics(self) -> tuple[Topic, ...]:
        """Those that have problems."""
        held = {problem.topic for problem in self._engine.judging.problems(self._identity.id)}
        return tuple(topic for topic in Topic if topic in held)

    def languages(self) -> tuple[LanguageStatus, ...] | None:
        """What can be run here, and why not; None while that is being found out."""
        return self._engine.judging.languages.known()

    def last_plan(self) -> Plan | None:
        query = InterviewQuery(kinds=(Kind.CODING,), page_size=1)
        newest = self._record.interviews.search(query).items
        return replace(self._record.interviews.get(newest[0].id).plan, revisits=()) if newest else None

    def resumable(self) -> InterviewSummary | None:
        """The newest round that is still open."""
        query = InterviewQuery(kinds=(Kind.CODING,), statuses=(Status.IN_PROGRESS,), page_size=5)
        found = self._record.interviews.search(query).items
        return next((summary for summary in found if self.open(summary.id).is_open), None)

    def start(self, plan: Plan, *, first: str = "") -> Interview:
        """`first`: the id of a problem to begin with. Raises InputRejected for a plan that cannot be held."""
        if not 1 <= plan.question_count <= MAX_PROBLEMS:
            raise InputRejected(f"A coding round has 1 to {MAX_PROBLEMS} problems.")
        if not 1 <= plan.time_limit_minutes <= MAX_MINUTES:
            raise InputRejected(f"A coding round lasts 1 to {MAX_MINUTES} minutes.")
        plan = replace(plan, kind=Kind.CODING, topics=tuple(t for t in plan.topics if t in set(Topic)))
        interview = Interview(self._new_id(), self._identity.id, plan, Status.IN_PROGRESS, self._clock.now())
        return self._record.interviews.save(self._with_problem(interview, (), first=first))

    def open(self, interview_id: str) -> Interview:
        """In real mode it is closed when its time is over; what was written until then is handed in. Practice has no
        clock. Raises NotFound."""
        interview = self._record.interviews.get(interview_id)
        late = interview.plan.mode is Mode.REAL and self._clock.now() >= interview.deadline
        if not interview.is_open or not late:
            return interview
        return self._record.changed(
            interview_id,
            lambda i: rounds.closed(self._left(i, i.deadline), i.deadline, time_over=True) if i.is_open else i,
        )

    def desk(self, interview_id: str) -> Desk:
        """Raises NotFound, and Conflict when the round has ended."""
        interview = self.open(interview_id)
        question = current(interview)
        problem = self._problem(question)
        mine = self._record.of_problem(interview_id, problem.id)
        return Desk(
            interview=interview,
            question=question,
            problem=problem,
            submissions=mine,
            approach=rounds.approach_of(interview, question.id),
            hints=problem.hints[: rounds.hints_taken(interview, question.id)],
            hint_at=self._record.hint_at(interview, question, problem, mine),
            answering=self._talk.is_thinking(interview),
            solved=any(submission.accepted for submission in mine),
            job=self.job(interview_id),
            is_last=len(interview.questions) >= interview.plan.question_count,
        )

    def problem(self, question: Question) -> Problem | None:
        """Without its cases; None for one that is not there any more: what was written for a person lies in the data
        folder, and not every host keeps that."""
        try:
            return self._problem(question)
        except ConfigurationError:
            return None

    def job(self, interview_id: str) -> JobState | None:
        """What is being run at the moment, or was run last."""
        return self._engine.judging.state(self._key(interview_id))

    def code(self, desk: Desk, language: Language) -> str:
        """The draft in this language, or the starter."""
        draft = self._record.interviews.draft(desk.interview.id, slot_of(desk.question.id, language))
        return draft.text if draft else starter(desk.problem, language)

    def starter(self, desk: Desk, language: Language) -> str:
        return starter(desk.problem, language)

    def last_language(self, desk: Desk) -> Language:
        """The one that was written in last."""
        newest = self._record.newest_code(desk.interview, desk.question, desk.problem)
        everything = self._record.submissions.of_interview(desk.interview.id)
        return newest[0] if newest else everything[-1].language if everything else Language.PYTHON

    def save_code(self, interview_id: str, question_id: str, language: Language, source: str) -> Draft:
        """Raises InputRejected when it is too long, StoreError."""
        draft = Draft(interview_id, slot_of(question_id, language), source_of(source), self._clock.now())
        self._record.interviews.save_draft(draft)
        return draft

    def tell_approach(self, interview_id: str, question_id: str, text: str) -> Interview:
        """Without words: straight to the code. Raises InputRejected, Conflict."""
        if text.strip():
            text = typed_text(text, what="An approach", max_characters=MAX_WORDS_CHARACTERS)
        told = self._add(interview_id, question_id, TurnKind.APPROACH, text.strip())
        self._talk.reply_beside(interview_id)
        return told

    def say(self, interview_id: str, question_id: str, text: str) -> Interview:
        """The first words about a problem are the approach. Raises InputRejected, Conflict."""
        text = typed_text(text, what="A message", max_characters=MAX_WORDS_CHARACTERS)
        told = rounds.approach_of(self._record.interviews.get(interview_id), question_id) is not None
        said = self._add(interview_id, question_id, TurnKind.REQUEST if told else TurnKind.APPROACH, text)
        self._talk.reply_beside(interview_id)
        return said

    def dialogue(self, interview_id: str) -> DeskDialogue:
        """What a conversation needs of this round."""
        return DeskDialogue(interview_id, self.open, self._talk)

    def confirm_words(self, interview_id: str, turn_id: str, text: str) -> Interview:
        """What was heard, as the candidate wants it to stand; also after the round. Raises InputRejected, Conflict."""
        text = typed_text(text, what="A message", max_characters=MAX_WORDS_CHARACTERS)
        return self._record.changed(interview_id, lambda i: rounds.confirmed(i, turn_id, text))

    def is_thinking(self, interview_id: str) -> bool:
        """Whether the interviewer still has something to say. Words that nobody is answering, because the process was
        ended over them, are taken up again."""
        interview = self._record.interviews.get(interview_id)
        if interview.is_open and rounds.unanswered(interview):
            self._talk.take_up(interview_id)
        return interview.is_open and self._talk.is_thinking(interview)

    def take_hint(self, interview_id: str, question_id: str, level: int, *, by_itself: bool = False) -> Interview:
        """The hint of this level, from 1. One that comes by itself is refused, silently, while something happened
        within the wait. Raises InputRejected in real mode, Conflict."""

        def taken(interview: Interview) -> Interview:
            question = current(interview, question_id)
            if interview.plan.mode is Mode.REAL:
                raise InputRejected("There are no hints in real mode.")
            problem = self._problem(question)
            at = rounds.hints_taken(interview, question_id)
            mine = self._record.of_problem(interview.id, problem.id)
            due = self._record.hint_at(interview, question, problem, mine)
            early = by_itself and (due is None or self._clock.now() < due - HINT_SLACK)
            if at != level - 1 or level > len(problem.hints) or early:
                return interview
            newest = self._record.newest_code(interview, question, problem)
            written = Written(*newest) if newest else None
            return rounds.hinted(interview, problem.hints[at], self._clock.now(), question_id, written)

        return self._record.changed(interview_id, taken)

    def run(self, interview_id: str, question_id: str, language: Language, source: str) -> None:
        """The visible cases, beside the page. Raises InputRejected, Conflict."""
        self._judge(interview_id, question_id, language, source, full=False)

    def submit(self, interview_id: str, question_id: str, language: Language, source: str) -> None:
        """All cases, beside the page. Raises InputRejected, Conflict."""
        self._judge(interview_id, question_id, language, source, full=True)

    def try_input(self, interview_id: str, question_id: str, language: Language, values: Sequence[str]) -> None:
        """Runs what is in the editor on one JSON value a parameter; the result is in the desk's job.
        Raises InputRejected, Conflict."""
        desk = self.desk(interview_id)
        question = current(desk.interview, question_id)
        args = self._engine.judging.read_values(desk.problem, values)
        self._engine.judging.try_input(self._key(interview_id), question, language, self.code(desk, language), args)

    def example_input(self, problem: Problem) -> tuple[Json, ...]:
        return self._engine.judging.example_input(self._identity.id, problem.id)

    def next(self, interview_id: str, question_id: str) -> Interview:
        """Leaves the problem with what was submitted for it, and puts the next one; after the last the round is
        complete. Raises Conflict."""

        def moved(interview: Interview) -> Interview:
            current(interview, question_id)
            left = self._left(interview, self._clock.now())
            if len(left.answers) >= left.plan.question_count:
                return rounds.closed(left, self._clock.now())
            return self._with_problem(left, self._record.submissions.of_interview(interview_id))

        after = self._record.changed(interview_id, moved)
        self._talk.wake(interview_id)
        return after

    def end(self, interview_id: str) -> Interview:
        """At any time; what was written is handed in."""

        def ended(interview: Interview) -> Interview:
            if not interview.is_open:
                return interview
            return rounds.closed(self._left(interview, self._clock.now()), self._clock.now())

        return self._record.changed(interview_id, ended)

    def _judge(self, interview_id: str, question_id: str, language: Language, source: str, *, full: bool) -> None:
        interview = self.open(interview_id)
        question = current(interview, question_id)
        if not source.strip():
            raise InputRejected("There is no code yet. Write some, then run it.")
        problem_id, now = question.bank_id or "", self._clock.now()
        code = Submission(self._new_id(), interview_id, problem_id, language, source_of(source), now, full)
        self._engine.judging.start(
            self._key(interview_id),
            question,
            code,
            keep=self._record.submissions.save,
            then=lambda judged: self._talk.react_beside(interview_id, question_id, judged),
        )

    def _with_problem(self, interview: Interview, submissions: tuple[Submission, ...], *, first: str = "") -> Interview:
        known = self._record.interviews.asked_bank_ids()
        problems = self._engine.judging.problems(self._identity.id)
        chosen = next((problem for problem in problems if problem.id == first), None)
        problem = chosen or next_problem(problems, interview, submissions, known)
        if problem is None:
            return rounds.closed(interview, self._clock.now())
        words = self._engine.interviewer.ask(interview)
        self._engine.judging.prepare(self._identity.id, problem.id)
        return rounds.put(interview, problem, words, self._clock.now())

    def _left(self, interview: Interview, at: datetime) -> Interview:
        """What was submitted for the current problem is its answer; without a submission what was written is handed
        in, to be judged with the report."""
        question = interview.current_question
        if question is None:
            return interview
        best = rounds.best_of(self._record.of_problem(interview.id, question.bank_id or ""), question.bank_id or "")
        return rounds.handed_in(interview, question, best or self._from_draft(interview, question, at), at)

    def _from_draft(self, interview: Interview, question: Question, at: datetime) -> Submission | None:
        problem = self._problem(question)
        written = self._record.newest_code(interview, question, problem)
        if written is None:
            return None
        submission = Submission(self._new_id(), interview.id, problem.id, *written, at)
        self._record.submissions.save(submission)
        return submission

    def _add(self, interview_id: str, question_id: str, kind: TurnKind, text: str) -> Interview:
        def added(interview: Interview) -> Interview:
            current(interview, question_id)
            return rounds.happened(interview, kind, text, self._clock.now(), question_id)

        return self._record.changed(interview_id, added)

    def _problem(self, question: Question) -> Problem:
        return self._engine.judging.problem(self._identity.id, question.bank_id or "")

    def _key(self, interview_id: str) -> tuple[str, str]:
        return self._identity.id, interview_id
