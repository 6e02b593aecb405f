"""Ways from one screen to another. Streamlit resolves page paths against the main script, so they are absolute here."""

from pathlib import Path
from typing import NoReturn

import streamlit as st

_PAGES = Path(__file__).resolve().parent.parent / "pages"


def page_path(screen: str) -> Path:
    return _PAGES / f"{screen}.py"


def go(screen: str, **query: str) -> NoReturn:
    """Leave for another screen at once; not from a callback (there, set a flag and go in the script)."""
    st.switch_page(page_path(screen), query_params=query)
