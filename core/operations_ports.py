"""What running the product needs beside what people do with it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.domain.operations import OperationsFigures, ProviderCall, StageFigures


class CallRecorder(Protocol):
    def record(self, call: ProviderCall) -> None:
        """Returns at once, from any thread, and never raises: a figure that is lost must not cost an answer."""
        ...


class CallLedger(CallRecorder, Protocol):
    def stages(self, since: datetime) -> tuple[StageFigures, ...]:
        """By stage and name, over the newest 50,000 calls. Raises StoreError."""
        ...


class Operations(Protocol):
    def figures(self, since: datetime) -> OperationsFigures:
        """Over everybody. Raises NotFound for whoever may not see it, StoreError."""
        ...


class Exposition(CallRecorder, Protocol):
    def text(self) -> bytes:
        """In Prometheus' text format."""
        ...
