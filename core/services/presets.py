"""Interviews that start in one click, and what administrators change of them."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.domain.bank import Field
from core.domain.interview import Interview
from core.domain.pack import Pack
from core.domain.persona import Persona
from core.domain.plan import Kind, Medium
from core.domain.preset import Preset
from core.errors import ConfigurationError, InputRejected, NotAllowed, NotFound, StoreError
from core.interviewing.presets import Offered, Presets, entry_of, preset_from
from core.ports import Clock
from core.preset_ports import PresetStore
from core.services.coding import CodingService
from core.services.interview import InterviewService

log = logging.getLogger("rehearsal.presets")
FRESH_S = 60.0  # for so long it is not asked again what another process has changed


@dataclass
class PresetBook:
    """Process-wide, and the same for everybody: the files, with what administrators have changed over them."""

    files: Presets
    packs: tuple[Pack, ...]
    offered: Offered
    clock: Clock
    _changes: Mapping[str, str] = field(default_factory=dict)
    _read_at_s: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self, store: PresetStore, *, fresh: bool = False) -> Presets:
        """While the database is away, as it was last known."""
        with self._lock:
            now_s = self.clock.now().timestamp()
            if fresh or self._read_at_s is None or now_s - self._read_at_s >= FRESH_S:
                try:
                    self._changes = store.all()
                except StoreError as error:
                    log.warning("changed presets cannot be read: %s", error)
                self._read_at_s = now_s
            changes = self._changes
        return Presets(tuple(self._changed(preset, changes.get(preset.id)) for preset in self.files.all))

    def _changed(self, preset: Preset, body: str | None) -> Preset:
        if body is None or preset.plan.pack:
            return preset
        try:
            return replace(preset_from(json.loads(body), preset.id, self.offered), is_edited=True)
        except (ConfigurationError, ValueError) as error:  # a topic or an interviewer is not there any more
            log.warning("a changed preset counts no longer: %s", error)
            return preset


class PresetService:
    """Bound to one person."""

    def __init__(
        self,
        book: PresetBook,
        store: PresetStore,
        interviews: InterviewService,
        coding: CodingService,
        *,
        may_edit: bool = False,
    ) -> None:
        self._book, self._store, self._may_edit = book, store, may_edit
        self._interviews, self._coding = interviews, coding

    def own(self) -> tuple[Preset, ...]:
        """Those of the product, in their order, as administrators have changed them."""
        return tuple(preset for preset in self._book.current(self._store).all if not preset.plan.pack)

    def of_packs(self) -> tuple[tuple[Pack, tuple[Preset, ...]], ...]:
        """Each pack that has any, with its own."""
        everything = self._book.files.all
        own = ((pack, tuple(p for p in everything if p.plan.pack == pack.id)) for pack in self._book.packs)
        return tuple((pack, presets) for pack, presets in own if presets)

    def start(self, preset_id: str) -> Interview:
        """Raises NotFound, InputRejected, StoreError."""
        preset = self._book.current(self._store).get(preset_id)
        if preset is None:
            raise NotFound(f"preset {preset_id}")
        if preset.plan.kind is Kind.CODING:
            return self._coding.start(preset.plan)
        return self._interviews.start(preset.plan, with_reply=preset.plan.medium is Medium.TEXT)

    # --- of an administrator

    @property
    def may_edit(self) -> bool:
        return self._may_edit

    def fields(self) -> tuple[Field, ...]:
        return self._book.offered.fields

    def personas(self) -> tuple[Persona, ...]:
        return self._book.offered.personas.all

    def topics(self, domain: str, kind: Kind) -> tuple[str, ...]:
        return self._book.offered.bank.competencies(domain, kind)

    def save(self, preset: Preset) -> None:
        """For everybody, within a minute. Raises NotAllowed, NotFound, InputRejected for one that could not be held,
        StoreError."""
        self._check(preset.id)
        entry = entry_of(preset)
        try:
            preset_from(entry, preset.name, self._book.offered)
        except ConfigurationError as error:
            raise InputRejected(f"This cannot be saved. {error}.") from error
        self._store.save(preset.id, json.dumps(entry, ensure_ascii=False))
        self._book.current(self._store, fresh=True)

    def restore(self, preset_id: str) -> None:
        """As its file has it. Raises NotAllowed, NotFound, StoreError."""
        self._check(preset_id)
        self._store.remove(preset_id)
        self._book.current(self._store, fresh=True)

    def _check(self, preset_id: str) -> None:
        if not self._may_edit:
            raise NotAllowed("change presets")
        known = self._book.files.get(preset_id)
        if known is None or known.plan.pack:
            raise NotFound(f"preset {preset_id}")
