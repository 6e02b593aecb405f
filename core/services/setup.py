"""What can be chosen before an interview, and what was chosen last."""

from __future__ import annotations

from dataclasses import replace

from core.domain.bank import Field
from core.domain.persona import Persona
from core.domain.plan import SPOKEN_KINDS, Kind, Plan
from core.domain.progress import InterviewQuery
from core.errors import NotFound
from core.interviewing.bank import QuestionBank
from core.interviewing.personas import Personas
from core.ports import InterviewStore


class SetupService:
    def __init__(
        self, store: InterviewStore, bank: QuestionBank, fields: tuple[Field, ...], personas: Personas
    ) -> None:
        self._store = store
        self._bank = bank
        self._fields = fields
        self._personas = personas

    def fields(self) -> tuple[Field, ...]:
        """Those that have questions."""
        return tuple(field for field in self._fields if self._bank.competencies(field.id, Kind.TECHNICAL))

    def personas(self) -> tuple[Persona, ...]:
        return self._personas.all

    def persona(self, plan: Plan) -> Persona:
        """Who asks in it; the first one for an id that is not there any more."""
        return self._personas.of(plan)

    def last_plan(self) -> Plan | None:
        newest = self._store.search(InterviewQuery(kinds=SPOKEN_KINDS, page_size=1)).items
        try:
            return replace(self._store.get(newest[0].id).plan, revisits=(), pack="") if newest else None
        except NotFound:  # deleted in another tab since the search
            return None
