"""Interviews that start in one click."""

from __future__ import annotations

from core.domain.interview import Interview
from core.domain.pack import Pack
from core.domain.plan import Kind, Medium
from core.domain.preset import Preset
from core.errors import NotFound
from core.interviewing.presets import Presets
from core.services.coding import CodingService
from core.services.interview import InterviewService


class PresetService:
    """Bound to one person."""

    def __init__(
        self, presets: Presets, packs: tuple[Pack, ...], interviews: InterviewService, coding: CodingService
    ) -> None:
        self._presets, self._packs, self._interviews, self._coding = presets, packs, interviews, coding

    def own(self) -> tuple[Preset, ...]:
        """Those of the product, in their order."""
        return tuple(preset for preset in self._presets.all if not preset.plan.pack)

    def of_packs(self) -> tuple[tuple[Pack, tuple[Preset, ...]], ...]:
        """Each pack that has any, with its own."""
        own = ((pack, tuple(p for p in self._presets.all if p.plan.pack == pack.id)) for pack in self._packs)
        return tuple((pack, presets) for pack, presets in own if presets)

    def start(self, preset_id: str) -> Interview:
        """Raises NotFound, InputRejected, StoreError."""
        preset = self._presets.get(preset_id)
        if preset is None:
            raise NotFound(f"preset {preset_id}")
        if preset.plan.kind is Kind.CODING:
            return self._coding.start(preset.plan)
        return self._interviews.start(preset.plan, with_reply=preset.plan.medium is Medium.TEXT)
