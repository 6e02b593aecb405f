"""Figures in a text, so that a model's words can be held against what it was told."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def figures_in(text: str) -> frozenset[str]:
    """As they are written, each whole: there is no 4 in 40."""
    return frozenset(_FIGURE.findall(text))
