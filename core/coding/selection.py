"""Which problem comes next: topics as chosen, difficulty after the last verdict, nothing twice while it can be."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from core.coding.rounds import best_of, hints_taken
from core.domain.coding import Problem, Submission
from core.domain.interview import Interview, Question
from core.domain.plan import Difficulty

LADDER = (Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)
FREE_HINTS = 1  # a problem solved with more of them does not raise the difficulty


def next_difficulty(interview: Interview, submissions: tuple[Submission, ...]) -> Difficulty:
    """One step up from a problem solved nearly alone, one step down from one that was not solved."""
    if not interview.questions:
        return interview.plan.difficulty
    last = interview.questions[-1]
    at = LADDER.index(last.difficulty)
    best = best_of(submissions, last.bank_id or "")
    if best is None or not best.accepted:
        at -= 1
    elif hints_taken(interview, last.id) <= FREE_HINTS:
        at += 1
    return LADDER[min(max(at, 0), len(LADDER) - 1)]


def next_problem(
    problems: Sequence[Problem],
    interview: Interview,
    submissions: tuple[Submission, ...],
    known: Collection[str],
) -> Problem | None:
    """What the plan wants asked again comes first. None when the bank holds nothing that this round has not had.
    `known` are ids that the person has met before."""
    had = {question.bank_id for question in interview.questions}
    wanted = next_difficulty(interview, submissions)
    left = [problem for problem in problems if problem.id not in had]
    if not left:
        return None
    again = next((problem for i in interview.plan.revisits for problem in left if problem.id == i), None)
    if again:
        return again
    topics = interview.plan.topics
    turn: dict[str, int] = {}
    for question in interview.questions:
        turn[_topic(question)] = turn.get(_topic(question), 0) + 1
    chance = random.Random(f"{interview.id}:{len(interview.questions)}")  # noqa: S311
    chance.shuffle(left)

    def cost(problem: Problem) -> tuple[bool, bool, int, int]:
        off = abs(LADDER.index(problem.difficulty) - LADDER.index(wanted))
        stranger = bool(topics) and problem.topic.value not in topics
        return stranger, problem.id in known, off, turn.get(problem.topic.value, 0)

    return min(left, key=cost)


def _topic(question: Question) -> str:
    return (question.bank_id or "").partition("/")[0]
