"""Domain values as every database keeps them: bodies in JSON, and beside them what is counted and searched."""

from __future__ import annotations

from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from core.domain.chat import Conversation
from core.domain.coding import Submission
from core.domain.evaluation import Evaluation
from core.domain.interview import Interview
from core.domain.library import KeptAnswer
from core.domain.practice import Preferences
from core.domain.resume import JobDescription, Resume
from core.errors import StoreDamaged, StoreError

T = TypeVar("T")

INTERVIEW = TypeAdapter(Interview)
EVALUATION = TypeAdapter(Evaluation)
CONVERSATION = TypeAdapter(Conversation)
SUBMISSION = TypeAdapter(Submission)
PREFERENCES = TypeAdapter(Preferences)
KEPT_ANSWER = TypeAdapter(KeptAnswer)
MOST_VERSIONS = 50  # of a kept answer
NO_QUESTION = "This answer belongs to no question, so it cannot be a model answer. Keep one from a report instead."
RESUME = TypeAdapter(Resume)
JOB = TypeAdapter(JobDescription)


def as_json(adapter: TypeAdapter[T], value: T, *, without: set[str] | None = None) -> str:
    """Raises StoreError for text that is not Unicode, such as half of a surrogate pair."""
    try:
        return adapter.dump_json(value, exclude=without).decode()
    except PydanticSerializationError as error:
        raise StoreError(f"{type(value).__name__} cannot be written: {type(error).__name__}") from error


def from_json(adapter: TypeAdapter[T], text: str) -> T:
    """Fields that are new take their defaults, unknown ones are ignored. Raises StoreDamaged."""
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        # Pydantic's message quotes the input, which is somebody's interview: only the places go to the log.
        places = [".".join(map(str, e["loc"])) for e in error.errors(include_input=False, include_url=False)][:5]
        raise StoreDamaged(f"a stored body is not readable at {places}") from None


def preferences_from(text: str | None) -> Preferences:
    """The defaults where there is none, or one that cannot be read any more: a choice of what to see is not worth a
    page that does not open."""
    try:
        return PREFERENCES.validate_json(text) if text else Preferences()
    except ValidationError:
        return Preferences()


def answered_count(interview: Interview) -> int:
    """Main questions answered, not skipped."""
    main = {question.id for question in interview.main_questions}
    return len(main & {answer.question_id for answer in interview.answers if not answer.skipped})


def searched_text(interview: Interview) -> str:
    """Where a search for text looks: the role, the questions, the answers."""
    return "\n".join(
        (interview.plan.role, *(q.text for q in interview.questions), *(a.text for a in interview.answers))
    )
