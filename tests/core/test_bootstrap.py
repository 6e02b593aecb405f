"""The application as it is shipped, over a server that speaks Groq's API."""

import logging

import pytest

from core.bootstrap import build
from core.domain.people import LOCAL_PERSON
from core.domain.provider import Health
from core.errors import ProviderError
from core.ports import Message
from core.settings import load
from tests.fakes.groq_server import Fault, groq_server

KEY = "gsk_planted_51e7aa90"
ASK = [Message("user", "I led the move to a new database.")]


@pytest.fixture
def server():
    with groq_server(key=KEY) as running:
        yield running


@pytest.fixture
def app_with(tmp_path):
    def make(**values: str):
        settings = load({"REHEARSAL_DATA_DIR": str(tmp_path), **values}, cwd=tmp_path, app=tmp_path)
        return build(settings)

    return make


def test_without_settings_nothing_is_asked(app_with):
    brains = app_with().services_for(LOCAL_PERSON).brains
    assert brains.label() == "Works offline, no key"
    with pytest.raises(ProviderError):
        next(brains.chain.stream(ASK))


def test_models_are_asked_in_the_order_of_the_settings(app_with, server):
    app = app_with(
        GROQ_API_KEY=KEY,
        GROQ_BASE_URL=server.url,
        GROQ_MODELS="first, second",
        OPENAI_BASE_URL=server.url,
        OPENAI_MODEL="llama3.1",
        OPENAI_API_KEY=KEY,
    )
    assert app.chain.names == ("groq first", "groq second", "compatible llama3.1")
    server.always(Fault.DECOMMISSIONED, model="first")
    server.always(Fault.BUSY, model="second")
    stream = app.chain.stream(ASK)
    assert "".join(stream).strip() and stream.brain == "compatible llama3.1"
    assert [request["model"] for request in server.requests] == ["first", "second", "llama3.1"]
    assert app.brains.label() == "Compatible server"


FAULTS = [None, Fault.UNAUTHORISED, Fault.SERVER_ERROR, Fault.NOT_FOUND, Fault.TRUNCATED, Fault.ERROR_MIDWAY]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_key_is_nowhere_to_be_read(app_with, server, fault, caplog):
    caplog.set_level(logging.DEBUG)
    server.always(fault)
    keys = {"GROQ_API_KEY": KEY, "OPENAI_API_KEY": KEY}
    app = app_with(**keys, GROQ_BASE_URL=server.url, OPENAI_BASE_URL=server.url, OPENAI_MODEL="llama3.1")
    brains = app.services_for(LOCAL_PERSON).brains
    shown = [brains.test("groq"), brains.test("compatible"), *brains.states(), *brains.notices(), brains.label()]
    shown += [app, app.settings, brains, vars(app.chain), app.chain.health.condition(app.chain.names[0])]
    assert KEY not in repr(shown) and KEY not in caplog.text
    assert server.requests
    assert brains.states()[0].health is (Health.FAILING if fault else Health.WORKING)


def test_code_runs_on_the_configured_engines_before_this_machine(app_with):
    app = app_with(JUDGE0_URL="http://127.0.0.1:9", JUDGE0_TOKEN="planted-77", PISTON_URL="http://127.0.0.1:9")
    kinds = [type(runner).__name__ for runner in app.runner.runners]
    assert kinds == ["Judge0Runner", "PistonRunner", "LocalRunner", "RuntimeRunner", "RuntimeRunner"]
    assert "planted-77" not in repr(app)
