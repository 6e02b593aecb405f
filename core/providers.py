"""Several language models as one: in order, the next one where one fails, and what is known of each one's health."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from core.domain.provider import Health
from core.errors import (
    ModelUnavailable,
    ProviderBusy,
    ProviderError,
    ProviderMisbehaved,
    ProviderRefused,
    ProviderUnreachable,
)
from core.ports import Filled, LanguageModel, M, Message, TextStream

T = TypeVar("T")
log = logging.getLogger(__name__)

# How long a failing model is left alone, in seconds. Long enough that not every turn of a 30-minute interview pays for
# an outage, short enough that a hiccup is over by the next question but one.
REST_S = {ProviderUnreachable: 20.0, ProviderBusy: 20.0, ProviderRefused: 60.0}
SLOW_FAILURE_S = 2.5  # a failure that took longer than this speaks for the whole provider


def provider_of(name: str) -> str:
    """ "groq openai/gpt-oss-120b" → "groq" """
    return name.partition(" ")[0]


def model_of(name: str) -> str:
    return name.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class Condition:
    """Of one model. Times are those of the clock that the record was given."""

    health: Health = Health.UNTRIED
    detail: str = ""
    latency_ms: float | None = None  # to the first word
    rests_until_s: float = 0.0
    retired: bool = False  # its vendor has it no longer: not asked again while this process runs


class HealthRecord:
    """Thread-safe. A model that failed rests; when its rest is over one caller tries it, and the others pass it by
    until that one has had its answer (or another rest has gone by)."""

    def __init__(self, names: Sequence[str], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._conditions = {name: Condition() for name in names}
        self._clock = clock
        self._lock = threading.Lock()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._conditions)

    def condition(self, name: str) -> Condition:
        with self._lock:
            return self._conditions[name]

    def is_available(self, name: str) -> bool:
        condition = self.condition(name)
        return not condition.retired and condition.rests_until_s <= self._clock()

    def admit(self, name: str) -> bool:
        """Whether to ask this model now."""
        with self._lock:
            condition, now = self._conditions[name], self._clock()
            if condition.retired or condition.rests_until_s > now:
                return False
            if condition.health is Health.FAILING:
                self._conditions[name] = replace(condition, rests_until_s=now + REST_S[ProviderUnreachable])
            return True

    def succeeded(self, name: str, latency_ms: float | None = None) -> None:
        """`latency_ms` as far as it was measured by this success."""
        with self._lock:
            known_ms = self._conditions[name].latency_ms
            self._conditions[name] = Condition(
                Health.WORKING, latency_ms=known_ms if latency_ms is None else latency_ms
            )

    def failed(self, name: str, error: ProviderError, *, whole_provider: bool = False) -> None:
        log.warning("%s failed: %s: %s", name, type(error).__name__, error)
        with self._lock:
            for other, condition in self._conditions.items():
                if other == name or (whole_provider and provider_of(other) == provider_of(name)):
                    self._conditions[other] = self._after(condition, error)

    def forgive(self, name: str) -> None:
        """Forget what was held against it, so that it is asked again."""
        with self._lock:
            self._conditions[name] = Condition()

    def _after(self, condition: Condition, error: ProviderError) -> Condition:
        # An answer that was unusable says nothing about the next one: no rest.
        rest_s = next((rest_s for kind, rest_s in REST_S.items() if isinstance(error, kind)), 0.0)
        if isinstance(error, ProviderBusy):
            rest_s = max(rest_s, error.retry_after_s or 0.0)
        retired = condition.retired or isinstance(error, ModelUnavailable)
        return Condition(Health.FAILING, error.detail, None, self._clock() + rest_s, retired)


class ModelChain:
    """A LanguageModel over ordered ones. Each call asks the first that is fit, and the next one on a ProviderError.

    A stream changes models only before its first delta. A failure after it is raised as it is: two voices are never
    mixed in one stream. The caller knows what was heard, and falls back to the built-in interviewer for the rest.
    When no model answers, the last error is raised.
    """

    def __init__(
        self,
        models: Sequence[LanguageModel],
        health: HealthRecord,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
        patience_s: float = 5.0,
    ) -> None:
        """`patience_s` is the most that one call waits where models ask to be tried again later."""
        self._models = tuple(models)
        self.health = health
        self._clock = clock
        self._wait = wait
        self._patience_s = patience_s

    @property
    def name(self) -> str:
        """Of the model that the next call would ask first; "" when none is fit."""
        return next((model.name for model in self._models if self.health.is_available(model.name)), "")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(model.name for model in self._models)

    def of(self, provider: str) -> ModelChain:
        """The same models, as far as they are this provider's, with the same record of health."""
        own = tuple(model for model in self._models if provider_of(model.name) == provider)
        return ModelChain(own, self.health, clock=self._clock, wait=self._wait, patience_s=self._patience_s)

    def now_s(self) -> float:
        return self._clock()

    def stream(self, messages: Sequence[Message], *, max_tokens: int = 400) -> TextStream:
        return ChainStream(self, tuple(messages), max_tokens)

    def fill(
        self, messages: Sequence[Message], *, schema: type[M], temperature: float = 0.0, max_tokens: int = 2000
    ) -> Filled[M]:
        def attempt(model: LanguageModel) -> Filled[M]:
            filled = model.fill(messages, schema=schema, temperature=temperature, max_tokens=max_tokens)
            self.health.succeeded(model.name)
            return filled

        return self.first_answer(attempt)

    def check(self) -> None:
        """Asks for a short reply and hears it to its end, whatever was held against the models before.
        Raises ProviderError when none manages."""

        def attempt(model: LanguageModel) -> None:
            started_s = self._clock()
            stream = model.stream([Message("user", "Reply with the one word: ready")], max_tokens=16)
            next(stream, None)
            latency_ms = (self._clock() - started_s) * 1000
            for _ in stream:
                pass
            self.health.succeeded(model.name, latency_ms)

        for name in self.names:
            self.health.forgive(name)
        self.first_answer(attempt)

    def first_answer(self, attempt: Callable[[LanguageModel], T]) -> T:
        """What `attempt` makes of the first model on which it does not fail. Raises the last ProviderError."""
        patient_until_s = self._clock() + self._patience_s
        last: ProviderError = ProviderUnreachable("models", "none is configured, or every one rests after a failure")
        for model in self._models:
            if not self.health.admit(model.name):
                continue
            started_s = self._clock()
            try:
                return self._patiently(attempt, model, patient_until_s)
            except ProviderError as error:
                slow = isinstance(error, ProviderUnreachable) and self._clock() - started_s >= SLOW_FAILURE_S
                refused = isinstance(error, ProviderRefused) and not isinstance(error, ModelUnavailable)
                self.health.failed(model.name, error, whole_provider=slow or refused)
                last = error
        raise last

    def _patiently(self, attempt: Callable[[LanguageModel], T], model: LanguageModel, patient_until_s: float) -> T:
        """A second time where a busy model asks for a pause that the caller has patience for."""
        try:
            return attempt(model)
        except ProviderBusy as busy:
            pause_s = busy.retry_after_s
            if pause_s is None or self._clock() + pause_s > patient_until_s:
                raise
        self._wait(pause_s)
        return attempt(model)


class ChainStream:
    """One reply of a chain. `close` may be called from another thread than the one that reads."""

    def __init__(self, chain: ModelChain, messages: tuple[Message, ...], max_tokens: int) -> None:
        self._chain = chain
        self._messages = messages
        self._max_tokens = max_tokens
        self._stream: TextStream | None = None
        self._brain = ""
        self._closed = False

    @property
    def brain(self) -> str:
        return self._brain

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._closed:
            raise StopIteration
        if not self._brain:
            return self._chain.first_answer(self._begin)
        assert self._stream is not None
        try:
            return next(self._stream)
        except ProviderError as error:
            self._chain.health.failed(self._brain, error)
            raise

    def close(self) -> None:
        self._closed = True
        if self._stream is not None:
            self._stream.close()

    def _begin(self, model: LanguageModel) -> str:
        started_s = self._chain.now_s()
        self._stream = model.stream(self._messages, max_tokens=self._max_tokens)
        first = next(self._stream, None)
        if self._closed:
            raise StopIteration
        if first is None:
            raise ProviderMisbehaved(provider_of(model.name), "said nothing")
        self._brain = self._stream.brain
        self._chain.health.succeeded(model.name, (self._chain.now_s() - started_s) * 1000)
        return first
