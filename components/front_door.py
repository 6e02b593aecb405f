"""Signing in, and making an account: what somebody sees who is not signed in."""

from collections.abc import Callable
from html import escape

import streamlit as st

from components import gate
from components.catalogue import m, t
from components.scored_answer import scored_answer
from components.wiring import problem_of

# As they write themselves; the others are written as their name is.
PROVIDERS = {
    "azure": "Microsoft",
    "github": "GitHub",
    "gitlab": "GitLab",
    "linkedin_oidc": "LinkedIn",
    "slack_oidc": "Slack",
    "workos": "WorkOS",
}
_SIGN_IN, _SIGN_UP, _RESET = m("Sign in"), m("Create an account"), m("Forgot it?")


def front_door() -> None:
    """Whoever comes in goes on at the address that they asked for."""
    with st.container(key="front-door", gap="large"):
        left, right = st.columns([1.08, 1], gap="large", vertical_alignment="center")
        with left, st.container(key="front-door-hero", gap="medium"):
            st.html(f'<h1 class="rh-front">{t("Rehearse the interview before it counts")}</h1>')
            st.markdown(
                t("Answer a real question. See which of your own words earned the score, and what to say next.")
            )
            with st.container(key="front-door-picture"):
                scored_answer()
        with right, st.container(key="card-front-door"):
            _ways_in()


def _ways_in() -> None:
    if confirm := st.session_state.get("confirm-address"):
        st.info(
            t("A message is on its way to {confirm}. Open the link in it, then sign in here.", confirm=confirm),
            icon=":material/mark_email_unread:",
        )
    ways = (_SIGN_IN, _SIGN_UP, *((_RESET,) if gate.can_reset() else ()))
    way = st.segmented_control(
        t("What to do"),
        ways,
        default=_SIGN_IN,
        format_func=t,
        key="way-in",
        label_visibility="collapsed",
        required=True,
    )
    if st.query_params.get("sign-in") == "failed":
        st.error(t("That sign-in did not work, and nothing has changed. Try it again."), icon=":material/error:")
    providers = () if way == _RESET else gate.providers()
    if providers:
        st.html("".join(map(_provider_link, providers)) + _without_routes())
        gate.check_routes()
    if gate.offers_single_sign_on() and st.button(
        t("Continue with single sign-on"), icon=":material/key:", width="stretch"
    ):
        st.login()
    if providers or gate.offers_single_sign_on():
        st.html(f'<p class="rh-or"><span>{t("or")}</span></p>')
    {_SIGN_IN: _sign_in, _SIGN_UP: _sign_up, _RESET: _reset}[str(way)]()


def _without_routes() -> str:
    """Shown in place of the links where they would lead nowhere."""
    words = t(
        "This host lets only Streamlit's own pages through, so signing in with another service does not work here. "
        "An e-mail address and a password do."
    )
    return f'<p class="rh-no-provider">{words}</p>'


def _provider_link(name: str) -> str:
    """A link, because the browser leaves this page."""
    known_as = PROVIDERS.get(name, name.removesuffix("_oidc").replace("_", " ").title())
    words = t("Continue with {provider}", provider=escape(known_as))
    return f'<a class="rh-provider" href="{escape(gate.leave_for(name))}">{words}</a>'


def _sign_in() -> None:
    with st.form("sign-in", border=False):
        email = st.text_input(t("E-mail address"), autocomplete="username", key="sign-in-email")
        password = st.text_input(
            t("Password"), type="password", autocomplete="current-password", key="sign-in-password"
        )
        if st.form_submit_button(t("Sign in"), type="primary", width="stretch", icon=":material/login:"):
            _try(lambda: gate.sign_in(email, password))


def _sign_up() -> None:
    with st.form("sign-up", border=False):
        name = st.text_input(t("What to call you"), autocomplete="given-name", key="sign-up-name")
        email = st.text_input(t("E-mail address"), autocomplete="username", key="sign-up-email")
        password = st.text_input(
            t("Password"),
            type="password",
            autocomplete="new-password",
            key="sign-up-password",
            help=t("Ten characters at least. A few words in a row are a good one."),
        )
        label = t("Create account")
        if st.form_submit_button(label, type="primary", width="stretch", icon=":material/person_add:"):
            _try(lambda: _signed_up(email, password, name))


def _reset() -> None:
    sent_to = st.session_state.get("reset-sent-to")
    if not sent_to:
        with st.form("ask-reset", border=False):
            email = st.text_input(t("E-mail address"), autocomplete="username", key="reset-email")
            if st.form_submit_button(t("Send me a code"), type="primary", width="stretch", icon=":material/mail:"):
                _try(lambda: _asked(email))
        return
    st.markdown(t("If this address has an account, a code is on its way to it."))
    with st.form("reset", border=False):
        code = st.text_input(t("Code from the message"), autocomplete="one-time-code", key="reset-code")
        password = st.text_input(t("New password"), type="password", autocomplete="new-password", key="reset-password")
        label = t("Set it and sign in")
        if st.form_submit_button(label, type="primary", width="stretch", icon=":material/lock_reset:"):
            _try(lambda: gate.reset(sent_to, code, password))
    if st.button(t("Use another address"), type="tertiary"):
        del st.session_state["reset-sent-to"]
        st.rerun()


def _asked(email: str) -> None:
    gate.request_reset(email)
    st.session_state["reset-sent-to"] = email


def _signed_up(email: str, password: str, name: str) -> None:
    if not gate.sign_up(email, password, name):
        st.session_state["confirm-address"] = email.strip()


def _try(action: Callable[[], object]) -> None:
    problem = problem_of(action)
    if problem:
        st.error(problem, icon=":material/error:")
    else:
        st.rerun()
