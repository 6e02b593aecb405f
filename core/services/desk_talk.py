"""What the interviewer says at the desk: asked, as soon as possible; unasked, seldom. Never before it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.coding import rounds
from core.coding.approach import heard
from core.coding.remarks import Moment, Said, may_speak
from core.domain.coding import Submission
from core.domain.interview import Interview, Question, Turn, TurnKind
from core.ports import Clock
from core.services.desk import DeskEngine, DeskRecord


@dataclass(frozen=True, slots=True)
class DeskTalk:
    record: DeskRecord
    engine: DeskEngine
    clock: Clock
    owner_id: str

    def is_thinking(self, interview: Interview) -> bool:
        return rounds.unanswered(interview) is not None or self.engine.beside.running((self.owner_id, interview.id))

    def wake(self, interview_id: str) -> bool:
        """Where the two talk, the interviewer speaks as soon as nobody else does; false where they do not."""
        line = self.engine.lines.connected(self.owner_id, interview_id)
        if line is not None:
            line.wake()
        return line is not None

    def reply_beside(self, interview_id: str) -> None:
        """Starts answering the candidate's last words, unless that is done already."""
        if not self.wake(interview_id):
            self.engine.beside.ensure((self.owner_id, interview_id), lambda: self._reply(interview_id))

    def take_up(self, interview_id: str) -> None:
        """Words that nobody answers; a conversation answers its own."""
        if self.engine.lines.connected(self.owner_id, interview_id) is None:
            self.reply_beside(interview_id)

    def answer(self, interview: Interview, turn: Turn) -> Said:
        """To the candidate's words, which are in `interview`."""
        question = interview.question(turn.question_id or "")
        is_plan = turn.kind is TurnKind.APPROACH
        mine = self.record.of_problem(interview.id, question.bank_id or "")
        moment = self._moment(interview, question)
        written = self.record.newest_code(interview, question, moment.problem)
        moment = replace(
            moment,
            written=written[1] if written else "",
            words=turn.text,
            heard=heard(turn.text, self.engine.read(question, turn.text)) if is_plan else None,
            shown=mine[-1] if mine else None,
        )
        return self.engine.interviewer.remark(moment)

    def reaction(self, interview: Interview, judged: Submission, question_id: str) -> Said:
        mine = self.record.of_problem(interview.id, judged.problem_id)
        earlier = [s for s in mine if s.id != judged.id and s.verdict]
        moment = self._moment(interview, interview.question(question_id))
        return self.engine.interviewer.remark(
            replace(moment, submission=judged, earlier=earlier[-1] if earlier else None)
        )

    def react_beside(self, interview_id: str, question_id: str, judged: Submission) -> None:
        """Keeps the event; the remark on it, where one is due, is made without holding the verdict up."""
        kind = TurnKind.SUBMISSION if judged.full else TurnKind.RUN
        line, now = rounds.outcome_line(judged), self.clock.now()
        interview = self.record.changed(
            interview_id, lambda i: rounds.happened(i, kind, line, now, question_id) if i.is_open else i
        )
        if interview.is_open and may_speak(interview, now) and not self.wake(interview_id):
            key = (self.owner_id, interview_id)
            self.engine.beside.ensure(key, lambda: self._react(interview, question_id, judged))

    def _react(self, interview: Interview, question_id: str, judged: Submission) -> None:
        said = self.reaction(interview, judged, question_id)
        if said.text:
            at, brain = self.clock.now(), said.brain
            self.record.changed(
                interview.id,
                lambda i: rounds.happened(i, TurnKind.REMARK, said.text, at, question_id, brain) if i.is_open else i,
            )

    def _reply(self, interview_id: str) -> None:
        interview = self.record.interviews.get(interview_id)
        turn = rounds.unanswered(interview)
        if turn is None or turn.question_id is None or not interview.is_open:
            return
        question_id, said = turn.question_id, self.answer(interview, turn)

        def answered(now: Interview) -> Interview:
            waiting = rounds.unanswered(now)
            if waiting is None or waiting.id != turn.id or not now.is_open:
                return now
            return rounds.happened(now, TurnKind.REMARK, said.text, self.clock.now(), question_id, said.brain)

        self.record.changed(interview_id, answered)

    def _moment(self, interview: Interview, question: Question) -> Moment:
        problem = self.engine.judging.problem(self.owner_id, question.bank_id or "")
        return Moment(interview, question, problem, self.engine.interviewer_name(interview.plan.persona_id))
