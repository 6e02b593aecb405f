"""What to practise next, as plans that can be started: from the weakest answers, then from what was left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from core.domain.coding import Topic
from core.domain.drill import Drill
from core.domain.evaluation import Report
from core.domain.interview import Interview, Question
from core.domain.plan import Difficulty, Kind, Plan
from core.domain.source import Origin
from core.grading.graded import Graded, graded_questions
from core.grading.report_words import GOOD_FROM

MAX_DRILLS = 3
QUESTIONS, MINUTES = 2, 10
PROBLEM_MINUTES = 25
HARDER = {Difficulty.EASY: Difficulty.MEDIUM, Difficulty.MEDIUM: Difficulty.HARD}
STORY_BELOW = 60.0
AGAIN = {
    Origin.RESUME: "On your résumé",
    Origin.JOB: "On a gap of the job",
    Origin.NOTES: "Of your real interview",
}


def drills_of(interview: Interview, report: Report, own: Collection[str] = ()) -> tuple[Drill, ...]:
    """At most three, each with a reason that the report shows; none before anything was graded. `own` are the questions
    to which the person keeps a model answer: those that went less well are asked again as they were."""
    asked = graded_questions(interview)
    if not any(entry.score for entry in asked):
        return ()
    held = replace(interview.plan, revisits=())
    found = [*_rehearsed(held, asked, own), *_weak(held, asked), *_stories(held, report), *_left_out(held, asked)]
    if not found and held.difficulty in HARDER:
        harder = HARDER[held.difficulty]
        plan = replace(held, difficulty=harder)
        why = f"Every answer reached {GOOD_FROM:.0f}"
        found = [Drill("One step harder", f"The same kind of interview, {harder.value}.", why, plan)]
    unlike = {
        (drill.plan.kind, drill.plan.topics, drill.plan.revisits, drill.prepared): drill for drill in reversed(found)
    }
    return tuple(sorted(unlike.values(), key=found.index))[:MAX_DRILLS]


def _rehearsed(plan: Plan, asked: Iterable[Graded], own: Collection[str]) -> Iterable[Drill]:
    for entry in asked:
        question = entry.question
        if question.id in own and question.bank_id and entry.score and entry.score.value < GOOD_FROM:
            again = replace(_short(plan, question.kind, ()), question_count=1, revisits=(question.bank_id,))
            why = f"Question {entry.number} scored {entry.score.value:.0f}"
            yield Drill("Your own answer", "The same question again, to say your model answer.", why, again)


def _weak(plan: Plan, asked: Iterable[Graded]) -> Iterable[Drill]:
    scored = [(entry, entry.score.value) for entry in asked if entry.score and entry.score.value < GOOD_FROM]
    for entry, value in sorted(scored, key=lambda one: one[1]):
        yield _on(plan, entry.question, f"Question {entry.number} scored {value:.0f}")


def _left_out(plan: Plan, asked: Iterable[Graded]) -> Iterable[Drill]:
    for entry in asked:
        if entry.score is None:
            yield _on(plan, entry.question, f"Question {entry.number} has no score yet")


def _on(plan: Plan, question: Question, why: str) -> Drill:
    about = question.competency
    if question.source:
        again = replace(_short(plan, question.kind, ()), question_count=1)
        where = AGAIN[question.source.origin]
        return Drill(where, f"The same question again: {question.text}", why, again, (question,))
    if question.kind is not Kind.CODING:
        what = f"{QUESTIONS} questions on {_small(about)}."
        return Drill(about, what, why, _short(plan, question.kind, (about,)))
    topics = tuple(topic for topic in Topic if topic.value.replace("_", " ") == about.replace("_", " ").casefold())
    problem = replace(plan, topics=topics, question_count=1, time_limit_minutes=PROBLEM_MINUTES)
    return Drill(about, f"One problem on {_small(about)}.", why, problem)


def _stories(plan: Plan, report: Report) -> Iterable[Drill]:
    star = next((c for c in report.criteria if c.criterion_id == "star" and c.score), None)
    if star and star.score and star.score.value < STORY_BELOW:
        what = f"{QUESTIONS} stories: situation, task, what you did, result."
        why = f"{star.name} scored {star.score.value:.0f}"
        yield Drill("Whole stories", what, why, _short(plan, Kind.BEHAVIOURAL, ()))


def _short(plan: Plan, kind: Kind, topics: tuple[str, ...]) -> Plan:
    return replace(plan, kind=kind, topics=topics, question_count=QUESTIONS, time_limit_minutes=MINUTES)


def _small(competency: str) -> str:
    """Inside a sentence, unless it is an abbreviation."""
    return competency if competency[:2].isupper() else competency[:1].lower() + competency[1:]
