"""Questions of an interview that really was, as somebody noted them down."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.plan import Kind


@dataclass(frozen=True, slots=True)
class Nearest:
    """The question of the bank that comes closest."""

    bank_id: str
    text: str
    likeness: float  # 0..1


@dataclass(frozen=True, slots=True)
class Remembered:
    """A question as it can be put again."""

    text: str
    kind: Kind
    line: str  # of the notes, as it stands
    number: int  # of the line
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question to be practised: in the words it has now, or as the bank asks it."""

    text: str
    kind: Kind
    line: str = ""
    number: int | None = None
    bank_id: str | None = None
