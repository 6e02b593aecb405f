"""Who is asking."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    CANDIDATE = "candidate"
    COACH = "coach"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Identity:
    """A signed-in person, or the one local person. Caches are keyed by it."""

    id: str
    name: str
    role: Role = Role.CANDIDATE


LOCAL_PERSON = Identity(id="local", name="")
