import logging
import threading

import pytest
from pydantic import BaseModel

from core.domain.provider import Health
from core.errors import (
    ModelUnavailable,
    ProviderBusy,
    ProviderError,
    ProviderMisbehaved,
    ProviderRefused,
    ProviderUnreachable,
)
from core.ports import Message
from core.providers import HealthRecord, ModelChain
from tests.fakes.scripted_model import ScriptedModel

ASK = [Message("user", "Hello")]
DOWN = ProviderUnreachable("groq", "no connection")
BUSY = ProviderBusy("groq", "HTTP 429", retry_after_s=2.0)
BUSY_FOR_LONG = ProviderBusy("groq", "HTTP 429", retry_after_s=300.0)
REFUSED = ProviderRefused("groq", "HTTP 401")
GONE = ModelUnavailable("groq", "no such model")
ODD = ProviderMisbehaved("groq", "not a completion")


class Opinion(BaseModel):
    level: int


class Time:
    """A clock that moves only when somebody waits."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now_s

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now_s += seconds


class SlowModel(ScriptedModel):
    """Takes its time before each reply."""

    def __init__(self, *replies, name, clock, takes_s):
        super().__init__(*replies, name=name)
        self._clock, self._takes_s = clock, takes_s

    def _next(self, messages):
        self._clock.now_s += self._takes_s
        return super()._next(messages)


@pytest.fixture
def clock():
    return Time()


def chain_of(clock, *models):
    return ModelChain(models, HealthRecord([m.name for m in models], clock=clock), clock=clock, wait=clock.wait)


def large(*replies):
    return ScriptedModel(*replies, name="groq large")


def small(*replies):
    return ScriptedModel(*replies, name="groq small")


def other(*replies):
    return ScriptedModel(*replies, name="compatible llama")


def said(chain):
    stream = chain.stream(ASK)
    return "".join(stream), stream.brain


@pytest.mark.parametrize("error", [DOWN, BUSY_FOR_LONG, GONE, ODD], ids=lambda e: type(e).__name__)
def test_the_next_model_answers_where_one_fails(clock, error):
    assert said(chain_of(clock, large(error), small("Hello there"))) == ("Hello there", "groq small")
    filled = chain_of(clock, large(error), small({"level": 3})).fill(ASK, schema=Opinion)
    assert (filled.value.level, filled.brain) == (3, "groq small")


def test_when_every_model_fails_the_last_error_reaches_the_caller(clock):
    chain = chain_of(clock, large(DOWN), other(ODD))
    with pytest.raises(ProviderMisbehaved):
        said(chain)
    with pytest.raises(ProviderError):
        chain_of(clock, large(DOWN)).fill(ASK, schema=Opinion)


def test_without_models_there_is_an_error_and_no_wait(clock):
    with pytest.raises(ProviderUnreachable, match="none is configured"):
        said(chain_of(clock))


def test_a_failure_in_the_middle_is_raised_and_no_second_voice_speaks(clock):
    chain = chain_of(clock, large(("Tell me", DOWN)), small())
    stream = chain.stream(ASK)
    assert next(stream) == "Tell"
    with pytest.raises(ProviderUnreachable):
        list(stream)
    assert stream.brain == "groq large"
    assert chain.health.condition("groq large").health is Health.FAILING
    assert chain.name == "groq small", "the next reply starts with another model"


def test_a_short_pause_is_honoured_once(clock):
    assert said(chain_of(clock, large(BUSY, "Hello"), small())) == ("Hello", "groq large")
    assert clock.waits == [2.0]


def test_a_call_waits_five_seconds_in_all_and_no_more(clock):
    busy_4 = ProviderBusy("groq", "HTTP 429", retry_after_s=4.0)
    assert said(chain_of(clock, large(busy_4, busy_4), small(BUSY), other("Hello"))) == ("Hello", "compatible llama")
    assert clock.waits == [4.0]


@pytest.mark.parametrize("retry_after_s", [None, 5.1, 300])
def test_a_long_or_unknown_pause_is_not_waited_for(clock, retry_after_s):
    chain = chain_of(clock, large(ProviderBusy("groq", "HTTP 429", retry_after_s)), small("Hello"))
    assert said(chain) == ("Hello", "groq small")
    assert clock.waits == []


def test_a_busy_model_rests_as_long_as_it_asked(clock):
    chain = chain_of(clock, large(BUSY_FOR_LONG, "Back again"), small("One", "Two"))
    assert said(chain)[1] == "groq small"
    clock.now_s += 299
    assert said(chain)[1] == "groq small"
    clock.now_s += 2
    assert said(chain) == ("Back again", "groq large")


def test_a_dead_provider_is_not_waited_for_on_every_turn(clock):
    dead = SlowModel(DOWN, "Recovered", name="groq large", clock=clock, takes_s=10)
    chain = chain_of(clock, dead, small(), other("One", "Two", "Three"))
    assert said(chain) == ("One", "compatible llama"), "its other models are not waited for either"
    assert said(chain) == ("Two", "compatible llama")
    assert len(dead.asked) == 1
    clock.now_s += 21
    assert said(chain) == ("Recovered", "groq large")


def test_a_quick_failure_says_nothing_about_the_other_models(clock):
    assert said(chain_of(clock, large(DOWN), small("Hello")))[1] == "groq small"


def test_a_refused_key_is_refused_for_all_models_of_the_provider(clock):
    chain = chain_of(clock, large(REFUSED), small(), other("Hello"))
    assert said(chain) == ("Hello", "compatible llama")
    assert chain.health.condition("groq small").health is Health.FAILING


def test_a_model_that_is_gone_stays_out_for_good(clock):
    chain = chain_of(clock, large(GONE), small("One", "Two"))
    said(chain)
    clock.now_s += 1e6
    assert said(chain) == ("Two", "groq small")
    assert chain.health.condition("groq large").retired


def test_an_unusable_answer_does_not_send_a_model_to_rest(clock):
    chain = chain_of(clock, large(ODD, "Better"), small("One"))
    said(chain)
    assert said(chain) == ("Better", "groq large")


def test_silence_counts_as_a_failure(clock):
    assert said(chain_of(clock, large(""), small("Hello")))[1] == "groq small"


def test_after_a_rest_one_caller_tries_and_the_others_pass_by(clock):
    record = HealthRecord(["groq large"], clock=clock)
    record.failed("groq large", DOWN)
    assert not record.admit("groq large")
    clock.now_s += 21
    admitted: list[bool] = []
    threads = [threading.Thread(target=lambda: admitted.append(record.admit("groq large"))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert admitted.count(True) == 1
    record.succeeded("groq large", 120.0)
    assert record.admit("groq large") and record.admit("groq large")


def test_latency_is_the_time_to_the_first_word(clock):
    chain = chain_of(clock, SlowModel("Hello there", {"level": 1}, name="groq large", clock=clock, takes_s=0.25))
    said(chain)
    chain.fill(ASK, schema=Opinion)
    assert chain.health.condition("groq large").latency_ms == pytest.approx(250)


def test_a_failure_is_logged_with_its_reason(clock, caplog):
    caplog.set_level(logging.WARNING)
    said(chain_of(clock, large(DOWN), small("Hello")))
    assert "groq large failed: ProviderUnreachable: groq: no connection" in caplog.text


def test_closing_closes_the_model_that_speaks(clock):
    model = large("One two three")
    stream = chain_of(clock, model).stream(ASK)
    next(stream)
    stream.close()
    assert model.streams[0].closed and list(stream) == []


def test_each_stream_remembers_its_own_brain(clock):
    chain = chain_of(clock, large("First", DOWN), small("Second"))
    one, two = chain.stream(ASK), chain.stream(ASK)
    assert (next(one), next(two)) == ("First", "Second")
    assert (one.brain, two.brain) == ("groq large", "groq small")
