"""Interviews that start in one click, from Home and from the welcome page."""

from tests.contracts.histories import history, keep
from tests.pages.conftest import press


def test_one_press_on_the_welcome_page_starts_a_whole_interview(open_page, services):
    app = open_page("landing")
    starts = [button.label for button in app.button if str(button.key).startswith("start-")]
    assert starts == ["Software engineer", "Product manager", "Data analyst", "Sales", "Teacher"]
    press(app, "Teacher")
    plan = services.interview.open(services.home.overview().resumable.id).plan
    assert plan == services.presets.own()[-1].plan


def test_one_press_at_home(open_page, services):
    keep(services.progress.store, history(3, "local", 2))
    press(open_page("home"), "Data analyst")
    started = services.interview.open(services.home.overview().resumable.id)
    assert (started.plan.role, started.plan.question_count) == ("Data analyst", 5)
    assert started.current_question is not None


def test_an_interviewer_of_ones_own_is_made_and_asks(open_page, services):
    app = open_page("setup")
    next(toggle for toggle in app.toggle if toggle.label == "Let this one interview me").set_value(True).run()
    next(text for text in app.text_input if text.label == "Name").set_value("Robin Hale").run()
    press(app, "Enter the room")
    interview = services.interview.open(services.home.overview().resumable.id)
    assert services.setup.persona(interview.plan).name == "Robin Hale"
    assert "Robin Hale" in interview.turns[0].text
    assert services.setup.last_plan().own_persona.name == "Robin Hale"
