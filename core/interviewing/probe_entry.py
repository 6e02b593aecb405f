"""A question that follows an answer up, as it is written down."""

from __future__ import annotations

from core.domain.probe import Probe, Trigger
from core.entries import Entry, Words
from core.errors import ConfigurationError


class ProbeEntry(Entry):
    when: Trigger
    ask: Words
    point: int | None = None  # counted from 1 in the file


def probe_of(entry: ProbeEntry, points: int, where: str) -> Probe:
    """Of a question with that many key points. Raises ConfigurationError."""
    if entry.when is Trigger.MISSING:
        if entry.point is None or not 1 <= entry.point <= points:
            raise ConfigurationError(f"{where}: a probe for a missing point names none of its {points} key points")
        return Probe(entry.when, entry.ask, entry.point - 1)
    if entry.point is not None:
        raise ConfigurationError(f"{where}: only a probe for a missing point names a key point")
    return Probe(entry.when, entry.ask)
