"""Strengths that were shown and what is missing, in plain words. Nothing is praised that cannot be quoted."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.evaluation import CriterionScore, StarPart
from core.domain.interview import Question
from core.domain.plan import Kind
from core.grading.reading import Analysis

MAX_STRENGTHS = 3
SURE_FROM = 0.75  # a point that only may have been said is not praised
MAX_IMPROVEMENTS = 4
STAR_ADVICE = {
    StarPart.SITUATION: "No situation: say in one sentence where and when it was.",
    StarPart.TASK: "No task: say what you were to achieve, and by when.",
    StarPart.ACTION: "No action of your own: say what you did, with “I”.",
    StarPart.RESULT: "No result: say what came of it, with a figure if there is one.",
}


def strengths_of(question: Question, analysis: Analysis, scores: Sequence[CriterionScore]) -> tuple[str, ...]:
    levels = {score.criterion_id: score.level or 0 for score in scores}
    found = []
    if levels.get("star", 0) >= 5:
        found.append("The story is whole: situation, task, action and result.")
    if levels.get("substance", 0) >= 4:
        found.append(f"{len(analysis.covered)} of {len(question.key_points)} key points are there.")
    best = max(analysis.covered, key=lambda index: analysis.points[index].value, default=None)
    if best is not None and levels.get("substance", 0) >= 3 and analysis.points[best].value >= SURE_FROM:
        found.append(f"Covers this: {_lowered(question.key_points[best].text)}.")
    if levels.get("depth", 0) >= 4 and analysis.expression.numbers:
        start, end = analysis.expression.numbers[0]
        found.append(f"Gives figures, such as “{analysis.text.raw[start:end].strip()}”.")
    if levels.get("clarity", 0) >= 5:
        found.append("Easy to follow: one thought leads to the next.")
    return tuple(found[:MAX_STRENGTHS])


def improvements_of(question: Question, analysis: Analysis, scores: Sequence[CriterionScore]) -> tuple[str, ...]:
    levels = {score.criterion_id: score.level for score in scores}
    how = analysis.expression
    found = []
    if question.kind is Kind.BEHAVIOURAL:
        found += [STAR_ADVICE[part] for part in StarPart if part not in analysis.star]
    missing = [point for index, point in enumerate(question.key_points) if index not in analysis.covered]
    found += [f"Not said: {_lowered(point.text)}." for point in missing[: 2 if found else 3]]
    if not how.numbers:
        found.append("No figure: say how many, how much or how long, even roughly.")
    elif (levels.get("depth") or 5) <= 3 and len(how.reasons) < 2:
        found.append("Few reasons: say why, and what it costs.")
    if how.prose < 1:
        found.append("Say it in sentences: a list of keywords shows little.")
    if how.per_hundred(len(how.hedges)) > 2.5:
        found.append(f"{len(how.hedges)} hedges (“I think”, “maybe”): keep them for real doubt.")
    if how.per_hundred(how.fillers) > 4:
        found.append(f"{how.fillers} fillers: a short pause says the same.")
    return tuple(found[:MAX_IMPROVEMENTS])


def _lowered(text: str) -> str:
    """For the middle of a sentence; names and abbreviations stay as they are."""
    bare = text.strip().rstrip(".")
    first = bare.split(" ", 1)[0]
    return bare[0].lower() + bare[1:] if first[1:] == first[1:].lower() and first != "I" else bare
