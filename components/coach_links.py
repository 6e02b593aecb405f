"""Who may see what: the coaches of a candidate, the candidates of a coach, and invitations."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from components.catalogue import Words, t
from components.wiring import problem_of
from components.words import day_and_time
from core.domain.coaching import CoachLink, Sees

SEES = Words({Sees.ALL: "All my interviews", Sees.SHARED: "Only interviews that I share"})


def invitation_rows(links: Sequence[CoachLink], accept: Callable[[str], None], decline: Callable[[str], None]) -> None:
    for link in links:
        with st.container(key=f"card-invited-{link.id}", horizontal=True, vertical_alignment="center"):
            pair(link.coach_name, t("would like to coach you, and to see your interviews and reports"))
            if st.button(t("Decline"), key=f"decline-{link.id}"):
                act(lambda one=link.id: decline(one), t("Declined."))  # type: ignore[misc]
            if st.button(t("Accept"), key=f"accept-{link.id}", type="primary", icon=":material/handshake:"):
                done = t("{name} is your coach now.", name=link.coach_name)
                act(lambda one=link.id: accept(one), done)  # type: ignore[misc]


def code_form(accept_code: Callable[[str], None]) -> None:
    with st.container(key="card-code"), st.form("coach-code", border=False, clear_on_submit=True):
        code = st.text_input(t("Code that a coach gave you"), key="coach-code-text", autocomplete="off")
        st.caption(t("Your coach then sees all your interviews and reports, without recordings. You can change it."))
        if st.form_submit_button(t("Let this coach in"), icon=":material/handshake:"):
            act(lambda: accept_code(code), t("Your coach is let in."))


def coach_card(link: CoachLink, narrow: Callable[[str, Sees, bool], None], remove: Callable[[str], None]) -> None:
    """What this coach sees, changed where it stands."""
    with st.container(key=f"card-coach-{link.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            since = day_and_time(link.accepted_at) if link.accepted_at else ""
            pair(link.coach_name, t("Let in: {since}", since=since))
            if st.button(t("Remove"), key=f"remove-{link.id}", icon=":material/person_remove:"):
                act(lambda: remove(link.id), t("{name} sees nothing of yours any more.", name=link.coach_name))
        sees = st.radio(
            t("What they see"),
            list(SEES),
            index=list(SEES).index(link.sees),
            format_func=lambda one: SEES[one],
            key=f"sees-{link.id}",
            horizontal=True,
        )
        hears = st.checkbox(t("They may hear my recordings"), value=link.hears, key=f"hears-{link.id}")
        st.caption(t("Recordings of the interviews that they see. Without it a coach reads, and hears nothing."))
        if (sees, hears) != (link.sees, link.hears):
            act(lambda: narrow(link.id, sees, hears), t("Changed, at once."))


def invite_form(invite: Callable[[str], str]) -> None:
    with st.container(key="card-invite"):
        with st.form("invite", border=False, clear_on_submit=True):
            email = st.text_input(t("E-mail address (may stay empty)"), key="invite-email", autocomplete="off")
            st.caption(t("Whoever signs in with this address sees the invitation. Anybody else needs the code."))
            if st.form_submit_button(t("Invite a candidate"), type="primary", icon=":material/person_add:"):
                made: list[str] = []
                act(lambda: made.append(invite(email)), t("Invited."), and_then=lambda: _keep(made))
        if code := st.session_state.get("invite-code"):
            st.markdown(t("Give this code to your candidate. It works once, for 14 days, and is not shown again."))
            st.code(code, language=None)


def candidate_row(link: CoachLink, open_: Callable[[str], None], remove: Callable[[str], None]) -> None:
    with st.container(key=f"card-candidate-{link.id}", horizontal=True, vertical_alignment="center"):
        what = t("All interviews") if link.sees is Sees.ALL else t("Shared interviews only")
        recorded = t("with recordings") if link.hears else t("without recordings")
        pair(link.candidate_name or t("A candidate"), f"{what}, {recorded}")
        if st.button(t("Stop coaching"), key=f"stop-{link.id}", type="tertiary"):
            act(lambda: remove(link.id), t("Removed."))
        if st.button(t("Open"), key=f"open-{link.id}", icon=":material/arrow_forward:") and link.candidate_id:
            open_(link.candidate_id)


def open_invitation_row(link: CoachLink, remove: Callable[[str], None]) -> None:
    with st.container(key=f"card-open-{link.id}", horizontal=True, vertical_alignment="center"):
        pair(link.invited_email or t("By code"), t("Ends {when}", when=day_and_time(link.expires_at)))
        if st.button(t("Take it back"), key=f"back-{link.id}", icon=":material/undo:"):
            act(lambda: remove(link.id), t("Taken back."))


def pair(first: str, second: str) -> None:
    """Somebody's own words, of which nothing is markup."""
    st.html(f'<p class="rh-pair"><b>{escape(first)}</b><span>{escape(second)}</span></p>', width="stretch")


def act(action: Callable[[], Any], done: str, *, and_then: Callable[[], object] = lambda: None) -> None:
    problem = problem_of(action)
    if problem:
        st.error(problem, icon=":material/error:")
        return
    and_then()
    st.session_state["coach-done"] = done
    st.rerun()


def _keep(made: list[str]) -> None:
    st.session_state["invite-code"] = made[0]
