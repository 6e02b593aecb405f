"""Coaching: who has access to one's interviews; and for a coach the candidates and their progress."""

import streamlit as st

from components import coach_links
from components.catalogue import t
from components.dashboard import dashboard
from components.headings import page_head
from components.places import go, page_path
from components.wiring import friendly_errors, identity, services
from components.words import zone
from core.domain.progress import InterviewQuery


def as_candidate() -> None:
    coaching = services().coaching
    coach_links.invitation_rows(coaching.invitations(), coaching.accept, coaching.decline)
    st.subheader(t("Who has access"), anchor=False)
    links = coaching.my_coaches()
    if not links:
        st.caption(t("Nobody but you sees your interviews."))
    for link in links:
        coach_links.coach_card(link, narrow, coaching.remove)
    coach_links.code_form(coaching.accept_code)


def narrow(link_id, sees, hears) -> None:
    services().coaching.narrow(link_id, sees, hears=hears)


def as_coach() -> None:
    coaching = services().coaching
    st.subheader(t("Your candidates"), anchor=False)
    links = coaching.my_candidates()
    if not links:
        st.caption(t("Nobody has let you in yet. Invite somebody; they decide what you see."))
    for link in links:
        coach_links.candidate_row(link, lambda one: go("coach", candidate=one), coaching.remove)
    coach_links.invite_form(coaching.invite)
    waiting = coaching.open_invitations()
    if waiting:
        st.subheader(t("Invitations nobody has accepted yet"), anchor=False)
    for link in waiting:
        coach_links.open_invitation_row(link, coaching.remove)
    label = t("Level answers by hand, and see how far the grader agrees with you")
    st.page_link(page_path("calibration"), label=label, icon=":material/balance:")


def progress(candidate_id: str) -> None:
    """Read only: what this candidate lets be seen."""
    coaching = services().coaching
    if st.button(t("All candidates"), icon=":material/arrow_back:", type="tertiary"):
        go("coach")
    page_head(coaching.name_of(candidate_id), t("What this candidate lets you see. You change nothing of it."))
    if coaching.progress(candidate_id, InterviewQuery(page_size=1), zone()).page.total == 0:
        st.info(t("There is no interview yet that this candidate lets you see."), icon=":material/visibility:")
        return
    st.info(t("You read this as a coach. “You”, in it, is the candidate."), icon=":material/visibility:")
    dashboard(
        lambda query: services().coaching.progress(candidate_id, query, zone()),
        services().progress.advice,
        candidate_id=candidate_id,
    )


with friendly_errors():
    if done := st.session_state.pop("coach-done", None):
        st.toast(done, icon=":material/check_circle:")
    candidate = st.query_params.get("candidate", "")
    if candidate:
        progress(candidate)
    else:
        page_head(t("Coaching"), t("A coach sees what a candidate lets them see, and no longer than that."))
        if services().coaching.coaches:
            as_coach()
        if identity().email:
            as_candidate()
