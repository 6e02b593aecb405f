"""Interviews that start in one click, as a row of cards."""

from collections.abc import Sequence

import streamlit as st

from components.catalogue import t
from components.words import count, plain
from core.domain.pack import Pack
from core.domain.preset import Preset


def preset_row(presets: Sequence[Preset], title: str) -> str | None:
    """The id of the one that was chosen."""
    with st.container(key="presets-block", gap="small"):
        st.subheader(title, anchor=False)
        return _cards(presets, "presets")


def pack_shelf(packs: Sequence[tuple[Pack, Sequence[Preset]]]) -> str | None:
    """Folded away: what each pack is and is not, and what starts from it. The id of the one that was chosen."""
    if not packs:
        return None
    chosen = None
    with st.expander(t("Formats of companies, and other packs"), icon=":material/inventory_2:"):
        for pack, presets in packs:
            st.markdown(f"**{plain(t(pack.name))}**")
            st.caption(f"{plain(t(pack.about))} {plain(t(pack.is_not))}")
            chosen = _cards(presets, f"presets-{pack.id}") or chosen
    return chosen


def _cards(presets: Sequence[Preset], key: str) -> str | None:
    with st.container(key=key):
        pressed = [preset.id for preset in presets if _card(preset)]
    return pressed[0] if pressed else None


def _card(preset: Preset) -> bool:
    plan = preset.plan
    with st.container(key=f"card-go-preset-{preset.id}", gap="xsmall"):
        pressed = st.button(
            plain(t(preset.name)), icon=f":material/{preset.icon}:", type="tertiary", key=f"start-{preset.id}"
        )
        st.markdown(plain(t(preset.note)))
        what = count(plan.question_count, "question")
        st.caption(f"{what}, {plan.time_limit_minutes} min", help="  \n".join(plain(t(line)) for line in preset.expect))
    return pressed
