"""Domain values to and from what a column holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from core.domain.chat import Conversation
from core.domain.coding import Submission
from core.domain.evaluation import Evaluation
from core.domain.interview import Interview
from core.errors import StoreDamaged, StoreError

T = TypeVar("T")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

INTERVIEW = TypeAdapter(Interview)
EVALUATION = TypeAdapter(Evaluation)
CONVERSATION = TypeAdapter(Conversation)
SUBMISSION = TypeAdapter(Submission)


def as_us(at: datetime) -> int:
    """Microseconds since 1970 UTC, exactly (a float has no room for them)."""
    return (at - EPOCH) // MICROSECOND


def as_instant(us: int) -> datetime:
    return EPOCH + us * MICROSECOND


def as_json(adapter: TypeAdapter[T], value: T, *, without: set[str] | None = None) -> str:
    """Raises StoreError for text that is not Unicode, such as half of a surrogate pair."""
    try:
        return adapter.dump_json(value, exclude=without).decode()
    except PydanticSerializationError as error:
        raise StoreError(f"sqlite: {type(value).__name__} cannot be written: {type(error).__name__}") from error


def from_json(adapter: TypeAdapter[T], text: str) -> T:
    """Fields that are new take their defaults, unknown ones are ignored. Raises StoreDamaged."""
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        # Pydantic's message quotes the input, which is somebody's interview: only the places go to the log.
        places = [".".join(map(str, e["loc"])) for e in error.errors(include_input=False, include_url=False)][:5]
        raise StoreDamaged(f"sqlite: a stored body is not readable at {places}") from None
