"""What the tests of graders share: the shipped rubrics and prompts, and answers made short."""

from datetime import UTC, datetime
from pathlib import Path

from core.domain.interview import Answer
from core.grading.rubrics import Rubrics
from core.prompting import Prompts

PROMPTS_FOLDER = Path(__file__).resolve().parents[3] / "prompts"
RUBRICS = Rubrics(PROMPTS_FOLDER / "rubrics")
PROMPTS = Prompts(PROMPTS_FOLDER)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def answer(text, question_id="q1", **more):
    return Answer(question_id, text, NOW, **more)
