"""Our own browser components: `<name>.html`, `.css` and `.js` in this folder, mounted in the page without an iframe."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent


def component(name: str, *, isolate_styles: bool = True) -> Callable[..., Any]:
    """The mounting function of one component. With `isolate_styles=False` the app's own stylesheet reaches inside."""

    def part(extension: str) -> str | None:
        path = _FOLDER / f"{name}.{extension}"
        return path.read_text(encoding="utf-8") if path.exists() else None

    mount: Callable[..., Any] = st.components.v2.component(
        f"rehearsal.{name}", html=part("html"), css=part("css"), js=part("js"), isolate_styles=isolate_styles
    )
    return mount
