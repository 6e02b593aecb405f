"""An interview that starts in one click: a plan with a name, and what to expect of it."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Preset:
    id: str
    name: str  # "Product manager"
    icon: str  # of Material Symbols
    note: str  # one line under the name
    expect: tuple[str, ...]  # what happens in it, a sentence each
    plan: Plan
    order: int = 100  # the lowest comes first
    is_edited: bool = False  # by an administrator: it differs from its file
