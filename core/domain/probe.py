"""What an interviewer asks on, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trigger(StrEnum):
    """When a probe is asked."""

    MISSING = "missing"  # the key point it names was not covered
    NO_NUMBER = "no_number"
    NO_SITUATION = "no_situation"
    NO_TASK = "no_task"
    NO_ACTION = "no_action"
    NO_RESULT = "no_result"
    SHORT = "short"  # under 40 words
    DONT_KNOW = "dont_know"
    COMPLETE = "complete"  # everything was covered: one level deeper


@dataclass(frozen=True, slots=True)
class Probe:
    when: Trigger
    ask: str
    point: int | None = None  # index into the key points, with MISSING only
