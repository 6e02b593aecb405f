"""The welcome page: where someone who has not rehearsed yet is led."""

from components import gate
from components.landing import landing
from components.places import go
from components.wiring import friendly_errors, services
from core.domain.plan import Kind, Plan

with friendly_errors():
    who = gate.whoever()
    tried = landing(asks_to_sign_in=who is None)
    if tried and who is None:
        go("home")
    if tried:
        plan = Plan(kind=Kind.BEHAVIOURAL, question_count=1, time_limit_minutes=15)
        go("interview", id=services().interview.start(plan, with_reply=True).id)
