"""What a provider of thinking, hearing or speaking is doing at the moment."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    WORKING = "working"
    MISSING = "missing"  # not configured
    FAILING = "failing"
    UNTRIED = "untried"  # configured, and not asked yet


@dataclass(frozen=True, slots=True)
class ProviderState:
    name: str  # "groq"
    title: str  # "Groq", as it stands on screen
    role: str  # "Questions and scoring"
    health: Health
    detail: str = ""  # why it fails, or which model answers; never a secret
    latency_ms: float | None = None
