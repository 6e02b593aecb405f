"""What waits on this server until the database answers again."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Backlog:
    """Of one person. `refused` counts what the database would not take any more, because the same interview was
    continued elsewhere meanwhile; it is kept here."""

    waiting: int = 0
    since: datetime | None = None
    refused: int = 0
