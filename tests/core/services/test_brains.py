import pytest

from core.application import PROVIDERS
from core.domain.provider import Health
from core.errors import ModelUnavailable, NotFound, ProviderRefused, ProviderUnreachable
from core.ports import Message
from core.providers import HealthRecord, ModelChain
from core.services.brains import Brains
from tests.fakes.scripted_model import ScriptedModel

DOWN = ProviderUnreachable("groq", "no connection")


def brains_over(*models: ScriptedModel) -> Brains:
    return Brains(ModelChain(models, HealthRecord([m.name for m in models])), PROVIDERS)


def large(*replies):
    return ScriptedModel(*replies, name="groq large")


def small(*replies):
    return ScriptedModel(*replies, name="groq small")


def health_of(brains: Brains) -> dict[str, Health]:
    return {state.name: state.health for state in brains.states()}


def test_without_a_key_the_built_in_interviewer_works():
    brains = brains_over()
    assert health_of(brains) == {"groq": Health.MISSING, "compatible": Health.MISSING, "built-in": Health.WORKING}
    assert brains.label() == "Works offline, no key"
    assert "GROQ_API_KEY" in brains.states()[0].detail


def test_a_provider_is_untried_until_it_is_asked():
    brains = brains_over(large("Hello"))
    assert health_of(brains)["groq"] is Health.UNTRIED and brains.label() == "Groq"
    list(brains.chain.stream([Message("user", "Hi")]))
    state = brains.states()[0]
    assert state.health is Health.WORKING and state.detail == "large" and state.latency_ms is not None


def test_testing_a_provider_tries_it_and_tells():
    brains = brains_over(large(DOWN, "ready"))
    assert (state := brains.test("groq")).health is Health.FAILING and "no connection" in state.detail
    assert brains.label() == "Built-in interviewer", "while it rests, the built-in one answers"
    assert brains.test("groq").health is Health.WORKING, "a test does not wait until the rest is over"
    assert brains.label() == "Groq"


def test_testing_asks_the_models_of_that_provider_only():
    own, other = large("ready"), ScriptedModel(name="compatible llama")
    assert brains_over(own, other).test("groq").health is Health.WORKING
    assert len(own.asked) == 1 and other.asked == []


def test_a_missing_provider_stays_missing():
    assert brains_over().test("groq").health is Health.MISSING


def test_the_built_in_interviewer_needs_no_test():
    assert brains_over().test("built-in").health is Health.WORKING


def test_an_unknown_name_is_not_found():
    with pytest.raises(NotFound):
        brains_over().test("nobody")


def test_a_retired_model_is_noticed_and_another_answers():
    brains = brains_over(large(ModelUnavailable("groq", "the vendor offers no such model (any more)")), small("Hello"))
    assert brains.notices() == ()
    list(brains.chain.stream([Message("user", "Hi")]))
    assert brains.notices() == ("The model large is no longer offered by its vendor; it is skipped.",)
    state = brains.states()[0]
    assert state.health is Health.WORKING and state.detail.startswith("small; large: the vendor offers no such")


def test_a_refused_key_is_told():
    brains = brains_over(large(ProviderRefused("groq", "HTTP 401: the key was not accepted")), small())
    state = brains.test("groq")
    assert state.health is Health.FAILING and "the key was not accepted" in state.detail


def test_a_provider_that_breaks_off_has_not_passed():
    assert brains_over(large(("Rea", DOWN))).test("groq").health is Health.FAILING
