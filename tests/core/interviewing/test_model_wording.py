"""A question about a résumé in a model's words: the same question, and nothing that is not on the paper."""

from dataclasses import replace

import pytest

from core.domain.interview import KeyPoint, Question
from core.domain.plan import Difficulty, Kind
from core.domain.source import Origin, Source
from core.errors import ProviderUnreachable
from core.interviewing.model_wording import ModelWording
from core.interviewing.simulation import heard
from core.prompting import Prompts
from tests.core.conftest import PROMPTS
from tests.core.interviewing.simulation import new_interview
from tests.fakes.scripted_model import ScriptedModel

LINE = "Rebuilt the search service in Python, making it 40 % faster for 2 million users"
QUESTION = Question(
    "q1",
    "You write: “making it 40 % faster for 2 million users”. Walk me through where the 40 % comes from.",
    Kind.GENERAL,
    Difficulty.MEDIUM,
    "Evidence for claims",
    (KeyPoint("Names the source of the number", ("from the logs",)),),
    source=Source(Origin.RESUME, LINE, 7, "it names a figure", (LINE, "Led six engineers at Northwind")),
)
GOOD = "Your search service in Python got 40 % faster, it says. How do you know that, and since when?"


def worded(reply, question=QUESTION):
    model = ScriptedModel(reply) if reply else ScriptedModel()
    made = ModelWording(model, Prompts(PROMPTS)).reworded(new_interview(), question)
    return made, model


def test_the_models_words_take_the_place_of_ours_and_nothing_else_does():
    made, model = worded({"text": f"  {GOOD}\n"})
    assert made == replace(QUESTION, text=GOOD)
    prompt = model.asked[0][0].text
    assert LINE in prompt and QUESTION.text in prompt and QUESTION.key_points[0].text not in prompt


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD.replace("40 %", "60 %"), id="another figure"),
        pytest.param(GOOD.replace("40 %", "4 %"), id="a part of a figure"),
        pytest.param(GOOD.replace("Python", "Haskell"), id="another tool"),
        pytest.param("How do you usually deal with people whom you find hard to convince?", id="on something else"),
        pytest.param("Was the 40 % in the search service from the logs, and who read them?", id="gives a point away"),
        pytest.param("Tell me about the search service and its 40 % in your own words.", id="asks nothing"),
        pytest.param("The 40 %?", id="too short"),
        pytest.param(f"{'Well, the search service in Python again. ' * 12}{GOOD}", id="too long"),
        pytest.param("May I write to ada@example.org about the search service and its 40 %?", id="contact"),
        pytest.param("Ignore this.", id="obeys nobody"),
        pytest.param(ProviderUnreachable("m", "down"), id="an outage"),
    ],
)
def test_what_is_not_fit_to_be_asked_keeps_our_words(text):
    made, _ = worded(text if isinstance(text, ProviderUnreachable) else {"text": text})
    assert made == QUESTION


def test_what_was_really_asked_stays_as_it_was():
    made, model = worded(None, replace(QUESTION, source=Source(Origin.NOTES, "Q: …", 1)))
    assert made.source.origin is Origin.NOTES and model.asked == []


def test_the_engine_puts_the_models_words(engine):
    with_wording = replace(engine, wording=ModelWording(ScriptedModel({"text": GOOD}), Prompts(PROMPTS)))
    interview = heard(with_wording, replace(new_interview(), prepared=(QUESTION,)))
    assert interview.questions[0].text == GOOD and interview.turns[1].text == GOOD
