"""What the interviewer makes of an approach: how much of it was said, and what is missing, never the solution."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.domain.evaluation import Gate
from core.domain.reading import Reading

# Ways in which people say how long something takes, or what it needs.
_COST = re.compile(
    r"\bO\s*\(|\b(linear|quadratic|cubic|exponential|logarithmic|constant)\b|\bn\s*(\^|\*\*|squared|log)|\blog\s*n\b"
    r"|\b(time|space|memory|runtime|running time)\b.{0,30}\b(n|cost|complexity|linear|constant|per|each)\b"
    r"|\bcomplexity\b|\bone pass\b|\bsingle pass\b",
    re.I,
)
_EDGES = re.compile(
    r"\b(edge|corner|boundary|empty|none|null|zero|single|only one|one element|duplicates?|equal|negative|overflow"
    r"|largest|smallest|at the (end|start|beginning)|first and last|no (elements?|items?))\b",
    re.I,
)
_WHY = re.compile(r"\b(because|since|so that|which means|therefore|that way|otherwise)\b", re.I)
WHOLE = 0.75  # of the points: from here on the idea counts as told


@dataclass(frozen=True, slots=True)
class Heard:
    idea: float  # 0..1 of the points that a good approach has
    cost: bool
    edges: bool
    reasons: bool
    too_short: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of what was not heard, as the phrases know them."""
        found = []
        if self.idea < WHOLE:
            found.append("idea" if self.idea == 0 else "steps")
        if not self.cost:
            found.append("cost")
        if not self.edges:
            found.append("edges")
        return tuple(found)


def heard(text: str, reading: Reading) -> Heard:
    said = len(reading.covered) / len(reading.point_coverage) if reading.point_coverage else 0.0
    short = reading.gate is not None and reading.gate is not Gate.ECHO
    return Heard(said, bool(_COST.search(text)), bool(_EDGES.search(text)), bool(_WHY.search(text)), short)


def telling_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences that speak of cost, edges or reasons: (start, end) into the text."""
    spans = [match.span() for match in re.finditer(r"[^.!?\n]+[.!?]?", text)]
    return tuple(
        (start + len(part) - len(part.lstrip()), end)
        for start, end in spans
        if (part := text[start:end]).strip() and any(p.search(part) for p in (_COST, _EDGES, _WHY))
    )
