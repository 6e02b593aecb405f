"""Of the tests of one run, those that need the machine to themselves have it."""

import threading
import time

from tests.alone import machine


def test_one_alone_waits_for_the_others_and_they_wait_for_it(tmp_path):
    told: list[str] = []
    leave = threading.Event()

    def other(name):
        with machine(tmp_path, alone=False):
            told.append(f"{name} in")
            leave.wait(5)
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

    threads = [begun(other, "first"), begun(other, "second"), begun(one), begun(other, "late")]
    assert told == ["first in", "second in"]
    leave.set()
    for thread in threads:
        thread.join(5)
    assert told.index("alone in") > max(told.index("first out"), told.index("second out"))
    assert told[told.index("alone in") + 1] == "alone out"
    assert told.index("late in") > told.index("alone out")
