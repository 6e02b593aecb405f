"""What is Groq's own; the protocol and its faults are in test_chat_faults.py."""

import pytest
from pydantic import BaseModel

from core.adapters.groq.chat import groq_models
from core.deadlines import Limits
from core.ports import Message
from tests.adapters.chat_servers import KEY
from tests.fakes.groq_server import groq_server

ASK = [Message("system", "You interview."), Message("user", "Hello there, I am ready.")]
LIMITS = Limits(connect_s=1, first_token_s=5, total_s=10)


class Opinion(BaseModel):
    level: int


@pytest.fixture
def server():
    with groq_server(key=KEY) as running:
        yield running


def test_one_model_a_name_in_order(server):
    models = groq_models(KEY, ["openai/gpt-oss-120b", "openai/gpt-oss-20b"], base_url=server.url, limits=LIMITS)
    assert [model.name for model in models] == ["groq openai/gpt-oss-120b", "groq openai/gpt-oss-20b"]
    stream = models[1].stream(ASK)
    assert len(list(stream)) > 3 and stream.brain == "groq openai/gpt-oss-20b"
    assert server.requests[0]["model"] == "openai/gpt-oss-20b"


@pytest.mark.parametrize(
    ("name", "talking", "judging"),
    [
        ("openai/gpt-oss-120b", ("low", False, None), ("medium", False, None)),
        ("qwen/qwen3-32b", ("none", None, "hidden"), ("none", None, "hidden")),
        ("llama-next", (None, None, None), (None, None, None)),
    ],
)
def test_reasoning_is_hidden_and_short_in_conversation(server, name, talking, judging):
    model = groq_models(KEY, [name], base_url=server.url, limits=LIMITS)[0]
    list(model.stream(ASK, max_tokens=100))
    model.fill(ASK, schema=Opinion)
    keys = ("reasoning_effort", "include_reasoning", "reasoning_format")
    assert [tuple(request.get(key) for key in keys) for request in server.requests] == [talking, judging]
    # Thinking counts against the limit, so a model that thinks is given room for it.
    assert server.requests[0]["max_completion_tokens"] == (1100 if "gpt-oss" in name else 100)


def test_strict_schemas_where_the_model_has_them(server):
    for name in ("openai/gpt-oss-20b", "llama-next"):
        groq_models(KEY, [name], base_url=server.url, limits=LIMITS)[0].fill(ASK, schema=Opinion)
    strict, plain = (request["response_format"] for request in server.requests)
    assert strict["json_schema"]["strict"] is True
    assert strict["json_schema"]["schema"]["additionalProperties"] is False
    assert plain == {"type": "json_object"}
