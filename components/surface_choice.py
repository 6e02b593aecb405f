"""The choice of the language that the screens speak."""

from collections.abc import Callable

import streamlit as st

from components.catalogue import SURFACES, t

BY_BROWSER = ""


def surface_card(chosen: str, choose: Callable[[str], None]) -> None:
    """`choose` runs as a callback. Until something is chosen the browser's own language counts."""
    codes = [BY_BROWSER, *SURFACES]
    with st.container(key="card-surface", gap="small"):
        st.selectbox(
            t("Language of the screens · Sprache der Seiten"),
            codes,
            codes.index(chosen) if chosen in codes else 0,
            format_func=lambda code: SURFACES.get(code) or t("As the browser asks · wie der Browser"),
            key="surface-choice",
            on_change=lambda: choose(str(st.session_state["surface-choice"])),
        )
        st.caption(
            t(
                "An interview's own language is chosen in the green room. Its questions and answers, and files to "
                "download, stay as they are."
            )
        )
