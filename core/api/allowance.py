"""How much of something may come in how much time."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Allowance:
    """A bucket that fills in real time. Time is an argument."""

    per_s: float
    most: float
    left: float = field(init=False)
    _at_s: float | None = None

    def __post_init__(self) -> None:
        self.left = self.most

    def takes(self, amount: float, now_s: float) -> bool:
        passed_s = 0.0 if self._at_s is None else now_s - self._at_s
        self._at_s = now_s
        self.left = min(self.most, self.left + passed_s * self.per_s) - amount
        return self.left >= 0
