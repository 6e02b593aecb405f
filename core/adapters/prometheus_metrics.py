"""Counters of this process in Prometheus' text format."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    Info,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from core.domain.operations import OperationsFigures, ProviderCall

LATENCIES_S = (0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0)


class PrometheusMetrics:
    """An Exposition. Labels are names of providers, models and error kinds: nothing of anybody. `interviews` gives the
    figures over everybody at the moment, or None where they cannot be had."""

    def __init__(self, version: str, interviews: Callable[[], OperationsFigures | None]) -> None:
        registry = self._registry = CollectorRegistry()
        self._interviews = interviews
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=registry)
        Info("rehearsal", "The running version.", registry=registry).info({"version": version})
        labels = ("stage", "name")
        self._calls = Counter(
            "rehearsal_provider_calls", "Calls to providers.", (*labels, "outcome"), registry=registry
        )
        self._latency = Histogram(
            "rehearsal_provider_latency_seconds",
            "To the first words or sound; to the end where a form is filled or speech is written down.",
            labels,
            buckets=LATENCIES_S,
            registry=registry,
        )
        self._tokens = Counter(
            "rehearsal_tokens", "Tokens as vendors count them.", ("name", "direction"), registry=registry
        )
        self._held = Gauge("rehearsal_interviews", "Interviews of the last 30 days.", ("state",), registry=registry)
        self._people = Gauge("rehearsal_people", "People who practised in the last 30 days.", registry=registry)

    def record(self, call: ProviderCall) -> None:
        self._calls.labels(call.stage.value, call.name, call.error or "ok").inc()
        if call.latency_ms is not None:
            self._latency.labels(call.stage.value, call.name).observe(call.latency_ms / 1000)
        if call.usage:
            self._tokens.labels(call.name, "prompt").inc(call.usage.prompt)
            self._tokens.labels(call.name, "completion").inc(call.usage.completion)

    def text(self) -> bytes:
        figures = self._interviews()
        if figures is not None:
            self._people.set(figures.people)
            self._held.labels("started").set(figures.started)
            self._held.labels("finished").set(figures.finished)
            self._held.labels("graded").set(figures.graded)
        return generate_latest(self._registry)
