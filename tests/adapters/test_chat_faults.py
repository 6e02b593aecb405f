"""What both adapters of the chat completions protocol do when the server does not do its part."""

import logging
import socket
import time
import traceback

import pytest
from pydantic import BaseModel, Field

from core.deadlines import Limits
from core.errors import (
    ModelUnavailable,
    ProviderBusy,
    ProviderError,
    ProviderMisbehaved,
    ProviderRefused,
    ProviderUnreachable,
)
from core.ports import Message
from tests.adapters.chat_servers import KEY, QUICK, compatible, groq
from tests.fakes.groq_server import Fault, Text, groq_server

ASK = [Message("system", "You interview."), Message("user", "I led the move to a new database last year.")]
CONNECT = [groq, compatible]
PATIENT = Limits(connect_s=1, first_token_s=5, total_s=10)
NEVER_DONE = {Fault.HANG, Fault.HANG_MIDWAY, Fault.DRIP, Fault.DRIP_HEADERS, Fault.DRIP_SILENCE}


class Opinion(BaseModel):
    level: int = Field(ge=1, le=5)
    quote: str


@pytest.fixture(params=CONNECT, ids=lambda connect: connect.__name__)
def connect(request):
    return request.param


def limits_for(fault: Fault) -> Limits:
    return QUICK if fault in NEVER_DONE else PATIENT


@pytest.fixture
def server():
    with groq_server() as running:
        yield running


REFUSALS = [
    (Fault.UNAUTHORISED, ProviderRefused),
    (Fault.BUSY, ProviderBusy),
    (Fault.SERVER_ERROR, ProviderUnreachable),
    (Fault.DECOMMISSIONED, ModelUnavailable),
    (Fault.NOT_FOUND, ModelUnavailable),
    (Fault.HANG, ProviderUnreachable),
    (Fault.DRIP_HEADERS, ProviderUnreachable),
    (Fault.TRUNCATED, ProviderUnreachable),
    (Fault.HANG_MIDWAY, ProviderUnreachable),
    (Fault.DRIP, ProviderUnreachable),
    (Fault.EMPTY, ProviderMisbehaved),
    (Fault.INVALID_JSON, ProviderMisbehaved),
    (Fault.WRONG_SCHEMA, ProviderMisbehaved),
]
STREAM_ONLY = [
    (Fault.ERROR_MIDWAY, ProviderUnreachable),
    (Fault.DRIP_SILENCE, ProviderUnreachable),
    (Fault.HTML, ProviderError),
]


@pytest.mark.parametrize(("fault", "kind"), [*REFUSALS, *STREAM_ONLY])
def test_a_stream_ends_in_our_error_and_in_time(server, connect, fault, kind):
    server.always(fault)
    started_s = time.monotonic()
    with pytest.raises(kind) as caught:
        list(connect(server, limits_for(fault)).stream(ASK))
    assert time.monotonic() - started_s < limits_for(fault).total_s + 2.0
    assert len(server.requests) == 1, "the client tried again by itself"
    assert isinstance(caught.value, ModelUnavailable) == (kind is ModelUnavailable)


@pytest.mark.parametrize(("fault", "kind"), REFUSALS)
def test_a_form_ends_in_our_error_and_in_time(server, connect, fault, kind):
    server.always(fault)
    started_s = time.monotonic()
    with pytest.raises(kind):
        connect(server, limits_for(fault)).fill(ASK, schema=Opinion)
    assert time.monotonic() - started_s < limits_for(fault).total_s + 2.0
    assert len(server.requests) == (2 if kind is ProviderMisbehaved else 1), "one repair, and only for a bad answer"


@pytest.mark.parametrize(
    ("fault", "after_s"), [(Fault.BUSY, None), (Fault.BUSY_BRIEFLY, 0.2), (Fault.BUSY_FOR_LONG, 300)]
)
def test_how_long_to_stay_away_is_told(server, connect, fault, after_s):
    server.always(fault)
    with pytest.raises(ProviderBusy) as caught:
        list(connect(server, PATIENT).stream(ASK))
    assert caught.value.retry_after_s == after_s


def test_nobody_listening_is_unreachable(connect):
    with groq_server() as gone:
        pass
    with pytest.raises(ProviderUnreachable, match="no connection"):
        list(connect(gone, QUICK).stream(ASK))


def test_a_connection_that_is_never_accepted_is_given_up(connect):
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        crowd = [socket.socket() for _ in range(3)]
        for one in crowd:
            one.setblocking(False)
            one.connect_ex(full.getsockname())

        class Full:
            url = f"http://127.0.0.1:{full.getsockname()[1]}"

        started_s = time.monotonic()
        with pytest.raises(ProviderUnreachable):
            list(connect(Full, Limits(connect_s=0.2, first_token_s=5, total_s=5)).stream(ASK))
        assert time.monotonic() - started_s < 1
        for one in crowd:
            one.close()


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.SCHEMA_REFUSED])
def test_no_fault_lets_the_key_out(server, connect, fault, caplog):
    caplog.set_level(logging.DEBUG)
    server.always(fault)
    model = connect(server, limits_for(fault))
    for call in (lambda: list(model.stream(ASK)), lambda: model.fill(ASK, schema=Opinion)):
        try:
            call()
        except ProviderError as error:
            told = "".join(traceback.format_exception(error)) + repr(error) + error.detail
            assert KEY not in told
            assert error.__cause__ is None
    assert KEY not in caplog.text and KEY not in repr(model) and KEY not in repr(vars(model))
    assert server.requests


def test_a_key_that_fits_no_header_stays_inside():
    from core.adapters.openai_chat import compatible_models

    with groq_server() as server:
        model = compatible_models(server.url, ["m"], api_key="gsk_two\nlines", limits=QUICK)[0]
        with pytest.raises(ProviderError) as caught:
            list(model.stream(ASK))
    assert "gsk_two" not in "".join(traceback.format_exception(caught.value))


def test_what_was_said_before_the_break_is_kept_apart_from_the_error(server, connect):
    server.always(Fault.TRUNCATED)
    stream = connect(server, PATIENT).stream(ASK)
    assert next(stream)
    with pytest.raises(ProviderUnreachable, match="broke off"):
        list(stream)


def test_closing_aborts_the_request(server, connect):
    server.drip_s = 0.01
    server.always(Fault.DRIP)
    stream = connect(server, PATIENT).stream(ASK)
    assert next(stream)
    stream.close()
    assert server.aborted.wait(2), "the server was never hung up on"
    assert list(stream) == []


def test_dropping_a_stream_aborts_the_request(server, connect):
    server.drip_s = 0.01
    server.always(Fault.DRIP)
    for _ in connect(server, PATIENT).stream(ASK):
        break
    assert server.aborted.wait(2)


def test_closing_wakes_a_reader_in_another_thread(server, connect):
    import threading

    server.always(Fault.HANG_MIDWAY)
    stream = connect(server, PATIENT).stream(ASK)
    assert next(stream)
    rest: list[str] = []
    reader = threading.Thread(target=lambda: rest.extend(stream))
    reader.start()
    started_s = time.monotonic()
    stream.close()
    reader.join(3)
    assert not reader.is_alive() and time.monotonic() - started_s < 1


def test_an_unread_stream_asks_nothing(server, connect):
    connect(server, QUICK).stream(ASK).close()
    connect(server, QUICK).stream(ASK)
    assert server.requests == []


def test_a_stream_without_end_is_cut(server, connect):
    server.drip_s = 0
    server.always(Fault.DRIP)
    with pytest.raises(ProviderMisbehaved, match="more than 80 characters"):
        list(connect(server, PATIENT).stream(ASK, max_tokens=4))


def test_a_connection_is_used_again(server, connect):
    model = connect(server, PATIENT)
    ports = set()
    original = server.process_request
    server.process_request = lambda request, address: (ports.add(address[1]), original(request, address))
    for _ in range(3):
        list(model.stream(ASK))
        model.fill(ASK, schema=Opinion)
    assert len(ports) == 1


def test_one_repair_can_save_a_form(server, connect):
    server.script(Text("I would say four."), Text('```json\n{"level": 4, "quote": "I led the move"}\n```'))
    assert connect(server, PATIENT).fill(ASK, schema=Opinion).value == Opinion(level=4, quote="I led the move")
    first, second = server.requests
    assert first["response_format"]["type"] == "json_schema" and second["response_format"] == {"type": "json_object"}
    assert "JSON schema" in second["messages"][0]["content"]
    assert [m["content"] for m in second["messages"] if m["role"] == "assistant"] == ["I would say four."]


def test_a_value_outside_its_limits_is_repaired_too(server, connect):
    server.script(Text('{"level": 9, "quote": "x"}'))
    assert 1 <= connect(server, PATIENT).fill(ASK, schema=Opinion).value.level <= 5
    assert "level" in server.requests[1]["messages"][-1]["content"]


def test_a_model_that_refuses_schemas_is_asked_in_words_from_then_on(server, connect):
    server.always(Fault.SCHEMA_REFUSED)
    model = connect(server, PATIENT)
    for _ in range(2):
        assert model.fill(ASK, schema=Opinion).brain == model.name
    assert [r["response_format"]["type"] for r in server.requests] == ["json_schema", "json_object", "json_object"]


@pytest.mark.parametrize(
    "told", ["<think>He led.\nAsk more.</think>\n\nHow many rows?", "<think></think>How many rows?", "How many rows?"]
)
def test_thinking_aloud_is_not_heard(server, connect, told):
    server.script(Text(told))
    assert "".join(connect(server, PATIENT).stream(ASK)) == "How many rows?"
