"""How long each stage of a turn took, from the last sound of the answer."""

from __future__ import annotations

from dataclasses import replace

from core.domain.speech import Latency


class Stopwatch:
    """Times in ms by one clock."""

    def __init__(self) -> None:
        self._from_ms: float | None = None
        self.latency: Latency | None = None

    def ended(self, last_sound_ms: float, now_ms: float) -> None:
        self._from_ms = last_sound_ms
        self.latency = Latency(endpoint_ms=round(now_ms - last_sound_ms))

    def transcribed(self, at_ms: float) -> None:
        if self._from_ms is not None and self.latency is not None:
            self.latency = replace(self.latency, transcribe_ms=round(at_ms - self._from_ms))

    def first_word(self, at_ms: float) -> None:
        if self._from_ms is not None and self.latency is not None and self.latency.first_token_ms is None:
            self.latency = replace(self.latency, first_token_ms=round(at_ms - self._from_ms))

    def sounds(self, first_s: float | None, content_s: float | None) -> None:
        """As playback tells them, in seconds by the same clock."""
        if self._from_ms is None or self.latency is None:
            return
        if first_s is not None and self.latency.first_sound_ms is None:
            self.latency = replace(self.latency, first_sound_ms=round(first_s * 1000 - self._from_ms))
        if content_s is not None and self.latency.first_content_ms is None:
            self.latency = replace(self.latency, first_content_ms=round(content_s * 1000 - self._from_ms))

    def stop(self) -> None:
        """The figures stay as they are."""
        self._from_ms = None
