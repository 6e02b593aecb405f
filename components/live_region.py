"""Streamlit containers take no ARIA attributes: this shows nothing itself, and sets them on a keyed container."""

from components.frontend import component

_mount = component("live_region")


def live_region(container_key: str, label: str) -> None:
    """Make a keyed container a polite live log that the keyboard can reach, and keep its end in view."""
    attributes = {"role": "log", "aria-live": "polite", "aria-label": label, "tabindex": "0"}
    data = {"selector": f".st-key-{container_key}", "attributes": attributes}
    _mount(key=f"live-{container_key}", height=1, data=data)
