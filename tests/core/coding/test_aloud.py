from dataclasses import replace
from datetime import timedelta

import pytest

from core.coding.aloud import asks, kind_of
from core.coding.rounds import happened, put
from core.domain.interview import TurnKind
from tests.core.coding.samples import START, problem, round_of

NAME = "Maya Lindqvist"
PLAN = "I go through the list once and keep the best so far, which is linear."


@pytest.fixture
def asked():
    """The problem was put, and nothing was said yet."""
    return put(round_of(), problem(), "How would you go about it?", START)


@pytest.fixture
def told(asked):
    """The approach was told, and answered without a question."""
    told = happened(asked, TurnKind.APPROACH, PLAN, START, "q1")
    return happened(told, TurnKind.REMARK, "That is a plan I could write down.", START, "q1")


def kind(text, interview, after_s=0.0):
    return kind_of(text, interview, interview.questions[0], NAME, START + timedelta(seconds=after_s))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAN, TurnKind.APPROACH),
        ("i sort the values and then i keep two pointers and move the smaller one", TurnKind.APPROACH),
        ("okay let me read this first", TurnKind.REQUEST),
        ("can you hear me", TurnKind.REQUEST),
        ("Could you say what the list may hold at most, please?", TurnKind.REQUEST),
        ("how i would do it is to sort the values first and then walk over them from both of their ends", "approach"),
    ],
)
def test_the_approach_is_the_first_plan_and_neither_a_question_nor_a_few_words(asked, text, expected):
    assert kind(text, asked) is TurnKind(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so this loop here runs over all of the values", TurnKind.ALOUD),
        ("what happens with an empty list", TurnKind.REQUEST),
        ("maya i think this is right", TurnKind.REQUEST),
        ("i'm stuck with the second case", TurnKind.REQUEST),
        ("I keep the index. Is that allowed?", TurnKind.REQUEST),
        ("the mayan calendar needs the next value", TurnKind.ALOUD),
    ],
)
def test_thinking_aloud_is_to_nobody(told, text, expected):
    assert kind(text, told, after_s=10) is expected


def test_thinking_aloud_is_answered_as_seldom_as_a_run(told):
    text = "so this loop here runs over all of the values"
    assert kind(text, told, after_s=44) is TurnKind.ALOUD
    assert kind(text, told, after_s=45) is TurnKind.REQUEST


def test_what_follows_a_question_is_its_answer(told):
    question = replace(told.turns[-1], text="What does it cost?")
    interview = replace(told, turns=(*told.turns[:-1], question))
    assert kind("it is linear in the values", interview, after_s=29) is TurnKind.REQUEST
    assert kind("it is linear in the values", interview, after_s=31) is TurnKind.ALOUD
    thought = happened(interview, TurnKind.ALOUD, "well", START, "q1")
    assert kind("it is linear in the values", thought, after_s=5) is TurnKind.ALOUD


@pytest.mark.parametrize(("text", "expected"), [("Right?", True), ("and what about zero", True), ("whatever", False)])
def test_questions_are_known_without_a_mark(text, expected):
    assert asks(text) is expected
