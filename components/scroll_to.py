"""Whoever comes by a link to a part of a screen sees that part first."""

from components.frontend import component

_mount = component("scroll_to")


def scroll_to(container_key: str, mark: str) -> None:
    """Once for each `mark`; a keyed container that is drawn later in the run is fine."""
    _mount(key=f"scroll-{container_key}", height=1, data={"selector": f".st-key-{container_key}", "mark": mark})
