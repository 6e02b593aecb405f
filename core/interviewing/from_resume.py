"""The questions of a résumé interview: which facts are asked about, in which order, and in which words.

Chosen by the interview's id, so that the same interview has the same questions and the next one has others."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from core.domain.interview import Question
from core.domain.plan import Kind, Plan
from core.domain.resume import Facts, Finding
from core.domain.source import Source
from core.interviewing.built_in import in_a_sentence
from core.interviewing.resume_asks import About, Ask, Wording
from core.interviewing.subjects import Subject, bare, subjects_of

ORDER = (About.ROLE, About.CLAIM, About.PROJECT, About.STORY, About.SKILL)
ORDER_FOR_A_JOB = (About.ROLE, About.GAP, About.CLAIM, About.STORY, About.GAP, About.PROJECT, About.SKILL)
CASE_EVERY = 5  # of a first round, at the most every fifth question is a case


@dataclass(frozen=True, slots=True)
class ResumeQuestions:
    asks: tuple[Ask, ...]

    def about_resume(self, facts: Facts, plan: Plan, seed: str, gaps: Sequence[Finding] = ()) -> tuple[Question, ...]:
        """At most as many as the plan wants; fewer, or none, of a résumé that tells too little."""
        return self._chosen(facts, plan, seed, gaps, ORDER_FOR_A_JOB if gaps else ORDER)

    def about_gaps(self, facts: Facts, plan: Plan, seed: str, gaps: Sequence[Finding]) -> tuple[Question, ...]:
        """On what a job asks for and the résumé does not show, and on nothing else."""
        return self._chosen(facts, plan, seed, gaps, (About.GAP,))

    def _chosen(
        self, facts: Facts, plan: Plan, seed: str, gaps: Sequence[Finding], order: Sequence[About]
    ) -> tuple[Question, ...]:
        subjects = subjects_of(facts, in_a_sentence(plan.role), gaps)
        picking = _Picking(self.asks, subjects, plan, random.Random(f"{seed}/resume"))  # noqa: S311
        places = cycle(order)
        for _ in range(plan.question_count * len(order)):
            if len(picking.questions) >= plan.question_count:
                break
            picking.add(next(places))
        return tuple(picking.questions)


class _Picking:
    def __init__(self, asks: Sequence[Ask], subjects: Sequence[Subject], plan: Plan, chance: random.Random) -> None:
        self.questions: list[Question] = []
        self._plan = plan
        self._chance = chance
        self._pairs = [
            (ask, subject)
            for ask in asks
            for subject in subjects
            if ask.about is subject.about and plan.kind in (Kind.MIXED, ask.kind) and _wordings(ask, subject)
        ]
        self._asked: Counter[str] = Counter()
        self._lines: set[tuple[str, str]] = set()

    def add(self, about: About) -> None:
        """One more question of this sort, if there is a fact left for it."""
        number = len(self.questions) + 1
        fresh = [
            (ask, subject)
            for ask, subject in self._pairs
            if ask.about is about
            and _key(subject) not in self._lines
            and (ask.kind is not Kind.SYSTEM_DESIGN or self._plan.kind is not Kind.MIXED or number % CASE_EVERY == 0)
        ]
        if not fresh:
            return
        least = min(self._asked[ask.id] for ask, _ in fresh)
        pool = [(ask, subject) for ask, subject in fresh if self._asked[ask.id] == least]
        weights = [subject.weight**2 for _, subject in pool]
        ask, subject = self._chance.choices(pool, weights)[0]
        wording = self._chance.choice(_wordings(ask, subject))
        self._asked[ask.id] += 1
        self._lines.add(_key(subject))
        self.questions.append(_question(ask, subject, wording, self._plan, number))


def _wordings(ask: Ask, subject: Subject) -> list[Wording]:
    return [wording for wording in ask.wordings if wording.needs <= subject.slots.keys()]


def _key(subject: Subject) -> tuple[str, str]:
    """A line is asked about once, whatever it holds; a skill once, wherever it stands."""
    return (
        subject.origin.value,
        subject.slots["skill"] if subject.about in (About.GAP, About.SKILL) else subject.line.text,
    )


def _question(ask: Ask, subject: Subject, wording: Wording, plan: Plan, number: int) -> Question:
    return Question(
        id=f"q{number}",
        text=wording.text.format_map(dict(subject.slots)),
        kind=ask.kind,
        difficulty=plan.difficulty,
        competency=ask.competency,
        key_points=ask.key_points,
        probes=ask.probes,
        source=Source(subject.origin, bare(subject.line.text), subject.line.number or None, ask.why, subject.facts),
    )
