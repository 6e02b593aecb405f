"""A moving picture of one answer being scored: quote, level, score with its spread. It can be paused and replayed."""

from components.frontend import component

_mount = component("scored_answer")


def scored_answer() -> None:
    _mount(key="scored-answer")
