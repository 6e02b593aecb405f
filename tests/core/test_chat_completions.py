from typing import Literal

import pytest
from pydantic import BaseModel, Field

from core.chat_completions import status_error, strict_schema, without_thinking
from core.errors import ModelUnavailable, ProviderBusy, ProviderMisbehaved, ProviderRefused, ProviderUnreachable


class Quote(BaseModel):
    text: str = Field(max_length=200)


class Opinion(BaseModel):
    criterion: Literal["clarity", "depth"]
    kind: Literal["opinion"] = "opinion"
    level: int | None = Field(default=None, ge=1, le=5, description="The level.")
    best: Quote = Field(description="The best one.")
    quotes: list[Quote] = Field(default_factory=list, max_length=3)


def objects(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for child in node.values():
            yield from objects(child)
    elif isinstance(node, list):
        for child in node:
            yield from objects(child)


def test_a_strict_schema_requires_everything_and_allows_nothing_else():
    schema = strict_schema(Opinion)
    found = list(objects(schema))
    assert len(found) == 3
    assert all(o["required"] == list(o["properties"]) and o["additionalProperties"] is False for o in found)


def test_a_strict_schema_has_only_plain_keywords():
    text = repr(strict_schema(Opinion))
    for keyword in ("$ref", "$defs", "default", "title", "maximum", "maxLength", "maxItems", "const"):
        assert f"'{keyword}'" not in text


def test_limits_are_said_in_words():
    properties = strict_schema(Opinion)["properties"]
    assert properties["quotes"]["description"] == "items: at most 3"
    assert properties["quotes"]["items"]["properties"]["text"]["description"] == "characters: at most 200"
    assert properties["level"]["anyOf"][0]["description"] == "at least 1 at most 5"
    assert properties["best"]["description"] == "The best one."


@pytest.mark.parametrize(
    ("texts", "heard"),
    [
        (["Hello", " there"], "Hello there"),
        (["<think>secret</think>Hello"], "Hello"),
        (["<th", "ink>sec", "ret</th", "ink>\n", "\nHello", " there"], "Hello there"),
        (["\n<think>", "secret"], ""),
        (["<", "b>bold"], "<b>bold"),
        (["<t"], "<t"),
        (["I <think> so"], "I <think> so"),
        ([], ""),
    ],
)
def test_thinking_is_taken_out_wherever_the_deltas_break(texts, heard):
    assert "".join(without_thinking(texts)).lstrip() == heard


def test_text_without_thinking_is_passed_on_at_once():
    deltas = without_thinking(iter(["Hello", " there"]))
    assert next(deltas) == "Hello"


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "model_decommissioned", ModelUnavailable),
        (404, "model_not_found", ModelUnavailable),
        (404, "", ModelUnavailable),
        (401, "invalid_api_key", ProviderRefused),
        (403, "", ProviderRefused),
        (429, "", ProviderBusy),
        (413, "rate_limit_exceeded", ProviderBusy),
        (498, "", ProviderBusy),
        (408, "", ProviderUnreachable),
        (500, "", ProviderUnreachable),
        (503, "", ProviderUnreachable),
        (400, "json_validate_failed", ProviderMisbehaved),
        (422, "", ProviderMisbehaved),
    ],
)
def test_what_a_status_means(status, code, kind):
    error = status_error("groq", status, {"error": {"code": code, "message": "the key is gsk_x"}}, {})
    assert type(error) is kind
    assert "gsk_x" not in str(error)


@pytest.mark.parametrize(("header", "seconds"), [("2", 2.0), ("0.5", 0.5), ("soon", None), ("-1", None), ("nan", None)])
def test_retry_after_is_read_as_seconds(header, seconds):
    error = status_error("groq", 429, None, {"retry-after": header})
    assert isinstance(error, ProviderBusy) and error.retry_after_s == seconds


@pytest.mark.parametrize("body", [None, "text", [], {"error": "text"}, {"error": None}, {"error": {"code": None}}])
def test_any_body_is_survived(body):
    assert status_error("groq", 500, body, {}).detail.startswith("HTTP 500")
