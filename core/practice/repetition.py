"""What comes back when: spaced repetition over results that were below level 4, by FSRS (the `fsrs` library; Ye, Su and
Cao 2022, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling"). Everything is worked out
from the results again each time: there is no schedule that could disagree with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler

from core.domain.plan import Kind
from core.domain.practice import DueItem, History

GOOD_LEVEL = 4.0
REMEMBERED = 20  # newest results of one item that its next date is worked out from
POINTS_A_LEVEL = 25.0
# Whole days only: nobody rehearses a question again within ten minutes. Without fuzz, so that a date stays the same.
SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Result:
    at: datetime
    level: float  # 1-5


def items(history: History) -> tuple[DueItem, ...]:
    """Every question and criterion that was ever below level 4, by the date on which it comes back."""
    found = [*_questions(history), *_criteria(history)]
    return tuple(sorted(found, key=lambda item: (item.due_at, item.id)))


def rating_of(level: float) -> Rating:
    """Levels 1-5 as the four grades of FSRS."""
    if level >= GOOD_LEVEL:
        return Rating.Easy
    return Rating.Good if level >= 3 else Rating.Hard if level >= 2 else Rating.Again


def due_at(results: Iterable[Result]) -> datetime | None:
    """When it comes back; None while it never was below level 4. `results` in the order of time."""
    card: Card | None = None
    for result in results:
        at = result.at.astimezone(UTC)
        if card is None and result.level < GOOD_LEVEL:
            card = Card(card_id=0, due=at)
        if card is not None:
            card, _ = SCHEDULER.review_card(card, rating_of(result.level), at)
    return card.due if card else None


def _questions(history: History) -> Iterator[DueItem]:
    results: dict[str, list[Result]] = defaultdict(list)
    about: dict[str, tuple[str, Kind]] = {}
    for one in history.questions:
        results[one.bank_id].append(Result(one.at, 1 + one.points / POINTS_A_LEVEL))
        about[one.bank_id] = one.competency, one.kind
    for bank_id, found in results.items():
        competency, kind = about[bank_id]
        yield from _item(f"question:{bank_id}", competency, kind, found)


def _criteria(history: History) -> Iterator[DueItem]:
    results: dict[str, list[Result]] = defaultdict(list)
    for interview in history.interviews:
        for criterion, level in interview.criteria.items():
            results[criterion].append(Result(interview.started_at, level))
    for criterion, found in results.items():
        yield from _item(f"criterion:{criterion}", criterion, None, found)


def _item(id_: str, about: str, kind: Kind | None, results: list[Result]) -> Iterator[DueItem]:
    newest = results[-REMEMBERED:]
    due = due_at(newest)
    if due is not None:
        yield DueItem(id_, about, kind, due, newest[-1].at, newest[-1].level, len(results))
