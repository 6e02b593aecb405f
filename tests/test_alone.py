"""Of the tests of one run, those that need the machine to themselves have it."""

import socket
import threading
import time

import pytest

from tests.alone import machine


def test_one_alone_waits_for_the_others_but_for_one_and_they_wait_for_it(tmp_path):
    told: list[str] = []
    leave, close = threading.Event(), threading.Event()

    def other(name, until):
        with machine(tmp_path, alone=False):
            told.append(f"{name} in")
            until.wait(5)
            told.append(f"{name} out")

    def one():
        with machine(tmp_path, alone=True):
            told.append("alone in")
            time.sleep(0.05)
            told.append("alone out")

    def begun(what, *words):
        thread = threading.Thread(target=what, args=words)
        thread.start()
        time.sleep(0.05)
        return thread

    threads = [begun(other, "beside", close), begun(other, "first", leave), begun(one), begun(other, "late", leave)]
    assert told == ["beside in", "first in"]
    leave.set()
    for thread in threads[1:]:
        thread.join(5)
    assert told[2:] == ["first out", "alone in", "alone out", "late in", "late out"]
    close.set()
    threads[0].join(5)
    assert told[-1] == "beside out"


def test_who_measures_waits_for_the_place_beside_as_well(tmp_path):
    told: list[str] = []

    def measures():
        with machine(tmp_path, alone=True, undisturbed=True):
            told.append("measured")

    with machine(tmp_path, alone=False):
        thread = threading.Thread(target=measures)
        thread.start()
        time.sleep(0.05)
        told.append("beside")
    thread.join(5)
    assert told == ["beside", "measured"]


def test_how_often_a_test_was_tried_is_asked_without_delay(pytestconfig):
    if not hasattr(pytestconfig, "workerinput"):
        pytest.skip("one process asks nobody")
    assert pytestconfig.failures_db.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
