"""Past interviews for the tests of practice."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from core.domain.plan import Difficulty, Kind, Mode
from core.domain.practice import PastInterview

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday


def past(days_ago: float = 0, **values: object) -> PastInterview:
    about = {
        "kind": Kind.TECHNICAL,
        "difficulty": Difficulty.MEDIUM,
        "mode": Mode.PRACTICE,
        "practised_s": 600.0,
        "question_count": 3,
        "answered_count": 3,
        "score": 60.0,
        "words_per_minute": None,
        "fillers_per_minute": None,
        **values,
    }
    return PastInterview(id=str(uuid4()), started_at=NOON - timedelta(days=days_ago), **about)  # type: ignore[arg-type]
