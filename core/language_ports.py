"""What some transcribers and voices say of themselves, beside what core/ports.py asks of them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class OfLanguages(Protocol):
    """A Transcriber or Synthesizer that may know some languages only."""

    @property
    def languages(self) -> frozenset[str] | None:
        """None: any."""
        ...


def languages_of(provider: object) -> frozenset[str] | None:
    return provider.languages if isinstance(provider, OfLanguages) else None


def serves(provider: object, language: str) -> bool:
    known = languages_of(provider)
    return known is None or language in known
