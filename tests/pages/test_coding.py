"""The coding round's page over the real services, without a browser: what stands there in each state."""

import pytest

from core.domain.coding import Language
from core.domain.interview import TurnKind
from core.domain.plan import Kind, Medium, Mode, Plan
from core.domain.speech import Transcript
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


def test_a_spoken_round_is_talked_through_beside_the_editor(open_page, services):
    spoken = services.coding.start(Plan(kind=Kind.CODING, question_count=1, medium=Medium.VOICE))
    shown = labels(open_page("coding", id=spoken.id))
    assert "I'm done" in shown and "Repeat" in shown and "Take it down" not in shown
    assert services.voice.running(spoken.id) is not None
    services.coding.end(spoken.id)
    open_page("coding", id=spoken.id)
    assert services.voice.running(spoken.id) is None
    typed = services.coding.start(PLAN)
    assert "I'm done" not in labels(open_page("coding", id=typed.id)) and services.voice.running(typed.id) is None


def test_without_a_microphone_the_approach_is_recorded_and_looked_over(open_page, services):
    spoken = services.coding.start(Plan(kind=Kind.CODING, question_count=1, medium=Medium.VOICE))
    app = open_page("coding", id=spoken.id)
    app.session_state["voice-lost"] = {spoken.id: "denied"}
    app.run()
    assert not app.exception
    assert "Take it down" in labels(app) and "Try the microphone again" in labels(app) and "I'm done" not in labels(app)


def test_what_was_heard_is_confirmed_at_the_desk(open_page, services):
    spoken = services.coding.start(Plan(kind=Kind.CODING, question_count=1, medium=Medium.VOICE))
    exchange = services.coding.dialogue(spoken.id).answer(
        Transcript("one pass over the valleys is all i need here", is_draft=True)
    )
    exchange.commit()
    app = open_page("coding", id=spoken.id)
    box = next(area for area in app.text_area if area.label.startswith("What was heard"))
    box.set_value("One pass over the values is all I need here.")
    next(button for button in app.button if button.label == "Confirm").click().run()
    assert not app.exception
    turn = next(turn for turn in services.coding.open(spoken.id).turns if turn.kind is TurnKind.APPROACH)
    assert turn.text == "One pass over the values is all I need here." and not turn.is_draft
    assert "Confirm" not in labels(app)


def test_what_was_heard_counts_once_it_is_confirmed_in_the_report(open_page, services):
    spoken = services.coding.start(Plan(kind=Kind.CODING, question_count=1, medium=Medium.VOICE))
    heard = "one pass over the valleys and a running some of them is all i need here"
    services.coding.dialogue(spoken.id).answer(Transcript(heard, is_draft=True)).commit()
    services.coding.save_code(spoken.id, "q1", Language.PYTHON, "def mine():\n    return 1\n")
    services.coding.end(spoken.id)
    list(services.report.grade(spoken.id))
    app = open_page("report", id=spoken.id)
    assert "waits to be confirmed" in words(app)
    next(button for button in app.button if button.label == "Confirm").click().run()
    assert not app.exception and "Confirm" not in labels(app)
    list(services.report.grade(spoken.id))
    scores = {s.criterion_id: s.level for s in services.report.open(spoken.id).interview.evaluation_of("q1").scores}
    assert scores["communication"] is not None
    assert "waits to be confirmed" not in words(open_page("report", id=spoken.id))


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
