"""Months of practice, made up from a seed: every status and kind, graded or not, graders that change, clocks that went
backwards, one interview spoken, another left open."""

import random
from dataclasses import replace
from datetime import timedelta

from core.domain.evaluation import CriterionScore, Evaluation, Score
from core.domain.interview import Interview, Status
from core.domain.plan import Difficulty, Kind
from core.domain.speech import Delivery
from core.ports import InterviewStore
from tests.contracts.samples import START, answered, asked, ended, new_interview, question

TOPICS = ("systems", "ownership", "conflict", "estimates")
INTERVIEWS_BEFORE_CHANGE = 12  # of the grader
CRITERIA = ("star", "substance", "clarity")


def history(seed: int, owner_id: str, interviews: int) -> list[tuple[Interview, Score | None]]:
    dice = random.Random(seed)
    at, made = START, []
    for number in range(interviews):
        at += timedelta(hours=dice.randint(1, 90))
        made.append(one(dice, owner_id, at, number))
    return made


def one(dice: random.Random, owner_id: str, at, number: int) -> tuple[Interview, Score | None]:
    kind = dice.choice(list(Kind))
    difficulty = dice.choice(list(Difficulty))
    interview = new_interview(owner_id, started_at=at, kind=kind, difficulty=difficulty, role=f"Role {number % 3}")
    evaluations = []
    for count in range(1, dice.randint(2, 5)):
        put = replace(question(count), competency=dice.choice(TOPICS), follows="q1" if count == 3 else None)
        interview = answered(asked(interview, put), f"Answer {number} and {count}.", skipped=dice.random() < 0.1)
        if dice.random() < 0.3:
            interview = spoken(interview, dice)
        graded = found(dice, put.id, "built-in" if number < INTERVIEWS_BEFORE_CHANGE else "groq judge")
        if kind is Kind.CODING and graded.overall and count != 2:
            graded = replace(graded, unassisted=Score(min(100.0, graded.overall.value + 10 * (number % 3))))
        evaluations.append(graded)
        if dice.random() < 0.2:
            interview = interview.with_attempt(put.id, "Once more.", at)
            evaluations.append(replace(found(dice, put.id, "somebody else"), attempt=2))
    status = dice.choice(list(Status))
    if status is not Status.IN_PROGRESS:
        interview = ended(interview, minutes=dice.choice((-4, 0.5, 12, 30, 95)), status=status)
    if dice.random() < 0.25:
        return interview, None
    score = Score(round(dice.choice((0, 20.4, 20.5, 100, dice.uniform(0, 100))), 1), dice.choice((None, 2.5)))
    return interview.with_evaluations(evaluations), score


def spoken(interview: Interview, dice: random.Random) -> Interview:
    said = Delivery(dice.randint(5_000, 90_000), dice.uniform(90, 190), None, dice.choice((None, 3.5)), 4, 1800)
    *others, last = interview.answers
    return replace(interview, answers=(*others, replace(last, delivery=said)))


def found(dice: random.Random, question_id: str, graded_by: str) -> Evaluation:
    scores = tuple(CriterionScore(name, dice.choice((None, 1, 2, 3, 4, 5))) for name in CRITERIA)
    overall = Score(round(dice.uniform(0, 100), 1)) if dice.random() < 0.8 else None
    return Evaluation(question_id, "behavioural", scores, graded_by=graded_by, overall=overall)


def keep(store: InterviewStore, made: list[tuple[Interview, Score | None]]) -> None:
    for interview, score in made:
        store.save(replace(interview, evaluations=()))
        if score is not None:
            store.save_grading(interview.id, interview.evaluations, overall=score, coverage=1.0)
