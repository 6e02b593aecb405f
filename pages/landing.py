"""The welcome page: where someone who has not rehearsed yet is led."""

from components import gate
from components.catalogue import t
from components.landing import landing
from components.places import enter, go
from components.preset_row import preset_row
from components.wiring import friendly_errors, services
from core.domain.plan import Kind, Plan

with friendly_errors():
    who = gate.whoever()
    tried = landing(asks_to_sign_in=who is None)
    preset = preset_row(services().presets.own(), t("Or start in one click")) if who else None
    if preset:
        enter(services().presets.start(preset))
    if tried and who is None:
        go("home")
    if tried:
        plan = Plan(kind=Kind.BEHAVIOURAL, question_count=1, time_limit_minutes=15)
        go("interview", id=services().interview.start(plan, with_reply=True).id)
