"""The bank's own sample answers: the grader must rank strong above middling above weak for nearly every question."""

from functools import cache

from core.domain.interview import Question
from core.grading.built_in import BuiltInGrader
from core.interviewing.bank import QuestionBank
from tests.core.grading.graders import PROMPTS_FOLDER, RUBRICS, answer

WANTED_SHARE = 0.95


@cache
def scores():
    """Strong, middling and weak, by question."""
    grader = BuiltInGrader()
    found = {}
    for entry in QuestionBank.load(PROMPTS_FOLDER / "questions").questions:
        question = Question(
            entry.id, entry.text, entry.kind, entry.difficulty, entry.competency, entry.key_points, entry.id
        )
        found[entry.id] = tuple(
            grader.grade(question, answer(text, entry.id), RUBRICS.for_kind(entry.kind)).overall.value
            for text in (entry.samples.strong, entry.samples.middling, entry.samples.weak)
        )
    return found


def test_samples_are_ranked():
    wrong = {name: values for name, values in scores().items() if not values[0] > values[1] > values[2]}
    assert len(wrong) <= (1 - WANTED_SHARE) * len(scores()), wrong


def test_levels_are_honest():
    """A strong answer is seen as one, and weak ones are not flattered."""
    strong, middling, weak = (sorted(values) for values in zip(*scores().values(), strict=True))
    middle = len(strong) // 2
    assert strong[middle] >= 80
    assert 45 <= middling[middle] <= 70
    assert weak[middle] <= 40
    assert weak[int(0.95 * len(weak))] <= 60
