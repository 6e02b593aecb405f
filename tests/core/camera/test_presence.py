"""What a whole interview before the camera comes to."""

from dataclasses import replace

import pytest

from core.camera.presence import ALL_WELL, presence_summary
from core.domain.camera import FramingCounts
from tests.core.grading.interviews import interview_of, technical

STEADY = FramingCounts(40, 40, 40, 40, 39, 39)


def interview(questions: int = 2):
    return interview_of([(technical(n), "words") for n in range(1, questions + 1)])


def test_nothing_was_seen():
    assert presence_summary(interview(), {}) is None
    assert presence_summary(interview(), {"q1": FramingCounts(readings=2)}) is None


def test_answers_stand_in_the_order_of_their_questions_and_add_up():
    found = presence_summary(interview(), {"q2": replace(STEADY, facing=30), "q1": STEADY})
    assert [(one.question, one.framing.facing) for one in found.answers] == [(1, 1.0), (2, 0.75)]
    assert (found.overall.readings, found.overall.facing) == (80, 0.875)


def test_a_follow_up_counts_with_its_main_question():
    held = interview(1)
    follow_up = replace(technical(2), follows="q1")
    held = replace(held, questions=(*held.questions, follow_up))
    found = presence_summary(held, {"q1": STEADY, follow_up.id: STEADY})
    assert [(one.question, one.framing.readings) for one in found.answers] == [(1, 80)]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (STEADY, ALL_WELL),
        (replace(STEADY, facing=34), "Nothing stands out."),
        (FramingCounts(40, 20, 20, 20, 10, 10), "You were outside the picture for 50% of the time."),
        (replace(STEADY, centred=10), "You sat away from the middle of the picture for 75% of the time."),
        (replace(STEADY, facing=16), "You were turned away from the camera for 60% of the time."),
        (replace(STEADY, still=4), "You moved about a good deal."),
    ],
)
def test_what_stands_out_comes_in_words(counts, words):
    assert presence_summary(interview(1), {"q1": counts}).in_words == words


@pytest.mark.parametrize(("first", "last", "words"), [(40, 20, "less"), (20, 40, "more")])
def test_a_drift_over_time_is_told(first, last, words):
    seen = {"q1": replace(STEADY, facing=first), "q2": STEADY, "q3": replace(STEADY, facing=last)}
    said = presence_summary(interview(3), seen).in_words
    assert f"You faced the camera {words} towards the end." in said


def test_a_question_that_was_deleted_from_the_plan_is_not_guessed_at():
    assert presence_summary(interview(1), {"q9": STEADY}) is None
