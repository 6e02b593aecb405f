"""Library: the answers that one keeps, to find again."""

import streamlit as st

from components import states
from components.catalogue import t
from components.headings import page_head
from components.library_list import library_filters, library_rows
from components.places import go
from components.wiring import friendly_errors, services
from components.words import count
from core.domain.library import LibraryQuery


def turn(pages: int) -> None:
    st.session_state["library-page"] = st.session_state.get("library-page", 1) + pages


def head() -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="answer-head"
    ):
        with st.container(width="stretch"):
            line = t("Answers worth saying again: kept from your interviews, or written here.")
            page_head(t("Library"), line)
        with st.container(horizontal=True, width="content"):
            if st.button(t("Draft from notes"), icon=":material/auto_stories:"):
                go("answer", id="draft")
            if st.button(t("Write an answer"), type="primary", icon=":material/edit_note:"):
                go("answer", id="new")


def listing() -> None:
    head()
    library = services().library
    if library.search(LibraryQuery(page_size=1)).total == 0:
        with st.container(key="card-empty"):
            st.html(states.empty_library())
        return
    query = library_filters(library.tags())
    page = library.search(query)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(count(page.total, "answer"))
        st.download_button(
            "Markdown",
            # Written when it is asked for: all that the filters leave, not this page alone.
            lambda: library.as_markdown(query),
            "answers.md",
            "text/markdown",
            icon=":material/download:",
            help=t("The answers that the filters leave"),
            on_click="ignore",
        )
    if not page.items:
        st.caption(t("Nothing fits. Try fewer words, or another kind or tag."))
    library_rows([(found.answer, found.excerpt) for found in page.items])
    last = page.last
    if last > 1:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center"):
            st.button(t("Earlier"), disabled=page.page <= 1, on_click=turn, args=(-1,), icon=":material/chevron_left:")
            st.caption(t("{page} of {pages}", page=page.page, pages=last))
            st.button(t("Later"), disabled=page.page >= last, on_click=turn, args=(1,), icon=":material/chevron_right:")


with friendly_errors():
    listing()
