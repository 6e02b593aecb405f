"""What is the compatible servers' own; the protocol and its faults are in test_chat_faults.py."""

import pytest

from core.adapters.openai_chat import compatible_models
from core.deadlines import Limits
from core.ports import Message
from tests.adapters.chat_servers import KEY
from tests.fakes.groq_server import groq_server

ASK = [Message("user", "Hello there, I am ready.")]
LIMITS = Limits(connect_s=1, first_token_s=5, total_s=10)


@pytest.mark.parametrize("path", ["", "/v1", "/openai/v1"])
def test_an_address_without_a_path_gets_the_usual_one(path):
    with groq_server() as server:
        model = compatible_models(server.url + path, ["llama3.1"], limits=LIMITS)[0]
        assert "".join(model.stream(ASK)).strip()
        assert model.name == "compatible llama3.1"
        assert server.requests[0]["max_tokens"] == 400 and "reasoning_effort" not in server.requests[0]


@pytest.mark.parametrize("key", [KEY, None])
def test_a_key_is_sent_where_there_is_one(key):
    with groq_server(key=key) as server:
        assert list(compatible_models(server.url, ["m"], api_key=key, limits=LIMITS)[0].stream(ASK))


def test_a_server_on_this_machine_is_asked_past_a_proxy(monkeypatch):
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with groq_server() as server:
        assert list(compatible_models(server.url, ["m"], limits=LIMITS)[0].stream(ASK))
