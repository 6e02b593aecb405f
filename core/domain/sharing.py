"""A link under which anyone who has it may read one report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Share:
    """Without the token: that one is shown once, and only its hash is kept."""

    id: str
    interview_id: str
    created_at: datetime
    expires_at: datetime
    with_sound: bool = False


@dataclass(frozen=True, slots=True)
class OwnedShare:
    owner_id: str
    share: Share
