"""Our own browser components: `<name>.html`, `.css` and `.js` in this folder, mounted in the page without an iframe."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent


def component(name: str, *, isolate_styles: bool = True, builds_on: str = "") -> Callable[..., Any]:
    """The mounting function of one component. With `isolate_styles=False` the app's own stylesheet reaches inside.
    `builds_on` is a script of this folder that its own one uses the functions of."""

    def part(extension: str) -> str | None:
        path = _FOLDER / f"{name}.{extension}"
        return path.read_text(encoding="utf-8") if path.exists() else None

    script = part("js")
    if script and builds_on:
        script = (_FOLDER / f"{builds_on}.js").read_text(encoding="utf-8") + script
    mount: Callable[..., Any] = st.components.v2.component(
        f"rehearsal.{name}", html=part("html"), css=part("css"), js=script, isolate_styles=isolate_styles
    )
    return mount
