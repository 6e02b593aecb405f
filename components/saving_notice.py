"""Says that the database is away and that nothing is lost, for as long as something waits for it."""

from collections.abc import Callable

import streamlit as st

from components.catalogue import t
from components.words import count
from core.domain.backlog import Backlog


def saving_notice(backlog: Callable[[], Backlog]) -> None:
    found = backlog()
    if found.waiting:
        st.fragment(_waiting, run_every=3.0)(backlog)
    if found.refused:
        st.warning(
            t(
                "{changes} made while the database was away came too late: the same interview had been continued "
                "elsewhere. That newer state stands; nothing was overwritten.",
                changes=count(found.refused, "change"),
            ),
            icon=":material/call_split:",
        )


def _waiting(backlog: Callable[[], Backlog]) -> None:
    """Looks again by itself, and says when all has arrived."""
    waiting = backlog().waiting
    if waiting:
        st.info(
            t(
                "**Saving on this server.** The database does not answer at the moment, so your answers are kept here "
                "and go to it, in their order, as soon as it is back. Carry on: {changes} so far.",
                changes=count(waiting, "change"),
            ),
            icon=":material/cloud_sync:",
        )
    else:
        st.success(t("The database is back, and everything has been saved there."), icon=":material/cloud_done:")
