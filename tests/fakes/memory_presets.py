"""Presets as administrators have changed them, in memory."""


class MemoryPresets:
    def __init__(self, rows: dict[str, str]) -> None:
        self._rows = rows

    def all(self) -> dict[str, str]:
        return dict(sorted(self._rows.items()))

    def save(self, preset_id: str, body: str) -> None:
        self._rows[preset_id] = body

    def remove(self, preset_id: str) -> None:
        self._rows.pop(preset_id, None)
