"""What the interviewer says at the desk: asked, as soon as possible; unasked, seldom. Never before it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.coding import rounds
from core.coding.approach import heard
from core.coding.remarks import Moment, may_speak
from core.domain.coding import Submission
from core.domain.interview import Interview, Question, TurnKind
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

    def reply_beside(self, interview_id: str) -> None:
        """Starts answering the candidate's last words, unless that is done already."""
        self.engine.beside.ensure((self.owner_id, interview_id), lambda: self._reply(interview_id))

    def react_beside(self, interview_id: str, question_id: str, judged: Submission) -> None:
        """Keeps the event; the remark on it, where one is due, is made without holding the verdict up."""
        kind = TurnKind.SUBMISSION if judged.full else TurnKind.RUN
        line, now = rounds.outcome_line(judged), self.clock.now()
        interview = self.record.changed(
            interview_id, lambda i: rounds.happened(i, kind, line, now, question_id) if i.is_open else i
        )
        if interview.is_open and may_speak(interview, now):
            key = (self.owner_id, interview_id)
            self.engine.beside.ensure(key, lambda: self._react(interview, question_id, judged))

    def _react(self, interview: Interview, question_id: str, judged: Submission) -> None:
        mine = self.record.of_problem(interview.id, judged.problem_id)
        earlier = [s for s in mine if s.id != judged.id and s.verdict]
        moment = self._moment(interview, interview.question(question_id))
        said = self.engine.interviewer.remark(
            replace(moment, submission=judged, earlier=earlier[-1] if earlier else None)
        )
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
        question = interview.question(turn.question_id)
        is_plan = turn.kind is TurnKind.APPROACH
        mine = self.record.of_problem(interview_id, question.bank_id or "")
        moment = replace(
            self._moment(interview, question),
            words=turn.text,
            heard=heard(turn.text, self.engine.read(question, turn.text)) if is_plan else None,
            shown=mine[-1] if mine else None,
        )
        said = self.engine.interviewer.remark(moment)

        def answered(now: Interview) -> Interview:
            waiting = rounds.unanswered(now)
            if waiting is None or waiting.id != turn.id or not now.is_open:
                return now
            return rounds.happened(now, TurnKind.REMARK, said.text, self.clock.now(), question.id, said.brain)

        self.record.changed(interview_id, answered)

    def _moment(self, interview: Interview, question: Question) -> Moment:
        problem = self.engine.judging.problem(self.owner_id, question.bank_id or "")
        return Moment(interview, question, problem, self.engine.interviewer_name(interview.plan.persona_id))
