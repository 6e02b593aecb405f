"""Inline SVG on the page. `st.html` strips SVG; a v2 component does not, and it inherits our CSS variables."""

from components.frontend import component

_mount = component("drawing", isolate_styles=False)


def draw(svg: str, key: str) -> None:
    """Mount our own trusted markup. Never hand it anything that a person or a model wrote."""
    _mount(data={"svg": svg}, key=key)
