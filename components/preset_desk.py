"""Administration: the presets, as they start for everybody."""

from dataclasses import replace
from typing import Protocol

import streamlit as st

from components.catalogue import t
from components.choice import choice
from components.faces import SCENES
from components.worded import worded
from components.words import DIFFICULTIES, KINDS, MEDIA, MODES, SENIORITIES
from core.domain.bank import Field
from core.domain.persona import Persona
from core.domain.plan import SPOKEN_KINDS, Kind, Plan
from core.domain.preset import Preset


class Presets(Protocol):
    def own(self) -> tuple[Preset, ...]: ...
    def fields(self) -> tuple[Field, ...]: ...
    def personas(self) -> tuple[Persona, ...]: ...
    def topics(self, domain: str, kind: Kind) -> tuple[str, ...]: ...


def preset_desk(presets: Presets) -> tuple[Preset | None, str | None]:
    """What is to be saved, and the id of what is to be as its file has it."""
    with st.container(key="card-presets-desk", gap="small"):
        st.markdown(f"**{t('Presets')}**")
        st.caption(t("What starts in one click, for everybody. A change counts within a minute."))
        own = {preset.id: preset for preset in presets.own()}
        chosen = st.segmented_control(
            t("Preset"),
            list(own),
            format_func=lambda i: t(own[i].name),
            default=next(iter(own)),
            required=True,
            key="preset",
        )
        preset = own[chosen]
        # Another key after each change, so that the fields show what counts now.
        key = f"preset-{preset.id}-{hash(preset)}"
        wished = _words(preset, key)
        plan = _what(wished.plan, presets, key)
        wished = replace(wished, plan=_how(plan, presets.personas(), key))
        with st.container(horizontal=True):
            saves = st.button(t("Save for everybody"), type="primary", disabled=wished == preset, key=f"{key}-save")
            restores = preset.is_edited and st.button(t("Back to the file's own"), key=f"{key}-restore")
    return (wished if saves else None), (preset.id if restores else None)


def _words(preset: Preset, key: str) -> Preset:
    left, right = st.columns([1, 2])
    name = left.text_input(t("Name"), preset.name, max_chars=40, key=f"{key}-name")
    note = right.text_input(t("One line under it"), preset.note, max_chars=160, key=f"{key}-note")
    lines = st.text_area(t("What to expect, a sentence a line"), "\n".join(preset.expect), key=f"{key}-expect")
    expect = tuple(line.strip() for line in lines.splitlines() if line.strip())
    return replace(preset, name=name.strip(), note=note.strip(), expect=expect)


def _what(plan: Plan, presets: Presets, key: str) -> Plan:
    by_id = {field.id: field for field in presets.fields()}
    names = {field_id: t(field.name) for field_id, field in by_id.items()}
    columns = st.columns(4)
    spoken: dict[Kind, str] = {kind: KINDS[kind] for kind in SPOKEN_KINDS}
    kind = choice(columns[0], t("Kind"), spoken, plan.kind, f"{key}-kind")
    domain = choice(columns[1], t("Field"), names, plan.domain, f"{key}-domain")
    roles = list(dict.fromkeys((plan.role, *by_id[domain].roles) if domain == plan.domain else by_id[domain].roles))
    role = columns[2].selectbox(t("Role"), roles, format_func=t, accept_new_options=True, key=f"{key}-role-{domain}")
    seniority = choice(columns[3], t("Seniority"), SENIORITIES, plan.seniority, f"{key}-seniority")
    known = list(presets.topics(domain, kind))
    kept = [topic for topic in plan.topics if topic in known]
    topics = st.multiselect(
        t("Topics to prefer (none: any)"), known, kept, format_func=worded, key=f"{key}-topics-{domain}-{kind}"
    )
    return replace(plan, kind=kind, domain=domain, role=(role or "").strip(), seniority=seniority, topics=tuple(topics))


def _how(plan: Plan, personas: tuple[Persona, ...], key: str) -> Plan:
    columns = st.columns(4)
    names = {persona.id: persona.name for persona in personas}
    count = columns[1].number_input(t("Questions"), 1, 20, plan.question_count, key=f"{key}-count")
    minutes = columns[2].number_input(t("Minutes"), 5, 180, plan.time_limit_minutes, step=5, key=f"{key}-minutes")
    return replace(
        plan,
        persona_id=choice(columns[0], t("Interviewer"), names, plan.persona_id, f"{key}-persona"),
        medium=choice(columns[0], t("Answer by"), MEDIA, plan.medium, f"{key}-medium"),
        difficulty=choice(columns[1], t("Start at"), DIFFICULTIES, plan.difficulty, f"{key}-difficulty"),
        mode=choice(columns[2], t("Mode"), MODES, plan.mode, f"{key}-mode"),
        scene=choice(columns[3], t("Background"), {name: t(name) for name in SCENES}, plan.scene, f"{key}-scene"),
        question_count=int(count),
        time_limit_minutes=int(minutes),
    )
