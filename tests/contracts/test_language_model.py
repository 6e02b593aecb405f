"""What every language model promises."""

import pytest
from pydantic import BaseModel

from core.errors import ProviderMisbehaved
from core.ports import LanguageModel, Message
from tests.fakes.scripted_model import ScriptedModel

ASK = [Message("system", "You interview."), Message("user", "Hello")]


class Opinion(BaseModel):
    level: int
    quote: str


@pytest.fixture(params=["scripted"])
def model(request) -> LanguageModel:
    if request.param == "scripted":
        return ScriptedModel("Tell me about a project.", {"level": 3, "quote": "a project"})
    raise AssertionError(request.param)


def test_text_comes_in_deltas_from_one_brain(model):
    stream = model.stream(ASK)
    deltas = list(stream)
    assert len(deltas) > 1 and "".join(deltas) == "Tell me about a project."
    assert stream.brain.strip()


def test_a_closed_stream_says_nothing_more(model):
    stream = model.stream(ASK)
    assert next(stream)
    stream.close()
    assert list(stream) == []


def test_a_schema_is_filled_and_signed(model):
    list(model.stream(ASK))
    filled = model.fill(ASK, schema=Opinion)
    assert isinstance(filled.value, Opinion)
    assert filled.brain.strip()


def test_a_broken_stream_raises_after_its_first_words():
    model = ScriptedModel(("Tell me", ProviderMisbehaved("scripted", "broke off")))
    stream = model.stream(ASK)
    assert next(stream) == "Tell"
    with pytest.raises(ProviderMisbehaved):
        list(stream)
