"""The welcome page: where someone who has not rehearsed yet is led."""

from components.landing import landing
from components.places import go
from components.wiring import friendly_errors, services
from core.domain.interview import Kind, Plan

if landing():
    with friendly_errors():
        interview = services().interview.start(
            Plan(kind=Kind.BEHAVIOURAL, question_count=1, time_limit_minutes=15), with_reply=True
        )
        go("interview", id=interview.id)
