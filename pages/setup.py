"""The green room: what, for whom, how. The defaults work, so "Enter the room" always does."""

from dataclasses import replace
from functools import partial

import streamlit as st

from components.catalogue import t
from components.device_check import device_check
from components.green_room import HALF_DUPLEX_KEY, expectations, for_whom, how, summary, what
from components.headings import page_head
from components.places import enter, go
from components.preset_row import pack_shelf
from components.voice_room import transport
from components.wiring import friendly_errors, services
from core.domain.plan import Medium, Plan


def waits_for_the_loudspeaker(echo) -> None:
    """Chosen for the candidate where the microphone hears the loudspeaker; the choice stays theirs."""
    if echo:
        st.session_state[HALF_DUPLEX_KEY] = True


def asked_for(plan):
    """With the papers that the address names, where somebody comes from them."""
    if "resume" not in st.query_params:
        return plan
    return replace(plan, resume_id=st.query_params["resume"], job_id=st.query_params.get("job"))


with friendly_errors(), st.container(key="green-room"):
    setup = services().setup
    plan, papers = asked_for(setup.last_plan() or Plan()), services().papers
    spoken = services().languages
    with st.container(key="steps"):
        page_head(t("The green room"), t("The defaults work. Change what matters, then walk in."))
        preset = pack_shelf(services().presets.of_packs())
        if preset:
            enter(services().presets.start(preset))
        plan = what(plan, setup.fields(), spoken)
        plan = for_whom(plan, setup.fields(), papers.resumes.all(), papers.jobs.all())
        plan = how(plan, setup.personas(), spoken.most_questions(plan.domain, plan.kind, plan.language))
    with st.container(key="side"):
        entered = summary(plan, setup.personas(), setup.fields())
        if entered:
            go("interview", id=services().interview.start(plan, with_reply=plan.medium is Medium.TEXT).id)
        if plan.medium is Medium.VOICE:
            voice = services().voice
            sentence, probe = voice.probe_sentence(plan.language), partial(voice.probe, language=plan.language)
            device_check(sentence, transport(), probe, on_echo=waits_for_the_loudspeaker)
        expectations(plan, setup.personas())
