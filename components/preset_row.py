"""Interviews that start in one click, as a row of cards."""

from collections.abc import Sequence

import streamlit as st

from components.words import count
from core.domain.preset import Preset


def preset_row(presets: Sequence[Preset], title: str) -> str | None:
    """The id of the one that was chosen."""
    if not presets:
        return None
    chosen = None
    with st.container(key="presets-block", gap="small"):
        st.subheader(title, anchor=False)
        with st.container(key="presets"):
            for preset in presets:
                if _card(preset):
                    chosen = preset.id
    return chosen


def _card(preset: Preset) -> bool:
    plan = preset.plan
    with st.container(key=f"card-go-preset-{preset.id}", gap="xsmall"):
        pressed = st.button(preset.name, icon=f":material/{preset.icon}:", type="tertiary", key=f"start-{preset.id}")
        st.markdown(preset.note)
        what = count(plan.question_count, "question")
        st.caption(f"{what}, {plan.time_limit_minutes} min", help="  \n".join(preset.expect))
    return pressed
