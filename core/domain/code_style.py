"""What a reader of code would remark upon."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StyleFinding:
    """Something that a reviewer would say about the code."""

    line: int  # from 1
    text: str
    rule: str = ""  # of the tool that found it: "ruff F841"
