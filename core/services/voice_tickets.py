"""Tickets that let one socket into one conversation."""

from __future__ import annotations

from dataclasses import dataclass

from core.services.tickets import Tickets


@dataclass(frozen=True, slots=True)
class Seat:
    """Whose conversation, and in which interview."""

    owner_id: str
    interview_id: str


VoiceTickets = Tickets[Seat]
