"""An occasion as a story: situation, task, action, result; out of somebody's notes, in their own facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.evaluation import StarPart

# What to ask where a part is missing.
ASKS = {
    StarPart.SITUATION: "Where and when was this, and what was at stake?",
    StarPart.TASK: "What was yours to do, and by when?",
    StarPart.ACTION: "What did you do yourself, step by step?",
    StarPart.RESULT: "How did it end? A figure, a date or somebody's words make it count.",
}


@dataclass(frozen=True, slots=True)
class StoryDraft:
    parts: Mapping[StarPart, str]  # those that were told, in order
    missing: tuple[StarPart, ...]
    written_by: str

    @property
    def text(self) -> str:
        """As one would say it, a paragraph a part."""
        return "\n\n".join(self.parts[part] for part in StarPart if part in self.parts)
