"""A draggable divider. It writes one CSS variable on the root element, which the workspace's grid reads; sizes are kept
in the browser."""

from components.frontend import component

_mount = component("splitter")


def splitter(name: str, label: str, *, start: int, low: int, high: int, axis: str = "x", sign: int = 1) -> None:
    """Sets `--name`, in pixels; `sign` is -1 when the sized pane lies after the divider."""
    data = {"name": f"--{name}", "axis": axis, "sign": sign, "min": low, "max": high, "start": start, "label": label}
    _mount(key=f"split-{name}", data=data, height="stretch")
