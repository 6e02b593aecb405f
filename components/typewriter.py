"""A headline that types itself once per browser session, and stands still for people who asked for less motion."""

from components.frontend import component

_mount = component("typewriter", isolate_styles=False)


def typewriter(text: str) -> None:
    """The whole text is laid out from the first frame (the rest is invisible), so nothing below it moves."""
    _mount(data={"text": text}, key="headline")
