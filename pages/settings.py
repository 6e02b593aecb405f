"""Settings: which services answer, how each is doing, and a way to try them."""

from dataclasses import replace

import streamlit as st

from components import account_card, token_card
from components.brand import provider_html
from components.catalogue import m, t
from components.coding_start import languages_html
from components.headings import page_head
from components.places import page_path
from components.surface_choice import surface_card
from components.wiring import friendly_errors, identity, problem_of, services
from components.worded import worded
from core.domain.people import LOCAL_PERSON, Role
from core.domain.provider import Health

KEYS = (
    ("`GROQ_API_KEY`", m("A conversational interviewer and a model as judge, through Groq")),
    ("`GROQ_MODELS`", m("Which Groq models, in order; the next one answers when one fails")),
    ("`OPENAI_BASE_URL`, `OPENAI_MODEL`, `OPENAI_API_KEY`", m("Any compatible server: Ollama, vLLM, LM Studio")),
    ("`WHISPER_MODEL_DIR`", m("A faster-whisper model on this machine writes down what you say")),
    ("`REHEARSAL_TRANSCRIBERS`, `REHEARSAL_VOICES`", m("Who hears and who speaks, in order")),
    ("`REHEARSAL_VOICE_TRANSPORT`", m("`auto`, `webrtc` or `socket`: the way of the sound")),
    (
        "`TURN_URLS`, `CLOUDFLARE_TURN_KEY_ID`, `TWILIO_ACCOUNT_SID`, `HF_TOKEN` …",
        m("Relays for WebRTC between networks"),
    ),
    (
        "`JUDGE0_URL`, `JUDGE0_TOKEN`, `PISTON_URL`",
        m("A judge of your own for code, in place of this machine's sandbox"),
    ),
    ("`REHEARSAL_ACCOUNTS`", m("`local`: everybody signs in and sees their own only; `none` by default")),
    ("`REHEARSAL_METRICS_TOKEN`, `REHEARSAL_PRICES`", m("Figures for Prometheus at `/metrics`; what models cost")),
    ("`REHEARSAL_LOGS`", m("`json` or `text`")),
    ("`REHEARSAL_DATA_DIR`", m("Where interviews are kept; `.data` beside the app by default")),
)


def adding_a_key() -> None:
    rows = "\n".join(f"| {names} | {t(what)} |" for names, what in KEYS)
    where = t(
        "Set them in the environment, in a file called `.env` beside `app.py`, or in Streamlit's secrets, and start "
        "again."
    )
    st.markdown(f"\n| {t('setting')} | {t('what it turns on')} |\n|---|---|\n{rows}\n\n{where}\n")


def provider(state) -> None:
    with st.container(key=f"card-provider-{state.name}", horizontal=True, vertical_alignment="center"):
        st.html(provider_html(state), width="stretch")
        if state.health is Health.MISSING or state.name == "built-in":
            return
        if st.button(t("Test it"), key=f"test-{state.name}", icon=":material/network_check:"):
            with st.spinner(t("Asking for one word")):
                services().brains.test(state.name)
            st.rerun()


@st.fragment(run_every=2.0)
def languages() -> None:
    """Each language is tried in its sandbox before it is trusted; until then nothing is known."""
    st.html(languages_html(services().coding.languages()))


def account(who) -> None:
    """Whoever signs in: their account, where they are signed in, and for an administrator everybody's roles."""
    own = services().account
    st.subheader(t("Your account"), anchor=False)
    account_card.person_card(who, own)
    st.subheader(t("Where you are signed in"), anchor=False)
    account_card.sessions_card(own)
    if who.role is Role.ADMINISTRATOR:
        st.subheader(t("Roles"), anchor=False)
        account_card.roles_card(own)


def choose_surface(code) -> None:
    wanted = replace(services().practice.preferences(), surface=code)
    if problem := problem_of(lambda: services().practice.choose(wanted)):
        st.session_state["settings-done"] = problem
    else:
        st.session_state.pop("surface-of", None)


with friendly_errors():
    page_head(t("Settings"), t("Everything works without any of this."))
    if done := st.session_state.pop("settings-done", None):
        st.toast(done, icon=":material/check_circle:")
    who = identity()
    if who != LOCAL_PERSON:
        account(who)
    surface_card(services().practice.preferences().surface, choose_surface)
    st.subheader(t("Your data"), anchor=False)
    account_card.data_card(services().account, has_account=who != LOCAL_PERSON)
    st.subheader(t("Who answers"), anchor=False)
    with st.container(gap="small"):
        for state in services().brains.states():
            provider(state)
        for notice in services().brains.notices():
            st.info(worded(notice))
    st.subheader(t("Who hears and speaks"), anchor=False)
    with st.container(key="card-voice", gap="small"):
        for state in services().voice.states():
            st.html(provider_html(state))
    st.subheader(t("Where code runs"), anchor=False)
    with st.container(key="card-languages"):
        languages()
    st.subheader(t("Your own programs"), anchor=False)
    token_card.tokens_card(services().tokens)
    if services().administration is not None:
        label = t("Administration: use, providers, cost")
        st.page_link(page_path("administration"), label=label, icon=":material/monitoring:")
    st.subheader(t("Adding a key"), anchor=False)
    adding_a_key()
