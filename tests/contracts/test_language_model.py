"""What every language model promises."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import BaseModel

from core.adapters.groq.chat import groq_models
from core.adapters.openai_chat import compatible_models
from core.errors import ProviderMisbehaved
from core.ports import Filled, LanguageModel, Message
from core.providers import HealthRecord, ModelChain
from tests.fakes.groq_server import Text, groq_server
from tests.fakes.scripted_model import ScriptedModel

ASK = [Message("system", "You interview."), Message("user", "Hello")]


class Opinion(BaseModel):
    level: int
    quote: str


TALK = "Tell me about a project."
FORM = {"level": 3, "quote": "a project"}
KINDS = ["scripted", "groq", "groq in JSON mode", "compatible", "chain"]


@pytest.fixture(params=KINDS)
def model(request) -> Iterator[LanguageModel]:
    """Says TALK, then fills FORM."""
    if request.param == "scripted":
        yield ScriptedModel(TALK, FORM)
        return
    with groq_server() as server:
        server.script(Text(TALK), Text(json.dumps(FORM)))
        groq = groq_models("key", ["openai/gpt-oss-120b", "other"], base_url=server.url)
        spoken = {
            "groq": groq[0],
            "groq in JSON mode": groq[1],
            "compatible": compatible_models(server.url, ["llama3.1"])[0],
            "chain": ModelChain(groq, HealthRecord([one.name for one in groq])),
        }
        yield spoken[request.param]


def test_text_comes_in_deltas_from_one_brain(model):
    stream = model.stream(ASK)
    deltas = list(stream)
    assert len(deltas) > 1 and "".join(deltas) == TALK
    assert stream.brain == model.name


def test_a_closed_stream_says_nothing_more(model):
    stream = model.stream(ASK)
    assert next(stream)
    stream.close()
    assert list(stream) == []


def test_a_schema_is_filled_and_signed(model):
    list(model.stream(ASK))
    filled = model.fill(ASK, schema=Opinion)
    assert replace(filled, usage=None) == Filled(Opinion(**FORM), model.name)
    assert filled.usage is None or filled.usage.prompt > 0 < filled.usage.completion


def test_a_broken_stream_raises_after_its_first_words():
    model = ScriptedModel(("Tell me", ProviderMisbehaved("scripted", "broke off")))
    stream = model.stream(ASK)
    assert next(stream) == "Tell"
    with pytest.raises(ProviderMisbehaved):
        list(stream)


def test_nothing_is_asked_before_the_first_delta_is_wanted(model):
    model.stream(ASK).close()
    assert "".join(model.stream(ASK)) == TALK
