"""The figures for whoever runs the product. No transcript, no name: numbers, topics and providers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta

from core.domain.operations import ModelCost, OperationsFigures, StageFigures
from core.domain.practice import History
from core.operations_ports import CallLedger, Exposition, Operations
from core.ports import Clock
from core.practice.challenges import by_day
from core.practice.rules import Rules

CHALLENGE_DAYS = 7


@dataclass(frozen=True, slots=True)
class OperationsParts:
    """The same for everybody. `prices` are US dollars for a million tokens in and out, by model."""

    ledger: CallLedger
    metrics: Exposition
    metrics_token: str | None
    prices: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class AdministrationView:
    figures: OperationsFigures
    stages: tuple[StageFigures, ...]
    costs: tuple[ModelCost, ...]
    challenges_asked: int  # on days with practice, in the last seven, of those who practised last
    challenges_done: int


@dataclass(frozen=True, slots=True)
class AdministrationService:
    """Of an administrator."""

    operations: Operations
    parts: OperationsParts
    history_of: Callable[[str], History]
    rules: Rules
    clock: Clock

    def load(self, days: int) -> AdministrationView:
        """Over the last `days`. Raises StoreError, NotFound for whoever may not see it."""
        since = self.clock.now() - timedelta(days=days)
        figures, stages = self.operations.figures(since), self.parts.ledger.stages(since)
        asked, done = self._challenges(figures.active)
        return AdministrationView(figures, stages, costs(stages, self.parts.prices), asked, done)

    def _challenges(self, people: tuple[str, ...]) -> tuple[int, int]:
        today = self.clock.now().astimezone(UTC).date()
        asked = done = 0
        for person in people:
            history = self.history_of(person)
            held = {interview.started_at.astimezone(UTC).date() for interview in history.interviews}
            each = by_day(history, self.rules.challenges, owner_id=person, today=today, zone=UTC)
            for one in each:
                if one.day in held and one.day > today - timedelta(days=CHALLENGE_DAYS):
                    asked += len(one.challenges)
                    done += sum(state.done for state in one.challenges)
        return asked, done


def costs(stages: tuple[StageFigures, ...], prices: Mapping[str, tuple[float, float]]) -> tuple[ModelCost, ...]:
    """By model, those that counted tokens."""
    used: dict[str, tuple[int, int]] = {}
    for stage in stages:
        before = used.get(stage.name, (0, 0))
        used[stage.name] = before[0] + stage.prompt_tokens, before[1] + stage.completion_tokens
    return tuple(
        ModelCost(name, *tokens, _usd(tokens, prices.get(name.partition(" ")[2])))
        for name, tokens in sorted(used.items())
        if any(tokens)
    )


def _usd(tokens: tuple[int, int], price: tuple[float, float] | None) -> float | None:
    return (tokens[0] * price[0] + tokens[1] * price[1]) / 1e6 if price else None
