"""One judgement by a language model: the form it fills in, and what is left of it once its quotes were looked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from core.domain.evaluation import Criterion, Evidence, Rubric, StarPart
from core.domain.interview import Question
from core.domain.language import ENGLISH
from core.grading.quotes import locate
from core.languages import language_of
from core.ports import Message
from core.prompting import Prompts, fenced

PROMPT, LANGUAGE_PROMPT = "judge", "judge_language"
MAX_REMARK_CHARACTERS = 240
MAX_STRENGTHS, MAX_IMPROVEMENTS, MAX_QUOTES = 2, 3, 3


class CriterionJudgement(BaseModel):
    criterion: str
    level: Literal[1, 2, 3, 4, 5]
    quotes: list[str]
    reason: str


class PointSaid(BaseModel):
    point: int
    quote: str


class StoryPartTold(BaseModel):
    part: Literal["situation", "task", "action", "result"]
    quote: str


class StrengthShown(BaseModel):
    text: str
    quote: str


class Judgement(BaseModel):
    criteria: list[CriterionJudgement]
    points_said: list[PointSaid]
    story: list[StoryPartTold]
    strengths: list[StrengthShown]
    improvements: list[str]


@dataclass(frozen=True, slots=True)
class Level:
    """Of one criterion, by one judge; None where no quote carries it."""

    level: int | None
    evidence: tuple[Evidence, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """A judgement as far as its quotes were found in the answer."""

    levels: dict[str, Level]  # by criterion; those that the judge left out are absent
    points: frozenset[int]  # indices into the key points
    story: dict[StarPart, Evidence]
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    brain: str


def messages_for(question: Question, shown: str, rubric: Rubric, prompts: Prompts, number: int) -> list[Message]:
    """What the judge of this number (from 0) reads: each sees the criteria in another order, always the same one."""
    points = [f"{at}. {point.text}" for at, point in enumerate(question.key_points, start=1)]
    prompt = prompts.render(
        PROMPT,
        question=fenced(question.text),
        points="\n".join(points) or "Not given: judge by your knowledge of the field.",
        rubric="\n".join(described(c) for c in _shuffled(rubric.criteria, number, question.id)),
        answer=fenced(shown),
    )
    if question.language == ENGLISH:
        return [Message("user", prompt)]
    spoken = language_of(question.language).name
    return [Message("system", prompts.render(LANGUAGE_PROMPT, language=spoken)), Message("user", prompt)]


def _shuffled(criteria: tuple[Criterion, ...], number: int, seed: str) -> list[Criterion]:
    if number == 0:
        return list(criteria)
    return sorted(criteria, key=lambda c: hashlib.sha256(f"{seed} {number} {c.id}".encode()).digest())


def described(criterion: Criterion) -> str:
    levels = zip(criterion.anchors, criterion.examples, strict=True)
    lines = [f"  {level}: {anchor} Such as: “{said}”" for level, (anchor, said) in enumerate(levels, start=1)]
    return "\n".join([f"{criterion.id}: {criterion.name}. {criterion.description}", *lines])


def opinion_of(judged: Judgement, question: Question, shown: str, brain: str) -> Opinion:
    """`shown` is the answer as the judge saw it: a quote of anything else proves nothing."""
    points = {
        said.point - 1
        for said in judged.points_said
        if 1 <= said.point <= len(question.key_points) and locate(said.quote, shown)
    }
    told = ((StarPart(one.part), locate(one.quote, shown)) for one in reversed(judged.story))
    strengths = [s.text for s in judged.strengths if s.text.strip() and locate(s.quote, shown)]
    return Opinion(
        levels={one.criterion: judged_level(one, shown) for one in reversed(judged.criteria)},
        points=frozenset(points),
        story={part: evidence for part, evidence in told if evidence},
        strengths=remarks(strengths, MAX_STRENGTHS),
        improvements=remarks(judged.improvements, MAX_IMPROVEMENTS),
        brain=brain,
    )


def judged_level(judged: CriterionJudgement, shown: str) -> Level:
    found = [located for quote in judged.quotes if (located := locate(quote, shown)) is not None]
    evidence = tuple(dict.fromkeys(found))[:MAX_QUOTES]
    return Level(judged.level if judged.level == 1 or evidence else None, evidence, _short(judged.reason))


def remarks(texts: Iterable[str], limit: int) -> tuple[str, ...]:
    return tuple(_short(text) for text in texts if text.strip())[:limit]


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= MAX_REMARK_CHARACTERS else one_line[: MAX_REMARK_CHARACTERS - 1].rstrip() + "…"
