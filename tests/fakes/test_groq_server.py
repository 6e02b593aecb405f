"""The stand-in keeps what the real one promises, or the tests above it prove nothing."""

import subprocess
import sys
from pathlib import Path
from typing import Literal

import httpx
import pytest
from pydantic import BaseModel, Field

from core.adapters.groq.chat import groq_models
from core.ports import Message
from core.prompting import fenced
from tests.fakes.groq_server import groq_server

ANSWER = "I moved forty services to the new cluster. It cut the bill by a third. My part was the plan."


class Mark(BaseModel):
    criterion_id: str
    level: int | None = Field(ge=1, le=5)
    anchor: Literal[1, 2, 3, 4, 5]
    quotes: list[str]


class Judgement(BaseModel):
    marks: list[Mark] = Field(min_length=1)
    tone: Literal["plain", "vague"]
    follow_up: str
    share: float = Field(ge=0, le=1)
    summary: str


@pytest.mark.parametrize("model", ["openai/gpt-oss-120b", "json-mode-only"])
def test_any_form_is_filled_with_quotes_from_the_answer(model):
    question = fenced(
        "note: what did you do in the longest and hardest of all of the moves that you ever made at work?"
    )
    rubric = f"{question}\nCriteria:\nclarity: Clarity. How clear.\n  1: not at all\n- depth (how deep)\n"
    with groq_server() as server:
        spoken = groq_models("key", [model], base_url=server.url)[0]
        ask = [Message("system", "Judge."), Message("user", f"{rubric}\n{fenced(ANSWER)}")]
        judgement = spoken.fill(ask, schema=Judgement).value
        assert len(server.requests) == 1, "no repair was needed"
    assert [mark.criterion_id for mark in judgement.marks] == ["clarity", "depth"]
    assert all(quote in ANSWER for mark in judgement.marks for quote in mark.quotes)
    assert all(mark.level and 1 <= mark.level <= 5 for mark in judgement.marks)


def test_a_longer_answer_gets_a_higher_level():
    levels = []
    with groq_server() as server:
        model = groq_models("key", ["openai/gpt-oss-20b"], base_url=server.url)[0]
        for text in ("I do not know much.", " ".join([ANSWER] * 8)):
            judgement = model.fill([Message("user", f"- depth: x\n{fenced(text)}")], schema=Judgement).value
            levels.append((judgement.marks[0].level, judgement.marks[0].anchor))
    short, long = levels
    assert short[0] < long[0] and short[1] < long[1]


def test_talk_is_short_and_about_what_was_said():
    with groq_server() as server:
        model = groq_models("key", ["openai/gpt-oss-20b"], base_url=server.url)[0]
        said = "".join(model.stream([Message("system", "Interview."), Message("user", ANSWER)]))
    assert "I moved forty services" in said and said.endswith("?") and len(said.split()) <= 50


def test_it_runs_by_itself():
    command = [sys.executable, "-m", "tests.fakes.groq_server", "--port", "0"]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        try:
            assert process.stdout
            models = httpx.get(process.stdout.readline().strip() + "/openai/v1/models").json()
            assert "openai/gpt-oss-120b" in [model["id"] for model in models["data"]]
        finally:
            process.terminate()
