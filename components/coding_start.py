"""Before a coding round: topics, difficulty, how many, and how strictly. The defaults work."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from components.catalogue import m, t
from components.green_room import MODE_TILES, head, interviewer, segments, tiles, voice_options
from components.worded import worded
from components.words import DIFFICULTIES, LANGUAGES, MEDIA, TOPICS
from core.domain.coding import LanguageStatus, Topic
from core.domain.persona import Persona
from core.domain.plan import Kind, Medium, Mode, Plan

COUNTS = (1, 2, 3, 4, 5)
MINUTES = (20, 30, 45, 60, 90)
FIRST = Plan(kind=Kind.CODING, question_count=2, time_limit_minutes=45)


def start_panel(last: Plan | None, topics: Sequence[Topic], personas: Sequence[Persona]) -> Plan:
    """The plan as it is chosen."""
    plan = last or FIRST
    with st.container(key="card-step-code"):
        head(1, m("What"), m("Topics to prefer; none means any"))
        wanted = [topic for topic in topics if topic.value in plan.topics]
        chosen = st.pills(
            t("Topics"),
            list(topics),
            selection_mode="multi",
            default=wanted,
            format_func=lambda topic: TOPICS[topic],
            key="code-topics",
            label_visibility="collapsed",
        )
        with st.container(key="fields-code"):
            difficulty = segments(m("Start at"), DIFFICULTIES, plan.difficulty, "code-difficulty")
            number = segments(m("Problems"), {n: str(n) for n in COUNTS}, plan.question_count, "code-count")
    with st.container(key="card-step-mode"):
        head(2, m("How"), m("Who sits beside you, and how strictly"))
        persona_id = interviewer(plan, personas)
        mode = tiles(m("Mode"), MODE_TILES_CODE, plan.mode, "tiles-mode")
        medium = segments(m("Talk by"), MEDIA, plan.medium, "code-medium")
        voice = voice_options(plan, at_desk=True) if medium is Medium.VOICE else plan.voice
        minutes = plan.time_limit_minutes
        if mode is Mode.REAL:
            minutes = segments(m("Minutes on the clock"), {n: str(n) for n in MINUTES}, minutes, "code-minutes")
    return replace(
        plan,
        kind=Kind.CODING,
        topics=tuple(topic.value for topic in chosen),
        difficulty=difficulty,
        question_count=number,
        mode=mode,
        persona_id=persona_id,
        medium=medium,
        voice=voice,
        time_limit_minutes=minutes,
    )


MODE_TILES_CODE = {
    Mode.PRACTICE: (MODE_TILES[Mode.PRACTICE][0], m("Hints in small steps, the reference's answers, no clock.")),
    Mode.REAL: (MODE_TILES[Mode.REAL][0], m("One clock, no hints, no right answers shown.")),
}


def languages_html(statuses: Sequence[LanguageStatus] | None) -> str:
    """What can be run here; a language that cannot is named, with what to install."""
    if statuses is None:
        return f'<p class="rh-small rh-mist">{t("Finding out which languages can be run here.")}</p>'
    rows = "".join(_language(status) for status in statuses)
    return f'<ul class="langs">{rows}</ul>'


def _language(status: LanguageStatus) -> str:
    icon, tone = ("check_circle", "good") if status.enabled else ("block", "poor")
    runs = t("Runs in the {sandbox}.", sandbox=worded(status.backend or ""))
    detail = runs if status.enabled else worded(status.detail)
    return (
        f'<li><i class="rh-icon {tone}" aria-hidden="true">{icon}</i><div><b>{LANGUAGES[status.language]}</b>'
        f"<span>{escape(detail)}</span></div></li>"
    )
