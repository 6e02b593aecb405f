"""The questions of a real interview: found, edited, chosen, and set beside those of the bank."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from components.catalogue import m, t
from components.words import KINDS, count
from core.domain.plan import ASKED_KINDS
from core.domain.remembered import Chosen, Remembered

PLACEHOLDER = m(
    "They asked how I would scale the reporting job.\nQ: Tell me about a time you disagreed with your manager."
)


def notes_form(read: Callable[[str], None]) -> None:
    with st.container(key="card-notes"), st.form("notes", border=False):
        notes = st.text_area(
            t("Notes or a transcript of an interview you had"),
            height=220,
            placeholder=t(PLACEHOLDER),
            help=t("A question mark, “Q:”, “They asked …” or a speaker's name shows where a question is."),
        )
        if st.form_submit_button(t("Find the questions"), icon=":material/manage_search:"):
            read(notes)


def remembered_table(found: Sequence[Remembered], key: str) -> tuple[Chosen, ...]:
    """What is to be practised, in the words that stand in the fields."""
    chosen: list[Chosen] = []
    st.subheader(t("{questions} found", questions=count(len(found), "question")), anchor=False)
    st.caption(t("Correct the words, take out what was not asked, and choose the bank's wording where it is the same."))
    for at, one in enumerate(found):
        with st.container(key=f"card-found-{at}", gap="xsmall"):
            wanted = _row(one, f"{key}-{at}")
        if wanted:
            chosen.append(wanted)
    return tuple(chosen)


def _row(one: Remembered, key: str) -> Chosen | None:
    wanted, words, what = st.columns([0.6, 5, 1.7], vertical_alignment="center")
    is_wanted = wanted.checkbox(t("Practise"), value=True, key=f"{key}-on", label_visibility="collapsed")
    text = words.text_input(t("Question"), one.text, key=f"{key}-text", label_visibility="collapsed", max_chars=600)
    kind = what.selectbox(
        t("Kind"),
        ASKED_KINDS,
        ASKED_KINDS.index(one.kind) if one.kind in ASKED_KINDS else 0,
        format_func=lambda kind: KINDS[kind],
        key=f"{key}-kind",
        label_visibility="collapsed",
    )
    line = t("Line {number}:", number=one.number)
    st.html(f'<p class="from-line">{line} <q dir="auto">{escape(one.line)}</q></p>')
    by_bank = one.nearest is not None and st.checkbox(
        t(
            "Ask it as the bank does, which knows what a good answer holds: “{question}”",
            question=_plain(one.nearest.text),
        ),
        key=f"{key}-bank",
    )
    if not is_wanted:
        return None
    return Chosen(text, kind, one.line, one.number, one.nearest.bank_id if by_bank and one.nearest else None)


def _plain(text: str) -> str:
    """Of the bank, for a label, which reads markup."""
    return text.replace("[", "(").replace("]", ")").replace("*", "").replace("_", " ").replace("$", "")
