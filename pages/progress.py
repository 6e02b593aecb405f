"""Progress: what was rehearsed, how it went, what it says, and every interview to come back to."""

import streamlit as st

from components import states
from components.catalogue import t
from components.dashboard import dashboard
from components.places import go
from components.wiring import friendly_errors, problem_of, services
from components.words import count, zone


def exports(query) -> None:
    exchange = services().exchange
    with st.container(horizontal=True, gap="small", key="exports"):
        files = (("CSV", exchange.as_csv, "text/csv"), ("JSON", exchange.as_json, "application/json"))
        for name, write, mime in files:
            st.download_button(
                name,
                # Written when it is asked for, and not on every change of a filter.
                lambda write=write: "".join(write(query)),
                f"rehearsal.{name.lower()}",
                mime,
                icon=":material/download:",
                help=t("The interviews that the filters leave"),
                on_click="ignore",
            )


def imports() -> None:
    """Outside the fragment: what is added changes everything."""
    with st.popover(t("Import"), icon=":material/upload:"):
        st.caption(
            t("A JSON file that was exported here or in another Rehearsal. What you have already stays as it is.")
        )
        given = st.file_uploader(t("JSON file"), type="json", key="import")
        if given and st.button(t("Import it"), type="primary"):
            taken = []
            problem = problem_of(lambda: taken.append(services().exchange.take_in(given.getvalue())))
            if problem:
                st.error(problem, icon=":material/error:")
            for found in taken:
                added = count(found.added, "interview")
                told = t("{interviews} added, {known:,} already here.", interviews=added, known=found.known)
                st.success(told, icon=":material/check:")


with friendly_errors():
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(t("Progress"), anchor=False, width="content")
        imports()
    if services().home.overview().total == 0:
        if states.nothing_yet():
            go("setup")
        st.stop()
    dashboard(
        lambda query: services().progress.load(query, zone()),
        services().progress.advice,
        below=exports,
    )
