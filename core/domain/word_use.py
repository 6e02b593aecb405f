"""How an answer was put, as a description: nothing of it is scored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordUse:
    words: int
    different: int
    least_common: tuple[str, ...]  # the rarest first
    of_success: tuple[str, ...]  # words that tell of something that went well, in the order in which they were said
    of_trouble: tuple[str, ...]
