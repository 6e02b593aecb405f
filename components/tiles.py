"""A stat tile: what it is, the number, what changed, and a sparkline (a chart library for each tile is too slow)."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.drawing import draw

W, H = 200, 44


def spark(values: Sequence[float], fill_id: str) -> str:
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    step = W / (len(values) - 1)
    points = [(i * step, H - 5 - (v - low) / ((high - low) or 1) * (H - 12)) for i, v in enumerate(values)]
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return (
        f'<svg class="rh-spark" viewBox="0 0 {W} {H}" preserveAspectRatio="none" aria-hidden="true"><defs>'
        f'<linearGradient id="{fill_id}" x1="0" y1="0" x2="0" y2="1"><stop class="top"/><stop offset="1" class="end"/></linearGradient></defs>'
        f'<path d="{line}L{W} {H}L0 {H}Z" fill="url(#{fill_id})"/><path class="stroke" d="{line}"/></svg>'
    )


def tile(key: str, label: str, value: str, unit: str, change: str, values: Sequence[float]) -> None:
    """`values` draw the sparkline, oldest first; fewer than two draw none."""
    with st.container(key=f"card-tile-{key}", height="stretch"):
        draw(
            f'<div class="rh-tile"><span class="label">{escape(label)}</span><span class="value">{escape(value)}<small>{escape(unit)}</small></span>'
            f'<span class="change">{escape(change)}</span>{spark(values, f"fill-{key}")}</div>',
            key=f"tile-{key}",
        )
