"""Where simulated interviews of tests start."""

from datetime import UTC, datetime

from core.domain.interview import Interview, Status
from core.domain.plan import Plan

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def new_interview(interview_id: str = "one", **plan: object) -> Interview:
    return Interview(interview_id, "ann", Plan(**plan), Status.IN_PROGRESS, START)
