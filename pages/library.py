"""Library: the answers that one keeps, to find again."""

import streamlit as st

from components import states
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
            page_head("Library", "Answers worth saying again: kept from your interviews, or written here.")
        with st.container(horizontal=True, width="content"):
            if st.button("Draft from notes", icon=":material/auto_stories:"):
                go("answer", id="draft")
            if st.button("Write an answer", type="primary", icon=":material/edit_note:"):
                go("answer", id="new")


def listing() -> None:
    head()
    library = services().library
    if library.search(LibraryQuery(page_size=1)).total == 0:
        with st.container(key="card-empty"):
            st.html(states.EMPTY_LIBRARY)
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
            help="The answers that the filters leave",
            on_click="ignore",
        )
    if not page.items:
        st.caption("Nothing fits. Try fewer words, or another kind or tag.")
    library_rows([(found.answer, found.excerpt) for found in page.items])
    last = -(-page.total // page.page_size)
    if last > 1:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center"):
            st.button("Earlier", disabled=page.page <= 1, on_click=turn, args=(-1,), icon=":material/chevron_left:")
            st.caption(f"{page.page} of {last}")
            st.button("Later", disabled=page.page >= last, on_click=turn, args=(1,), icon=":material/chevron_right:")


with friendly_errors():
    listing()
