"""What whoever runs the product sees: people in numbers, providers by name, and nobody's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Stage(StrEnum):
    """What a provider was asked for."""

    TALK = "talk"  # latency is to the first words
    FORM = "form"  # grading, and whatever else a model fills in; latency is to the end
    HEAR = "hear"  # to the end
    SPEAK = "speak"  # to the first sound


@dataclass(frozen=True, slots=True)
class TokenUsage:
    prompt: int
    completion: int

    @classmethod
    def of(cls, parts: Sequence[TokenUsage]) -> TokenUsage | None:
        """All of them together; None of none."""
        return cls(sum(p.prompt for p in parts), sum(p.completion for p in parts)) if parts else None


@dataclass(frozen=True, slots=True)
class ProviderCall:
    at: datetime
    stage: Stage
    name: str  # provider and model: "groq openai/gpt-oss-120b"
    latency_ms: float | None  # None: it failed, or was given up, before that
    error: str | None = None  # the kind, never the words
    usage: TokenUsage | None = None  # None: the vendor did not say


@dataclass(frozen=True, slots=True)
class StageFigures:
    stage: Stage
    name: str
    calls: int
    errors: tuple[tuple[str, int], ...]  # kinds, most frequent first
    p50_ms: float | None
    p95_ms: float | None
    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class DayFigures:
    day: date  # in UTC
    people: int
    started: int
    finished: int


@dataclass(frozen=True, slots=True)
class WeakArea:
    topic: str
    average: float  # points
    answers: int


@dataclass(frozen=True, slots=True)
class OperationsFigures:
    """Over everybody's interviews of a span of time."""

    people: int = 0
    started: int = 0
    finished: int = 0
    average_s: float | None = None  # of those that are over
    graded: int = 0
    passed: int = 0  # 60 points or more
    distribution: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    days: tuple[DayFigures, ...] = ()
    weakest: tuple[WeakArea, ...] = ()  # lowest average first, from three answers on
    submissions: int = 0  # of whole solutions to coding problems
    accepted: int = 0
    active: tuple[str, ...] = ()  # ids of the people who practised lately, at most 200


@dataclass(frozen=True, slots=True)
class ModelCost:
    name: str
    prompt_tokens: int
    completion_tokens: int
    usd: float | None  # None: no price is set for it
