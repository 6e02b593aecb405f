"""Instants to and from what a column holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def as_us(at: datetime) -> int:
    """Microseconds since 1970 UTC, exactly (a float has no room for them)."""
    return (at - EPOCH) // MICROSECOND


def as_instant(us: int) -> datetime:
    return EPOCH + us * MICROSECOND


def now_us() -> int:
    return as_us(datetime.now(UTC))
