"""An interview over what is due again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.domain.plan import Kind, Plan
from core.domain.practice import DueItem

MAX_QUESTIONS = 5
MINUTES_A_QUESTION = 6
PROBLEM_MINUTES = 30
CRITERION_QUESTIONS = 2


def revision_plan(due: Sequence[DueItem], like: Plan, kinds: Mapping[str, Kind]) -> Plan | None:
    """The longest overdue questions first; with none of them, a problem; else questions of a kind that is judged by the
    criterion that is due (`kinds` by criterion). None when nothing of it can be practised."""
    asked = [item.bank_id for item in due if item.bank_id and item.kind is not Kind.CODING][:MAX_QUESTIONS]
    if asked:
        return _short(like, Kind.MIXED, len(asked), MINUTES_A_QUESTION * len(asked), tuple(asked))
    problem = next((item.bank_id for item in due if item.bank_id), None)
    if problem:
        return _short(like, Kind.CODING, 1, PROBLEM_MINUTES, (problem,))
    kind = next((kinds[item.about] for item in due if item.about in kinds), None)
    if kind is None:
        return None
    if kind is Kind.CODING:
        return _short(like, kind, 1, PROBLEM_MINUTES, ())
    return _short(like, kind, CRITERION_QUESTIONS, MINUTES_A_QUESTION * CRITERION_QUESTIONS, ())


def _short(like: Plan, kind: Kind, questions: int, minutes: int, revisits: tuple[str, ...]) -> Plan:
    return replace(like, kind=kind, question_count=questions, time_limit_minutes=minutes, topics=(), revisits=revisits)
