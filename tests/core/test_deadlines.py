import threading
import time

import pytest

from core.deadlines import Limits, Request, TimedStream

LIMITS = Limits(first_token_s=0.4, total_s=0.6)


class Server:
    """Works for a stream until it is told to stop."""

    def __init__(self, *texts: str, pause_s: float = 0.0, then_hangs: bool = False) -> None:
        self.texts, self.pause_s, self.then_hangs = texts, pause_s, then_hangs
        self.hung_up = threading.Event()

    def __call__(self, request: Request):
        request.opened(self.hung_up.set)
        for text in self.texts:
            if self.hung_up.wait(self.pause_s):
                return
            yield text
        if self.then_hangs:
            self.hung_up.wait(5)


def test_texts_come_in_order():
    assert list(TimedStream(Server("a", "b", "c"), LIMITS)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("server", "heard", "words"),
    [
        pytest.param(Server(then_hangs=True), 0, "a first word", id="silent"),
        pytest.param(Server("a", then_hangs=True), 1, "the end", id="stops"),
        pytest.param(Server(*"ab" * 200, pause_s=0.01), 2, "the end", id="drips"),
    ],
)
def test_limits_hold_whatever_the_server_does(server, heard, words):
    stream, texts, started_s = TimedStream(server, LIMITS), [], time.monotonic()
    with pytest.raises(TimeoutError, match=words):
        texts.extend(stream)
    assert time.monotonic() - started_s < LIMITS.total_s + 0.3
    assert len(texts) >= heard
    assert server.hung_up.wait(1), "the request is aborted"


def test_errors_of_the_work_reach_the_reader():
    def work(request):
        yield "a"
        raise LookupError("broken")

    stream = TimedStream(work, LIMITS)
    assert next(stream) == "a"
    with pytest.raises(LookupError, match="broken"):
        next(stream)
    assert list(stream) == []


def test_a_slow_reader_is_not_cut_off_from_what_has_arrived():
    done = threading.Event()

    def work(request):
        yield from "abc"
        done.set()

    stream = TimedStream(work, Limits(first_token_s=2, total_s=0.2))
    assert next(stream) == "a"
    assert done.wait(2)
    threading.Event().wait(0.3)
    assert list(stream) == ["b", "c"]


def test_a_reader_that_left_before_the_connection_was_there_aborts_it():
    request, hung_up = Request(), threading.Event()
    request.abort()
    request.opened(hung_up.set)
    assert hung_up.is_set()


def test_a_connection_that_was_given_back_is_left_alone():
    request, hung_up = Request(), threading.Event()
    request.opened(hung_up.set)
    request.closed()
    request.abort()
    assert not hung_up.is_set()
