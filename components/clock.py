"""The time of day for what a page draws; engines and services are given theirs."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
