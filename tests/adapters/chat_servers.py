"""The two adapters of the chat completions protocol over one loopback server."""

from collections.abc import Callable

from core.adapters.groq.chat import groq_models
from core.adapters.openai_chat import compatible_models
from core.chat_completions import ChatModel
from core.deadlines import Limits
from tests.fakes.groq_server import GroqServer

KEY = "gsk_planted_9d41c7e2"
QUICK = Limits(connect_s=0.5, first_token_s=0.3, total_s=0.6)
Connect = Callable[[GroqServer, Limits], ChatModel]


def groq(server: GroqServer, limits: Limits = QUICK) -> ChatModel:
    return groq_models(KEY, ["openai/gpt-oss-120b"], base_url=server.url, limits=limits)[0]


def compatible(server: GroqServer, limits: Limits = QUICK) -> ChatModel:
    return compatible_models(server.url, ["llama3.1"], api_key=KEY, limits=limits)[0]
