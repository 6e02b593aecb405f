"""The colours of the surface, once, for everything that CSS variables cannot reach (plotly, the logo)."""

import streamlit as st

DARK = {
    "ink": "#EDEFFC",
    "mist": "#A9AFD3",
    "grid": "rgba(237,239,252,.09)",
    "paper": "#171A44",
    "accent": "91,140,255",
    "amber": "255,178,36",
    "good": "43,181,135",
    "poor": "242,113,122",
    "violet": "167,139,250",
}
LIGHT = {
    "ink": "#191B38",
    "mist": "#565C84",
    "grid": "rgba(25,27,56,.09)",
    "paper": "#FFFFFF",
    "accent": "52,89,230",
    "amber": "138,82,0",
    "good": "18,128,92",
    "poor": "200,50,60",
    "violet": "109,79,216",
}


def colours() -> dict[str, str]:
    """The palette of the theme the person is looking at; dark until the browser has said."""
    return LIGHT if st.context.theme.type == "light" else DARK


def tint(name: str, alpha: float = 1.0) -> str:
    """One of the five hues, as CSS, with an opacity of 0..1."""
    return f"rgba({colours()[name]},{alpha})"
