"""Ways from one screen to another. Streamlit resolves page paths against the main script, so they are absolute here."""

from pathlib import Path
from typing import NoReturn

import streamlit as st

from core.domain.interview import Interview
from core.domain.plan import Kind

_PAGES = Path(__file__).resolve().parent.parent / "pages"


def page_path(screen: str) -> Path:
    return _PAGES / f"{screen}.py"


def report_link(interview_id: str, label: str, candidate_id: str = "", *, question: str = "") -> None:
    """To a report of one's own, opened at a question, or to a candidate's as their coach reads it."""
    if candidate_id:
        st.page_link(page_path("candidate"), label=label, query_params={"candidate": candidate_id, "id": interview_id})
    else:
        st.page_link(
            page_path("report"),
            label=label,
            query_params={"id": interview_id} | ({"question": question} if question else {}),
        )


def go(screen: str, **query: str) -> NoReturn:
    """Leave for another screen at once; not from a callback (there, set a flag and go in the script)."""
    st.switch_page(page_path(screen), query_params=query)


def enter(interview: Interview) -> NoReturn:
    """Into the room in which it is held."""
    go("coding" if interview.plan.kind is Kind.CODING else "interview", id=interview.id)
