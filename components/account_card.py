"""Settings: who somebody is here, where they are signed in, and their data."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from html import escape
from typing import IO, Protocol

import streamlit as st

from components import gate
from components.catalogue import Words, lowered, t
from components.wiring import problem_of
from components.worded import worded
from components.words import day_and_time
from core.domain.people import Identity, Role, Session

ROLES = Words({Role.CANDIDATE: "Candidate", Role.COACH: "Coach", Role.ADMINISTRATOR: "Administrator"})


class Account(Protocol):
    """What these cards call."""

    def sessions(self) -> Sequence[Session]: ...
    def end_session(self, session_id: str) -> None: ...
    def rename(self, name: str) -> None: ...
    def change_password(self, current: str, new: str, *, keep_session: str) -> None: ...
    def set_role(self, email: str, role: Role) -> Identity: ...
    def export(self) -> IO[bytes]: ...
    def delete(self) -> None: ...


def person_card(who: Identity, account: Account) -> None:
    with st.container(key="card-person"):
        with st.container(horizontal=True, vertical_alignment="center"):
            about = f"{who.email} · {ROLES[who.role]}" if who.email else ROLES[who.role]
            _two_lines(who.name, about)
            if st.button(t("Sign out"), icon=":material/logout:"):
                gate.sign_out()
                st.rerun()
        with st.expander(t("Change your name")), st.form("rename", border=False):
            name = st.text_input(t("What to call you"), who.name, key="new-name")
            if st.form_submit_button(t("Save the name")):
                _do(lambda: account.rename(name), t("Your name is changed."))
        with st.expander(t("Change your password")), st.form("new-password", border=False, clear_on_submit=True):
            current = st.text_input(t("Current password"), type="password", autocomplete="current-password")
            new = st.text_input(t("New password"), type="password", autocomplete="new-password")
            st.caption(t("You stay signed in here; everywhere else it asks for the new password."))
            if st.form_submit_button(t("Change the password")):
                here = gate.session_id()
                done = t("Your password is changed.")
                _do(lambda: account.change_password(current, new, keep_session=here), done)


def sessions_card(account: Account) -> None:
    here = gate.session_id()
    if gate.lasts_for_the_tab():
        st.info(
            t("This host lets no cookie through, so signing in lasts for this tab: a refresh or a new tab asks again."),
            icon=":material/tab:",
        )
    with st.container(key="card-sessions", gap="small"):
        for session in account.sessions():
            with st.container(key=f"session-{session.id}", horizontal=True, vertical_alignment="center"):
                last = t("Last used: {when}", when=day_and_time(session.seen_at))
                used = t("In use here") if session.id == here else last
                begun = t("Signed in: {when}", when=day_and_time(session.created_at))
                _two_lines(_device(session.device), f"{used} · {begun}")
                label = t("Sign it out")
                if session.id != here and st.button(label, key=f"end-{session.id}", icon=":material/logout:"):
                    _do(lambda one=session.id: account.end_session(one), t("Signed out there."))  # type: ignore[misc]


def _device(told: str) -> str:
    browser, on, system = told.partition(" on ")
    return t("{browser} on {system}", browser=browser, system=system) if on else worded(told)


def roles_card(account: Account) -> None:
    with st.container(key="card-roles"), st.form("roles", border=False, clear_on_submit=True):
        email = st.text_input(t("E-mail address of the account"))
        role = st.selectbox(t("Role"), list(ROLES), format_func=lambda one: ROLES[one])
        if st.form_submit_button(t("Give this role")):
            done = t("{email} is now: {role}.", email=email.strip(), role=lowered(ROLES[role]))
            _do(lambda: account.set_role(email, role), done)


def data_card(account: Account, *, has_account: bool) -> None:
    with st.container(key="card-data", gap="small"):
        st.markdown(t("Interviews, answers, recordings, code, chats and résumés, in one ZIP."))
        with st.container(horizontal=True):
            st.download_button(
                t("Download everything"),
                lambda: _content(account.export),
                "rehearsal.zip",
                "application/zip",
                icon=":material/download:",
                on_click="ignore",
            )
            label = t("Delete my account") if has_account else t("Delete everything")
            if st.button(label, icon=":material/delete_forever:"):
                st.dialog(t("Delete everything?"))(_confirm_delete)(account, has_account)


def _confirm_delete(account: Account, has_account: bool) -> None:
    what = t("Your account and everything in it go") if has_account else t("Everything that was rehearsed here goes")
    things = t("interviews, reports, recordings, code, chats, résumés, links and notes")
    st.markdown(f"{what}: {things}. {t('Nothing brings it back.')}")
    written = st.text_input(t("Type DELETE to go on"), key="delete-word")
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(t("Keep it")):
            st.rerun()
        if st.button(t("Delete it all"), type="primary", disabled=written.strip() != "DELETE"):
            if problem := problem_of(account.delete):
                st.error(problem, icon=":material/error:")
                return
            gate.forget()
            st.rerun()


def _content(export: Callable[[], AbstractContextManager[IO[bytes]]]) -> bytes:
    with export() as file:
        return file.read()


def _do(action: Callable[[], object], done: str) -> None:
    problem = problem_of(action)
    if problem:
        st.error(problem, icon=":material/error:")
        return
    st.session_state["settings-done"] = done
    st.rerun()


def _two_lines(first: str, second: str) -> None:
    """A person's own words, of which nothing is markup."""
    st.html(f'<p class="rh-pair"><b>{escape(first)}</b><span>{escape(second)}</span></p>', width="stretch")
