"""Log lines: one JSON object each, and nothing of what an exception quotes."""

import io
import json
import logging

import pytest

from core import logs


@pytest.fixture(autouse=True)
def as_before():
    kept = {name: (log.handlers[:], log.level, log.propagate) for name in logs.OURS if (log := logging.getLogger(name))}
    yield
    for name, (handlers, level, propagate) in kept.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def test_a_line_is_an_object():
    stream = io.StringIO()
    logs.configure("json", stream)
    logging.getLogger("core.adapters.x").warning("interview %s is left out:\n%s", "i1", "damaged")
    (line,) = stream.getvalue().splitlines()
    found = json.loads(line)
    assert found["message"] == "interview i1 is left out:\ndamaged"
    assert (found["level"], found["logger"]) == ("warning", "core.adapters.x")
    assert found["at"].endswith("+00:00")


def test_an_exception_is_its_kind_and_its_place_and_not_its_words():
    stream = io.StringIO()
    logs.configure("json", stream)
    try:
        raise ValueError("I was sacked from Northwind")
    except ValueError:
        logging.getLogger("rehearsal").exception("a page failed")
    found = json.loads(stream.getvalue())
    assert found["error"] == "ValueError"
    assert found["where"][-1].startswith("tests/core/test_logs.py:")
    assert "Northwind" not in stream.getvalue()


def test_it_is_configured_again_without_saying_things_twice():
    stream = io.StringIO()
    logs.configure("json", io.StringIO())
    logs.configure("text", stream)
    logging.getLogger("core.x").info("once")
    assert stream.getvalue() == "INFO core.x: once\n"
