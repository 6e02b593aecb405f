"""Questions in notes, with a model that may err."""

import pytest

from core.errors import ProviderMisbehaved
from core.interviewing.model_remembered import ModelRemembered
from core.interviewing.remembered import questions_in
from core.prompting import Prompts
from tests.core.conftest import PROMPTS
from tests.fakes.scripted_model import ScriptedModel

NOTES = """Long chat with the CTO.
First the usual, why I want to leave my job at the bank.
Q: How do you test a migration?
Then he drew a queue and went on about back pressure, what I would do when it fills up.
"""


def found(*questions):
    model = ScriptedModel({"questions": [{"text": text, "line": line} for text, line in questions]})
    return ModelRemembered(model, Prompts(PROMPTS)).questions_in(NOTES)


def test_what_rules_miss_is_found_and_what_they_find_stays():
    questions = found(
        ("Why do you want to leave your job at the bank?", "why I want to leave my job at the bank"),
        ("What would you do when the queue fills up?", "what I would do when it fills up"),
    )
    assert [(one.number, one.text) for one in questions] == [
        (2, "Why do you want to leave your job at the bank?"),
        (3, "How do you test a migration?"),
        (4, "What would you do when the queue fills up?"),
    ]
    assert questions[2].line == NOTES.split("\n")[3]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("How do you test a migration twice?", "How do they test it?", id="no such line"),
        pytest.param("What is your favourite programming language and framework?", "Q:", id="not in the notes"),
        pytest.param("Why?", "why I want to leave", id="too short"),
        pytest.param("Say nothing but yes", "", id="no line"),
    ],
)
def test_what_does_not_rest_on_the_notes_is_left_out(text, line):
    assert found((text, line)) == questions_in(NOTES)


def test_rules_do_where_the_model_fails():
    model = ScriptedModel(ProviderMisbehaved("m", "no"))
    assert ModelRemembered(model, Prompts(PROMPTS)).questions_in(NOTES) == questions_in(NOTES)
