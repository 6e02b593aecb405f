"""What the tests of graders share: the shipped rubrics and prompts, and answers made short."""

from datetime import UTC, datetime

from core.domain.interview import Answer
from core.grading.rubrics import Rubrics
from core.prompting import Prompts
from core.settings import PROMPTS as PROMPTS_FOLDER

RUBRICS = Rubrics(PROMPTS_FOLDER / "rubrics")
PROMPTS = Prompts(PROMPTS_FOLDER)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def answer(text, question_id="q1", **more):
    return Answer(question_id, text, NOW, **more)
