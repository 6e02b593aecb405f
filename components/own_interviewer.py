"""An interviewer of the candidate's own making: manner, patience, face and voice."""

from dataclasses import replace

import streamlit as st

from components.catalogue import Words, t
from components.choice import choice
from core.domain.persona import FACES, OWN_ID, VOICES, Acknowledging, Persona
from core.domain.plan import Plan

DRAFT = Persona(
    OWN_ID, "Alex Reed", "Interviewer", "As you wish", "Asks as you have set it.", "daniel", "Plain and fair.", "daniel"
)
PRAISE = Words({Acknowledging.WARM: "Warm", Acknowledging.MEASURED: "Even", Acknowledging.SPARING: "Sparing"})
CUTS_IN = Words({None: "Never", 60: "1 min", 90: "90 s", 120: "2 min", 180: "3 min", 240: "4 min"})


def own_interviewer(plan: Plan) -> Persona | None:
    """Who was made here, where they are to ask."""
    made = plan.own_persona or DRAFT
    asks = plan.persona_id == OWN_ID
    with st.expander(t("An interviewer of your own"), icon=":material/face:", expanded=asks):
        wanted = st.toggle(t("Let this one interview me"), asks, key="own-wanted")
        if wanted:
            st.caption(t("They ask in place of the others."))
        made = _looks(made)
        made = _manner(made)
        tone = st.text_area(t("How they speak (heard where a model asks)"), made.tone, max_chars=300, key="own-tone")
    return replace(made, tone=tone.strip()) if wanted else None


def _looks(made: Persona) -> Persona:
    left, right = st.columns(2)
    name = left.text_input(t("Name"), made.name, max_chars=60, key="own-name")
    title = right.text_input(t("Title"), made.title, max_chars=60, key="own-title")
    face = choice(left, t("Face"), {name: name.capitalize() for name in FACES}, made.face, "own-face")
    voice = choice(
        right, t("Voice"), {name: t("{name}'s", name=name.capitalize()) for name in VOICES}, made.voice, "own-voice"
    )
    return replace(made, name=name.strip(), title=title.strip(), face=face, voice=voice)


def _manner(made: Persona) -> Persona:
    left, right = st.columns(2)
    praise = choice(left, t("Approval"), PRAISE, made.acknowledging, "own-praise")
    cuts_in = choice(right, t("Cuts in on an answer after"), CUTS_IN, made.cuts_in_after_s, "own-cuts-in")
    probes = left.slider(t("Follow-ups to one question"), 0, 3, made.probes, key="own-probes")
    patience = right.slider(t("Patience with open pauses, times"), 1.0, 2.5, made.patience, 0.1, key="own-patience")
    silence_s = left.slider(t("Silence before they speak, seconds"), 3, 30, made.silence_ms // 1000, key="own-silence")
    return replace(
        made,
        acknowledging=praise,
        cuts_in_after_s=cuts_in,
        probes=probes,
        patience=round(patience, 1),
        silence_ms=silence_s * 1000,
    )
