"""Settings: personal tokens, with which programs read what their person sees."""

from collections.abc import Sequence
from html import escape
from typing import Protocol

import streamlit as st

from components.catalogue import t
from components.wiring import problem_of
from components.words import day_and_time
from core.domain.people import PersonalToken

_MADE = "personal-token-made"


class Tokens(Protocol):
    """What this card calls."""

    def all(self) -> Sequence[PersonalToken]: ...
    def create(self, name: str) -> str: ...
    def revoke(self, token_id: str) -> None: ...


def tokens_card(tokens: Tokens) -> None:
    with st.container(key="card-tokens", gap="small"):
        st.markdown(
            t(
                "A program of yours can read what you see here, and change nothing, by showing a token. "
                "[What it can ask](/api/docs)"
            )
        )
        if made := st.session_state.pop(_MADE, None):
            st.success(t("This is the only time that this token is shown: copy it now."), icon=":material/key:")
            st.code(made, language=None, wrap_lines=True)
        for token in tokens.all():
            _row(tokens, token)
        with (
            st.form("new-token", border=False, clear_on_submit=True),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            name = st.text_input(t("What the token is for"), placeholder=t("Weekly report"), max_chars=60)
            if st.form_submit_button(t("Make a token"), icon=":material/add:"):
                _make(tokens, name)


def _row(tokens: Tokens, token: PersonalToken) -> None:
    with st.container(key=f"token-{token.id}", horizontal=True, vertical_alignment="center"):
        used = t("Last used: {when}", when=day_and_time(token.used_at)) if token.used_at else t("Never used")
        about = f"{used} · {t('Made: {when}', when=day_and_time(token.created_at))}"
        st.html(f'<p class="rh-pair"><b>{escape(token.name)}</b><span>{about}</span></p>', width="stretch")
        if st.button(t("Revoke"), key=f"revoke-{token.id}", icon=":material/block:"):
            if problem := problem_of(lambda: tokens.revoke(token.id)):
                st.error(problem, icon=":material/error:")
                return
            st.session_state["settings-done"] = t("{name} opens nothing any more.", name=token.name)
            st.rerun()


def _make(tokens: Tokens, name: str) -> None:
    made: list[str] = []
    if problem := problem_of(lambda: made.append(tokens.create(name))):
        st.error(problem, icon=":material/error:")
        return
    st.session_state[_MADE] = made[0]
    st.rerun()
