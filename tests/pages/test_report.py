"""The report while a model that should grade it does not answer."""

import threading
from dataclasses import replace

import pytest

from core import bootstrap
from core.errors import ProviderUnreachable
from core.grading.built_in import BuiltInGrader
from tests.pages.test_screens import words


class Away:
    """Its provider takes its time to fail."""

    instant = False

    def __init__(self) -> None:
        self.asked, self.gate = 0, threading.Event()

    def without_model(self) -> BuiltInGrader:
        return BuiltInGrader()

    def grade(self, question, answer, rubric):
        self.asked += 1
        self.gate.wait(20)
        raise ProviderUnreachable("groq", "no route")


@pytest.fixture
def away(interviewed):
    grader = Away()
    built = bootstrap._built[0]
    bootstrap._built[0] = replace(built, engines=replace(built.engines, grader=grader))
    yield grader
    grader.gate.set()


def test_a_provider_that_is_slow_to_fail_is_asked_once_and_then_on_request(away, interviewed, services, open_page):
    app = open_page("report", id=interviewed.id)
    assert "Not graded yet" in words(app) and away.asked == 1
    away.gate.set()
    assert services.report.progress(interviewed.id, wait_s=20) is None
    app.session_state["report-ended"] = interviewed.id  # what the part that counts leaves when nothing runs any more
    app.run()
    assert "could not be graded, and wait" in words(app) and away.asked == 1
    app.run()
    assert away.asked == 1
    next(button for button in app.button if button.label == "Grade again").click().run()
    assert "could not be graded, and wait" in words(app) and away.asked == 2
    next(button for button in app.button if button.label == "Use the built-in grader").click().run()
    assert "could not be graded" not in words(app) and away.asked == 2
    assert services.report.open(interviewed.id).report.graded_by == ("built-in",)
