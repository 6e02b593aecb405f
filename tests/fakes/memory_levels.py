"""Levels given by hand, in memory."""

from collections.abc import Mapping, Sequence

from core.domain.calibration import HandLevel


class MemoryHandLevels:
    def __init__(self, rows: dict[str, dict[str, tuple[HandLevel, ...]]], owner_id: str) -> None:
        self._rows, self._owner = rows, owner_id

    def all(self) -> Mapping[str, tuple[HandLevel, ...]]:
        return dict(self._rows.get(self._owner, {}))

    def save(self, answer_id: str, levels: Sequence[HandLevel]) -> None:
        mine = self._rows.setdefault(self._owner, {})
        mine.pop(answer_id, None)
        if levels:
            mine[answer_id] = tuple(sorted(levels, key=lambda one: one.criterion_id))

    def remove_all(self) -> None:
        self._rows.pop(self._owner, None)
