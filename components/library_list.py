"""Kept answers as rows, with the words that a search found, and the row of filters above them."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.catalogue import t
from components.places import page_path
from components.words import KINDS, count, day_and_time
from core.domain.library import KeptAnswer, LibraryQuery
from core.domain.plan import Kind

ANSWERED = (Kind.BEHAVIOURAL, Kind.TECHNICAL, Kind.GENERAL, Kind.SYSTEM_DESIGN)
PAGE_SIZE = 10


def library_filters(tags: Sequence[str]) -> LibraryQuery:
    """All of them empty: everything that is kept."""
    with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small"):
        text = st.text_input(
            t("Search"),
            key="q",
            placeholder=t("Search questions, tags and answers"),
            icon=":material/search:",
            label_visibility="collapsed",
            max_chars=200,
        )
        kinds = st.multiselect(
            t("Kind"),
            ANSWERED,
            format_func=lambda kind: KINDS[kind],
            key="kind",
            placeholder=t("Any kind"),
            label_visibility="collapsed",
        )
        chosen = st.multiselect(
            t("Tag"),
            list(tags),
            key="tag",
            placeholder=t("Any tag"),
            accept_new_options=True,
            label_visibility="collapsed",
        )
    page = st.session_state.get("library-page", 1)
    return LibraryQuery(text.strip(), tuple(kinds), tuple(chosen), page=page, page_size=PAGE_SIZE)


def library_rows(found: Sequence[tuple[KeptAnswer, Sequence[tuple[str, bool]]]]) -> None:
    """Each with the pieces of its excerpt; the whole card is the link."""
    with st.container(gap="small", key="answers"):
        for answer, pieces in found:
            with st.container(key=f"card-go-row-{answer.id}"):
                st.html(_row(answer, pieces))
                st.page_link(page_path("answer"), label=t("Open the answer"), query_params={"id": answer.id})


def about(answer: KeptAnswer) -> str:
    """Kind, tags, when, which version; in HTML."""
    tags = "".join(f'<i class="tag">{escape(tag)}</i>' for tag in answer.tags)
    own = f'<i class="tag own">{t("Your model answer")}</i>' if answer.is_model else ""
    when = f"{day_and_time(answer.saved_at)} · {count(answer.version, 'version')}"
    return f'<div class="kept-about"><span>{KINDS[answer.kind]} · {when}</span>{own}{tags}</div>'


def _row(answer: KeptAnswer, pieces: Sequence[tuple[str, bool]]) -> str:
    said = "".join(f"<mark>{escape(text)}</mark>" if is_hit else escape(text) for text, is_hit in pieces)
    title = f'<b class="kept-title">{escape(answer.title)}</b>'
    return f'<div class="kept">{title}<p class="kept-said">{said}</p>{about(answer)}</div>'
