"""What a question was made from: a line of somebody's own paper, and why it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    RESUME = "resume"
    JOB = "job"  # a line of the job description that the résumé has no answer to
    NOTES = "notes"  # of an interview that really was


@dataclass(frozen=True, slots=True)
class Source:
    """For the candidate alone: neither a coach nor whoever has a link to the report is shown it."""

    origin: Origin
    text: str  # the line as it stands
    number: int | None = None  # of the line, from 1
    why: str = ""  # goes on from "asked because"
    facts: tuple[str, ...] = ()  # lines of the résumé that an answer may rest on
