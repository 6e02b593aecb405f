"""The coding round's page over the real services, without a browser: what stands there in each state."""

import pytest

from core.domain.coding import Language
from core.domain.interview import Kind, Medium, Mode, Plan
from core.errors import ConfigurationError
from core.judge.shelves import Shelves
from tests.pages.test_screens import words

PLAN = Plan(kind=Kind.CODING, question_count=2, topics=("arrays",))


@pytest.fixture
def round_(services):
    return services.coding.start(PLAN)


def labels(app) -> list[str]:
    return [button.label for button in app.button]


def test_the_start_offers_topics_and_starts_a_round(open_page, services):
    app = open_page("coding")
    next(button for button in app.button if button.label == "Start the round").click().run()
    assert not app.exception
    assert services.coding.resumable() is not None


def test_the_approach_comes_before_the_code(open_page, services, round_):
    app = open_page("coding", id=round_.id)
    app.text_area[0].set_value("One pass over the values, which is O(n); an empty list gives nothing.")
    next(button for button in app.button if button.label == "Discuss it").click().run()
    assert not app.exception
    assert services.coding.desk(round_.id).approach.startswith("One pass")
    assert "Custom input" in [tab.label for tab in app.tabs]


def test_a_spoken_round_takes_words_down_before_they_are_sent(open_page, services):
    spoken = services.coding.start(Plan(kind=Kind.CODING, question_count=1, medium=Medium.VOICE))
    assert "Take it down" in labels(open_page("coding", id=spoken.id))
    typed = services.coding.start(PLAN)
    assert "Take it down" not in labels(open_page("coding", id=typed.id))


def test_practice_has_a_ladder_and_real_mode_has_none(open_page, services, round_):
    assert "0 of 4 used" in words(open_page("coding", id=round_.id))
    real = services.coding.start(Plan(kind=Kind.CODING, question_count=1, mode=Mode.REAL))
    assert "of 4 used" not in words(open_page("coding", id=real.id))


def test_home_leads_back_to_the_desk_and_progress_lists_the_round(open_page, services, round_):
    assert "Resume interview" in labels(open_page("home"))
    assert "Coding" in words(open_page("progress"))


def test_an_ended_round_leads_to_its_report(open_page, services, round_):
    services.coding.save_code(round_.id, "q1", Language.PYTHON, "def mine():\n    return 1\n")
    services.coding.end(round_.id)
    app = open_page("report", id=round_.id)
    shown = words(app)
    assert "def mine()" in shown
    assert "History (1)" in [expander.label for expander in app.expander]


def test_a_report_outlives_its_problem(open_page, services, round_, monkeypatch):
    services.coding.save_code(round_.id, "q1", Language.PYTHON, "def mine():\n    return 1\n")
    services.coding.end(round_.id)
    list(services.report.grade(round_.id))
    monkeypatch.setattr(Shelves, "get", gone)
    assert "def mine()" in words(open_page("report", id=round_.id))


def gone(self, owner_id, problem_id):
    raise ConfigurationError(f"there is no problem {problem_id}")


def test_somebody_elses_round_is_not_found(open_page):
    assert "This was not found" in open_page("coding", id="nothing").warning[0].value
