"""Which main question comes next. Decided from the interview, what the person was asked before, and the bank; the
interview's id seeds every choice, so that a refresh leads to the same question and no two interviews are alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from core.domain.bank import BankQuestion
from core.domain.board_text import as_words
from core.domain.interview import Interview, Question
from core.domain.plan import Difficulty, Kind, Plan
from core.domain.reading import Reading
from core.interviewing.bank import QuestionBank

Read = Callable[[Question, str], Reading]

LADDER = (Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)
GOOD = 0.62  # running quality from which the next question is harder
POOR = 0.28  # and to which it is easier
RUNNING_OVER = 2  # main questions
TURNS_OF_A_FIRST_ROUND = (Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SYSTEM_DESIGN)
PACK_WEIGHT = 12.0  # more than all others together
TOPIC_WEIGHT, FRESH_WEIGHT, ROLE_WEIGHT, DISTANCE_WEIGHT = 6.0, 2.0, 0.5, 3.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """The next place of an interview: what kind of question, how hard."""

    kind: Kind
    difficulty: Difficulty


@dataclass(frozen=True, slots=True)
class Choice:
    question: BankQuestion
    seen: bool  # put to this person before: nothing unseen is left


def kind_at(plan: Plan, index: int) -> Kind:
    """A first round opens with a general question; then technical, behavioural and case questions take turns."""
    if plan.kind is not Kind.MIXED:
        return plan.kind
    return Kind.GENERAL if index == 0 else TURNS_OF_A_FIRST_ROUND[(index - 1) % len(TURNS_OF_A_FIRST_ROUND)]


def whole_answer(interview: Interview, main: Question) -> str:
    """What was said and drawn to a main question and its follow-ups together; "" where there is none of it."""
    questions = (main, *interview.follow_ups_to(main.id))
    return with_drawn(interview, main, *(_said_to(interview, question) for question in questions))


def with_drawn(interview: Interview, question: Question, *said: str) -> str:
    """And what was drawn to that question."""
    return "\n\n".join(part for part in (*said, as_words(interview.board_of(question.id))) if part)


def _said_to(interview: Interview, question: Question) -> str:
    answer = interview.answer_to(question.id)
    return answer.text if answer and not answer.skipped else ""


def quality_of(interview: Interview, main: Question, read: Read) -> float:
    """0..1, of a main question that was answered. A follow-up adds to it for as many of the main question's points as
    it asked for. Each answer was read when it was heard: to read them together would cost as much again."""
    first = read(main, with_drawn(interview, main, _said_to(interview, main)))
    quality = first.quality
    for follow_up in interview.follow_ups_to(main.id):
        asked = follow_up if first.gate else interview.as_graded(follow_up)  # a second chance is at all of them
        if asked.key_points and (said := _said_to(interview, asked)):
            quality += read(asked, said).quality * len(asked.key_points) / len(main.key_points)
    return min(quality, 1.0)


def running_quality(interview: Interview, read: Read) -> float | None:
    """0..1 over the latest main questions that were answered; None while there is none (a skip is not measured)."""
    answered = [q for q in interview.main_questions if (a := interview.answer_to(q.id)) and not a.skipped]
    latest = [quality_of(interview, q, read) for q in answered[-RUNNING_OVER:]]
    return sum(latest) / len(latest) if latest else None


def difficulty_next(interview: Interview, read: Read) -> Difficulty:
    """At most one step from the last question: up when clearly good, down when clearly poor."""
    asked = interview.main_questions
    if not asked:
        return _start(interview.plan)
    level = LADDER.index(asked[-1].difficulty)
    last = interview.answer_to(asked[-1].id)
    quality = running_quality(interview, read)
    if quality is None or last is None or last.skipped:
        return asked[-1].difficulty
    newest = quality_of(interview, asked[-1], read)
    # The newest answer must point the same way: an old triumph does not make the next question harder after a failure.
    if quality >= GOOD and newest > POOR:
        level += 1
    elif quality <= POOR and newest < GOOD:
        level -= 1
    return LADDER[min(max(level, 0), len(LADDER) - 1)]


def next_wanted(interview: Interview, read: Read) -> Wanted:
    return Wanted(kind_at(interview.plan, len(interview.main_questions)), difficulty_next(interview, read))


def choose(interview: Interview, wanted: Wanted, bank: QuestionBank, asked_before: frozenset[str]) -> Choice | None:
    """The best fitting question. One that the person has never seen comes before one that they have, over every kind
    that the interview allows; None when the bank has nothing at all for it."""
    here = {q.bank_id for q in interview.main_questions}
    plan = interview.plan
    kinds = (
        wanted.kind,
        *(k for k in (*TURNS_OF_A_FIRST_ROUND, Kind.GENERAL) if plan.kind is Kind.MIXED and k is not wanted.kind),
    )
    cells = [bank.in_cell(plan.domain, kind, plan.pack) for kind in kinds]
    open_cells = [[q for q in cell if q.id not in here] for cell in cells]
    unseen = [[q for q in cell if q.id not in asked_before] for cell in open_cells]
    for seen, pools in ((False, unseen), (True, open_cells), (True, cells)):
        pool = next((pool for pool in pools if pool), None)
        if pool:
            return Choice(_best(pool, interview, wanted), seen)
    return None


def revisited(interview: Interview, bank: QuestionBank) -> BankQuestion | None:
    """The next of the questions that the plan wants asked again; those that the bank has no more are passed by."""
    here = {q.bank_id for q in interview.main_questions}
    return next((q for i in interview.plan.revisits if i not in here and (q := bank.get(i))), None)


def as_question(chosen: BankQuestion, number: int) -> Question:
    return Question(
        id=f"q{number}",
        text=chosen.text,
        kind=chosen.kind,
        difficulty=chosen.difficulty,
        competency=chosen.competency,
        key_points=chosen.key_points,
        bank_id=chosen.id,
    )


def _start(plan: Plan) -> Difficulty:
    """As chosen, but nobody is met at the far end: a junior begins below hard, a senior or lead above easy."""
    if plan.seniority == "junior" and plan.difficulty is Difficulty.HARD:
        return Difficulty.MEDIUM
    if plan.seniority in ("senior", "lead") and plan.difficulty is Difficulty.EASY:
        return Difficulty.MEDIUM
    return plan.difficulty


def _best(pool: list[BankQuestion] | tuple[BankQuestion, ...], interview: Interview, wanted: Wanted) -> BankQuestion:
    chance = random.Random(f"{interview.id}/{len(interview.main_questions)}")  # noqa: S311
    asked = interview.main_questions
    reachable = [q for q in pool if not asked or _steps(q.difficulty, asked[-1].difficulty) <= 1] or list(pool)
    used = {q.competency for q in asked}
    scored = [(_fit(q, interview.plan, wanted, used), q) for q in reachable]
    best = max(score for score, _ in scored)
    return chance.choice([q for score, q in scored if score == best])


def _fit(question: BankQuestion, plan: Plan, wanted: Wanted, used: set[str]) -> float:
    names = {question.competency.casefold(), *(tag.casefold() for tag in question.tags)}
    topics = {topic.casefold() for topic in plan.topics}
    role_words = set(re.findall(r"[a-z]{2,}", plan.role.casefold()))
    about = {word for name in names for word in re.findall(r"[a-z]{2,}", name)}
    return (
        PACK_WEIGHT * (question.pack != "")  # asked for by name, or it would not be here
        + TOPIC_WEIGHT * bool(names & topics)
        + FRESH_WEIGHT * (question.competency not in used)
        + ROLE_WEIGHT * bool(role_words & about)
        - DISTANCE_WEIGHT * _steps(question.difficulty, wanted.difficulty)
    )


def _steps(a: Difficulty, b: Difficulty) -> int:
    return abs(LADDER.index(a) - LADDER.index(b))
