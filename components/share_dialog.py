"""Links to one report: make one, copy it, revoke it."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.catalogue import Words, m, t
from components.words import day_and_time
from core.domain.sharing import Share

OPEN_TO_ALL = m(
    "This copy of Rehearsal has no accounts: whoever can reach it can open all of it, with or without a link."
)
DAYS = Words({1: "One day", 7: "One week", 30: "30 days"})


@st.dialog("Share this report")
def share_dialog(
    links: Callable[[], Sequence[Share]],
    create: Callable[[int, bool], str | None],
    revoke: Callable[[str], object],
    *,
    has_sound: bool,
    is_local: bool,
) -> None:
    """`create(days, with_sound)` returns the new address, or None when it failed; it is shown this once."""
    st.markdown(t("Anyone who has the link can read this report, and nothing else of yours. They cannot change it."))
    if is_local:
        st.markdown(t(OPEN_TO_ALL))
    days = st.radio(t("The link works for"), list(DAYS), 1, format_func=DAYS.get, key="share-days", horizontal=True)
    with_sound = has_sound and st.checkbox(t("With the recordings of my voice"), key="share-sound")
    if st.button(t("Make a link"), type="primary", icon=":material/add_link:"):
        st.session_state["share-made"] = create(days, with_sound)
    if made := st.session_state.get("share-made"):
        st.markdown(t("Copy it now. Only its fingerprint is kept, so it cannot be shown again."))
        st.code(made, language=None, wrap_lines=True)
    for share in links():
        _row(share, revoke)


def _row(share: Share, revoke: Callable[[str], object]) -> None:
    with st.container(key=f"share-{share.id}", horizontal=True, vertical_alignment="center"):
        sound = t(", with recordings") if share.with_sound else ""
        made, ends = day_and_time(share.created_at), day_and_time(share.expires_at)
        st.markdown(t("Made {made}{sound}; ends {ends}", made=made, sound=sound, ends=ends))
        if st.button(t("Revoke"), key=f"revoke-{share.id}", icon=":material/link_off:"):
            revoke(share.id)
            st.session_state.pop("share-made", None)
            st.rerun(scope="fragment")
