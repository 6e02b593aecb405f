"""The green room: what, for whom, how. The defaults work, so "Enter the room" always does."""

import streamlit as st

from components.green_room import for_whom, how, summary, what
from components.headings import page_head
from components.places import go
from components.wiring import friendly_errors, services
from core.domain.interview import Medium, Plan

with friendly_errors(), st.container(key="green-room"):
    setup = services().setup
    plan = setup.last_plan() or Plan()
    with st.container(key="steps"):
        page_head("The green room", "The defaults work. Change what matters, then walk in.")
        plan = what(plan, setup.fields(), setup.topics)
        plan = for_whom(plan, setup.fields())
        plan = how(plan, setup.personas())
    with st.container(key="side"):
        if summary(plan, setup.personas(), setup.fields()):
            go("interview", id=services().interview.start(plan, with_reply=plan.medium is Medium.TEXT).id)
