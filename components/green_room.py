"""The three steps of the green room. Each takes the plan so far and gives it back with what was chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TypeVar

import streamlit as st

from components.catalogue import lowered, m, t
from components.faces import SCENES, data_uri, face_svg
from components.language_choice import Languages, spoken_language
from components.own_interviewer import own_interviewer
from components.own_papers import asked_about
from components.worded import worded
from components.words import DIFFICULTIES, KINDS, MEDIA, MODES, PATIENCE, SENIORITIES, count, plain
from core.domain.bank import Field
from core.domain.persona import OWN_ID, Persona
from core.domain.plan import Kind, Medium, Mode, Plan
from core.domain.resume import JobDescription, Resume
from core.domain.speech import VoiceOptions

T = TypeVar("T")
MODE_TILES = {
    Mode.PRACTICE: (m(":material/school: **Practice**"), m("Scores as you go, and explanations when you ask.")),
    Mode.REAL: (m(":material/verified: **Real**"), m("No scores and no help until the report.")),
}
_KIND_ICONS = {
    Kind.MIXED: ("forum", m("A bit of everything")),
    Kind.BEHAVIOURAL: ("diversity_3", m("Stories of your own")),
    Kind.TECHNICAL: ("architecture", m("What you know")),
    Kind.SYSTEM_DESIGN: ("hub", m("One case, in the open")),
    Kind.GENERAL: ("work", m("The field, and you")),
}
_ANSWERING = {
    Medium.TEXT: ("edit_note", m("You type; every answer and every draft is saved as you go.")),
    Medium.VOICE: ("mic", m("You talk; every answer is saved as you go, and you can type instead at any time.")),
}
HALF_DUPLEX_KEY = "setup-half-duplex"
_COUNTS = (3, 5, 8)
_MINUTES = (15, 30, 45, 60)


def head(number: int, title: str, note: str) -> None:
    st.html(f'<h2 class="step-head"><b>{number}</b>{escape(t(title))}<span>{escape(t(note))}</span></h2>')


def tiles(label: str, options: Mapping[T, tuple[str, str]], chosen: T, key: str) -> T:
    """A native radio group, dressed as tiles by the stylesheet: arrow keys and screen readers keep working."""
    values = list(options)
    picked = st.radio(
        t(label),
        values,
        index=values.index(chosen) if chosen in values else 0,
        format_func=lambda value: t(options[value][0]),
        captions=[t(caption) for _, caption in options.values()],
        horizontal=True,
        key=key,
        label_visibility="collapsed",
        width="stretch",
    )
    return picked if picked is not None else chosen


def segments(label: str, options: Mapping[T, str], chosen: T, key: str) -> T:
    values = list(options)
    picked = st.segmented_control(
        t(label),
        values,
        default=chosen if chosen in values else values[0],
        format_func=lambda value: options[value],
        required=True,
        key=key,
        width="stretch",
    )
    return picked if picked is not None else chosen


def what(plan: Plan, fields: Sequence[Field], spoken: Languages) -> Plan:
    """The language and the kind of interview, and the topics it should cover."""
    field = next((f for f in fields if f.id == plan.domain), fields[0])
    names = {**KINDS, Kind.SYSTEM_DESIGN: t(field.case_name)}
    with st.container(key="card-step-what"):
        head(1, m("What"), m("Pick one"))
        plan = spoken_language(plan, spoken.offers())
        domain = st.session_state.get("setup-domain", plan.domain)
        held = spoken.kinds(domain, plan.language)
        # With a soft hyphen, because five tiles are narrow.
        names[Kind.BEHAVIOURAL] = t("Behav\u00adioural")
        offered = {kind: (f":material/{icon}: **{names[kind]}**", note) for kind, (icon, note) in _KIND_ICONS.items()}
        offered = {kind: shown for kind, shown in offered.items() if kind in held}
        kind = tiles(m("Kind of interview"), offered, plan.kind, "tiles-preset")
        topics = list(spoken.topics(domain, kind, plan.language))
        wanted = [topic for topic in plan.topics if topic in topics]
        label, key = t("Topics to prefer (none: any)"), f"topics-{plan.language}-{domain}-{kind}"
        chosen = st.pills(label, topics, selection_mode="multi", default=wanted, key=key, format_func=worded)
    return replace(plan, kind=kind, topics=tuple(chosen))


def for_whom(plan: Plan, fields: Sequence[Field], resumes: Sequence[Resume], jobs: Sequence[JobDescription]) -> Plan:
    """The field, the role, the seniority, and what is asked about. A role that is not listed can be typed."""
    by_id = {field.id: field for field in fields}
    with st.container(key="card-step-whom"):
        head(2, m("For whom"), m("The job you are rehearsing for"))
        with st.container(key="fields-job"):
            ids = list(by_id)
            index = ids.index(plan.domain) if plan.domain in ids else 0
            domain = st.selectbox(t("Field"), ids, index, format_func=lambda i: t(by_id[i].name), key="setup-domain")
            roles = list(by_id[domain].roles)
            if plan.role not in roles and plan.domain == domain:
                roles.insert(0, plan.role)
            at = roles.index(plan.role) if plan.role in roles else 0
            role = st.selectbox(
                t("Role"), roles, at, format_func=t, accept_new_options=True, key=f"setup-role-{domain}"
            )
        seniority = segments(m("Seniority"), SENIORITIES, plan.seniority, "setup-seniority")
        plan = asked_about(plan, resumes, jobs)
    return replace(plan, domain=domain, role=(role or roles[0]).strip()[:80], seniority=seniority)


def how(plan: Plan, personas: Sequence[Persona], most: int | None = None) -> Plan:
    """Who asks, how strictly, how many (at the `most`), how hard, how long, and in which room."""
    with st.container(key="card-step-how"):
        head(3, m("How"), m("Who asks, and how strictly"))
        counts = [n for n in _COUNTS if most is None or n <= most] or [most or _COUNTS[0]]
        faces = st.container()
        person = own_interviewer(plan)
        if person is None:
            with faces:
                persona_id = interviewer(plan, personas)
            person = next(p for p in personas if p.id == persona_id)
        mode = tiles(m("Mode"), MODE_TILES, plan.mode, "tiles-mode")
        with st.container(key="fields-how"):
            medium = segments(m("Answer by"), MEDIA, plan.medium, "setup-medium")
            voice = voice_options(plan) if medium is Medium.VOICE else plan.voice
            number = segments(
                m("Questions"), {n: str(n) for n in counts}, plan.question_count, f"setup-count-{counts[-1]}"
            )
            difficulty = segments(m("Start at"), DIFFICULTIES, plan.difficulty, "setup-difficulty")
            minutes = segments(m("Minutes"), _numbers(_MINUTES), plan.time_limit_minutes, "setup-minutes")
            usual = plan.scene if plan.persona_id == person.id else person.scene
            scene = segments(m("Background"), {name: t(name) for name in SCENES}, usual, f"setup-scene-{person.id}")
    return replace(
        plan,
        persona_id=person.id,
        own_persona=person if person.id == OWN_ID else plan.own_persona,
        mode=mode,
        question_count=number,
        difficulty=difficulty,
        time_limit_minutes=minutes,
        scene=scene,
        medium=medium,
        voice=voice,
    )


def _numbers(numbers: Sequence[int]) -> dict[int, str]:
    return {number: str(number) for number in numbers}


def interviewer(plan: Plan, personas: Sequence[Persona]) -> str:
    """Who asks: a persona's id."""
    faces = {p.id: (f"![]({data_uri(face_svg(p.face))}) **{plain(p.name)}**", plain(t(p.manner))) for p in personas}
    persona_id = tiles(m("Interviewer"), faces, plan.persona_id, "tiles-persona")
    person = next(p for p in personas if p.id == persona_id)
    st.markdown(f"**{plain(t(person.title))}.** {plain(t(person.line))}")
    return persona_id


def voice_options(plan: Plan, *, at_desk: bool = False) -> VoiceOptions:
    """How patient the interviewer is, and whether the room echoes. At a desk nothing is kept for replay, or seen."""
    patience = segments(m("Patience with pauses"), PATIENCE, plan.voice.patience, "setup-patience")
    st.session_state.setdefault(HALF_DUPLEX_KEY, plan.voice.half_duplex)  # the device check may choose it as well
    waits = st.toggle(t("Loudspeaker: the microphone waits"), key=HALF_DUPLEX_KEY)
    keeps = not at_desk and st.toggle(t("Keep my voice for replay"), plan.voice.records, key="setup-records")
    browser = st.toggle(
        t("Web Speech: browser writes"),
        plan.voice.web_speech,
        key="setup-web-speech",
        help=t(
            "Used where no Whisper answers. While the microphone is open, the browser sends what it hears to its "
            "vendor (Chrome to Google, Edge to Microsoft, Safari to Apple), under their terms. Firefox has none."
        ),
    )
    sees = t("Camera: private hints, never scored")
    camera = not at_desk and st.toggle(sees, plan.voice.camera, key="setup-camera")
    return replace(plan.voice, patience=patience, half_duplex=waits, records=keeps, web_speech=browser, camera=camera)


def _who(plan: Plan, personas: Sequence[Persona]) -> Persona:
    made = plan.own_persona
    return made if made and made.id == plan.persona_id else next(p for p in personas if p.id == plan.persona_id)


def summary(plan: Plan, personas: Sequence[Persona], fields: Sequence[Field]) -> bool:
    """The way in; whether it was taken."""
    person = _who(plan, personas)
    field = next(f for f in fields if f.id == plan.domain)
    kind = t(field.case_name) if plan.kind is Kind.SYSTEM_DESIGN else KINDS[plan.kind]
    mode = t("{mode} mode", mode=lowered(MODES[plan.mode]))
    with st.container(key="card-enter"):
        st.html(
            f'<p class="enter-sum"><img src="{data_uri(face_svg(person.face))}" alt="">'
            f"<b>{escape(t('{kind} with {name}', kind=kind, name=person.first_name))}</b>"
            f'<span class="num">{count(plan.question_count, "question")}, {mode}</span></p>'
        )
        return st.button(t("Enter the room"), type="primary", icon=":material/meeting_room:", width="stretch", key="go")


def expectations(plan: Plan, personas: Sequence[Persona]) -> None:
    person = _who(plan, personas)
    with st.container(key="card-device", gap="small"):
        st.html('<h2 class="panel-head">' + t("What to expect") + "</h2>")
        for icon, words in _expect(plan, person):
            st.html(f'<div class="check"><i aria-hidden="true">{icon}</i><p>{escape(t(words))}</p></div>')


def _manner(plan: Plan, person: Persona) -> str:
    name = person.first_name
    if not person.probes:
        told = t("{name} asks one question at a time, and does not follow up.", name=name)
    else:
        often = t("{times} times", times=person.probes) if person.probes > 1 else t("once")
        told = t("{name} asks one question at a time, and follows up {often} at the most.", name=name, often=often)
    if person.cuts_in_after_s is None:
        return f"{told} {t('You are let finish.')}"
    if plan.medium is Medium.VOICE:
        return f"{told} {t('An answer over {seconds} seconds is cut in on.', seconds=person.cuts_in_after_s)}"
    long = t("An answer that would take over {seconds} seconds to say is remarked on.", seconds=person.cuts_in_after_s)
    return f"{told} {long}"


def _expect(plan: Plan, person: Persona) -> list[tuple[str, str]]:
    help_line = (
        m("Stuck? Ask what a word means. Skipping costs nothing but coverage.")
        if plan.mode is Mode.PRACTICE
        else m("As on the day: no scores and no explanations before the report.")
    )
    minutes = plan.time_limit_minutes
    limit = t("{minutes} minutes at the most. What you answered is scored either way.", minutes=minutes)
    return [
        _ANSWERING[plan.medium],
        ("question_answer", _manner(plan, person)),
        ("timer", limit),
        ("lightbulb" if plan.mode is Mode.PRACTICE else "visibility_off", help_line),
        ("graphic_eq", m("The report shows which of your own words earned each score.")),
    ]
