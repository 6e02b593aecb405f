"""The interviewer as a whole: the next move, the question that goes with it, and the words."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from core.domain.interview import Interview, Question
from core.domain.language import ENGLISH
from core.domain.plan import Plan
from core.errors import ConfigurationError
from core.interviewing.bank import QuestionBank
from core.interviewing.moves import Ask, Close, Interviewer, Move, Open, Spoken, next_move
from core.interviewing.personas import Personas
from core.interviewing.planning import Read, Wanted, as_question, choose, next_wanted, revisited


class QuestionWriter(Protocol):
    def write(self, interview: Interview, wanted: Wanted, number: int) -> Question | None:
        """A new question, or None when none could be written that is good enough."""
        ...


class QuestionWording(Protocol):
    def reworded(self, interview: Interview, question: Question) -> Question:
        """A prepared question as a person would put it in this talk; unchanged where that cannot be done well."""
        ...


class QuestionTranslator(Protocol):
    def translated(self, question: Question, language: str) -> Question | None:
        """Text and key points in that language; None where that cannot be done well."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """What the interviewer does next. `question` is the main question to put, with Open and Ask."""

    move: Move
    question: Question | None


@dataclass(frozen=True, slots=True)
class InterviewEngine:
    bank: QuestionBank
    personas: Personas
    read: Read
    interviewer: Interviewer
    writer: QuestionWriter | None = None
    wording: QuestionWording | None = None
    translator: QuestionTranslator | None = None

    def can_ask(self, plan: Plan) -> bool:
        """Whether there is any question for it."""
        banks = [self.bank.speaking(plan.language), *([self.bank] if self.translator else [])]
        return any(bank.competencies(plan.domain, plan.kind, plan.pack) for bank in banks)

    def next_step(self, interview: Interview, asked_before: Callable[[], frozenset[str]], now: datetime) -> Step:
        """`asked_before`: the bank's questions that this person met, asked for when one is chosen. Raises
        ConfigurationError when the bank has nothing for the plan."""
        persona = self.personas.of(interview.plan)
        move = next_move(interview, persona, self.bank.speaking(interview.plan.language), self.read)
        if now >= interview.deadline and not isinstance(move, Close):
            return Step(Close(None, time_over=True), None)
        if isinstance(move, (Open, Ask)):
            return Step(move, self._question(interview, asked_before))
        return Step(move, None)

    def speak(self, interview: Interview, step: Step) -> Generator[str, None, Spoken]:
        """Deltas of all that is said, the main question's own words included."""
        spoken = yield from self.interviewer.speak(interview, step.move, step.question)
        if step.question:
            gap = "\n\n" if isinstance(step.move, Open) else " "
            yield f"{gap}{step.question.text}" if spoken.text else step.question.text
        return spoken

    def _question(self, interview: Interview, asked_before: Callable[[], frozenset[str]]) -> Question:
        asked = len(interview.main_questions)
        number = asked + 1
        if asked < len(interview.prepared):
            put = self._put(interview, replace(interview.prepared[asked], id=f"q{number}"))
            if put:
                return put
        if interview.plan.language != ENGLISH:
            return self._in_language(interview, asked_before(), number)
        again = revisited(interview, self.bank)
        if again:
            return as_question(again, number)
        wanted = next_wanted(interview, self.read)
        choice = choose(interview, wanted, self.bank, asked_before())
        if (choice is None or choice.seen) and self.writer:
            written = self.writer.write(interview, wanted, number)
            if written:
                return written
        if choice is None:
            raise ConfigurationError(f"the question bank has no {wanted.kind} question for {interview.plan.domain}")
        return as_question(choice.question, number)

    def _in_language(self, interview: Interview, asked_before: frozenset[str], number: int) -> Question:
        """One of the bank's many, translated; one of the few that were written in the language, where nobody does."""
        plan, wanted = interview.plan, next_wanted(interview, self.read)
        choice = choose(interview, wanted, self.bank, asked_before) if self.translator else None
        if choice and not choice.seen:
            found = self._translated(as_question(choice.question, number), plan.language)
            if found:
                return found
        own = choose(interview, wanted, self.bank.speaking(plan.language), asked_before)
        if (own is None or own.seen) and self.writer:
            written = self.writer.write(interview, wanted, number)
            if written:
                return written
        if own is None:
            raise ConfigurationError(f"there is no {wanted.kind} question in {plan.language!r} for {plan.domain}")
        return replace(as_question(own.question, number), language=plan.language)

    def _put(self, interview: Interview, prepared: Question) -> Question | None:
        """In the words and the language of this interview."""
        reworded = self.wording.reworded(interview, prepared) if self.wording else prepared
        return self._translated(reworded, interview.plan.language)

    def _translated(self, question: Question, language: str) -> Question | None:
        """Written in English; None where that cannot be translated."""
        if language == ENGLISH:
            return question
        return self.translator.translated(question, language) if self.translator else None
