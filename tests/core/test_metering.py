"""Every call is recorded once, however it ends, with what its vendor counted."""

import pytest
from pydantic import BaseModel

from core.domain.operations import Stage, TokenUsage
from core.domain.speech import AudioChunk, Transcript, Utterance
from core.errors import ProviderBusy, ProviderError, ProviderUnreachable
from core.metering import MeteredModel, MeteredSynthesizer, MeteredTranscriber, Recorders
from core.ports import Message
from tests.adapters.chat_servers import compatible, groq
from tests.fakes.groq_server import Fault, groq_server

HELLO = [Message("user", "Hello, I am ready.")]
SECOND = AudioChunk(b"\0\0" * 16_000, 16_000)


class Seen:
    def __init__(self):
        self.calls = []

    def record(self, call):
        self.calls.append(call)


class Form(BaseModel):
    level: int


class Voice:
    name = "voice one"

    def __init__(self, fault=None):
        self.fault = fault

    def synthesize(self, text, *, voice, language="en"):
        yield SECOND
        if self.fault:
            raise self.fault

    def transcribe(self, utterance, *, language="en"):
        if self.fault:
            raise self.fault
        return Transcript("yes")


@pytest.fixture
def seen():
    return Seen()


@pytest.fixture
def server():
    with groq_server() as running:
        yield running


@pytest.mark.parametrize("connect", [groq, compatible])
def test_tokens_are_counted_in_talk_and_in_forms(server, seen, connect):
    model = MeteredModel(connect(server), Recorders(seen))
    stream = model.stream(HELLO)
    assert seen.calls == []  # nothing is asked before a word is wanted
    assert "".join(stream) and stream.brain == model.name
    assert model.fill(HELLO, schema=Form).usage == TokenUsage(90, 40)
    talk, form = seen.calls
    assert (talk.stage, form.stage) == (Stage.TALK, Stage.FORM)
    for call in seen.calls:
        assert (call.name, call.error, call.usage) == (model.name, None, TokenUsage(90, 40))
        assert call.latency_ms > 0


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.BUSY, Fault.UNAUTHORISED, Fault.TRUNCATED])
def test_failures_are_counted_by_their_kind(server, seen, fault):
    server.always(fault)
    model = MeteredModel(groq(server), seen)
    for ask in (lambda: list(model.stream(HELLO)), lambda: model.fill(HELLO, schema=Form)):
        with pytest.raises(ProviderError) as raised:
            ask()
        assert seen.calls[-1].error == raised.type.__name__
    assert len(seen.calls) == 2


def test_a_reply_that_is_left_is_one_call(server, seen):
    stream = MeteredModel(groq(server), seen).stream(HELLO)
    next(stream)
    stream.close()
    stream.close()
    (call,) = seen.calls
    assert call.error is None and call.latency_ms > 0


def test_nothing_asked_is_nothing_recorded(server, seen):
    MeteredModel(groq(server), seen).stream(HELLO).close()
    assert seen.calls == []


def test_ears_and_voices_are_counted(seen):
    assert len(list(MeteredSynthesizer(Voice(), seen).synthesize("Hello", voice="maya"))) == 1
    assert MeteredTranscriber(Voice(), seen).transcribe(Utterance(SECOND, 0, 1000)).text == "yes"
    assert [(c.stage, c.error) for c in seen.calls] == [(Stage.SPEAK, None), (Stage.HEAR, None)]
    failing = Voice(ProviderBusy("voice", "busy"))
    with pytest.raises(ProviderBusy):
        list(MeteredSynthesizer(failing, seen).synthesize("Hello", voice="maya"))
    with pytest.raises(ProviderUnreachable):
        MeteredTranscriber(Voice(ProviderUnreachable("v", "x")), seen).transcribe(Utterance(SECOND, 0, 1000))
    assert [c.error for c in seen.calls[2:]] == ["ProviderBusy", "ProviderUnreachable"]


def test_ears_that_have_something_to_load_are_told_to(seen):
    class Heavy(Voice):
        loaded = 0

        def prepare(self):
            self.loaded += 1

    heavy = Heavy()
    MeteredTranscriber(heavy, seen).prepare()
    MeteredTranscriber(Voice(), seen).prepare()
    assert (heavy.loaded, seen.calls) == (1, [])


def test_a_voice_that_is_cut_off_is_recorded(seen):
    chunks = MeteredSynthesizer(Voice(), seen).synthesize("Hello", voice="maya")
    next(chunks)
    chunks.close()
    assert len(seen.calls) == 1
