"""Figures over everybody, which the project gives to administrators."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked
from core.domain.operations import OperationsFigures
from core.errors import NotFound

FIGURES = TypeAdapter(OperationsFigures)


class SupabaseOperations:
    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def figures(self, since: datetime) -> OperationsFigures:
        answer = call(self._clients.of(self._owner_id), "operations_figures", since=since.isoformat())
        if answer is None:
            raise NotFound("figures over everybody")
        return checked(FIGURES, answer)
