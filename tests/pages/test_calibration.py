"""Why believe this: agreement with the authors for everybody, and with one's own levels for who may give them."""

import pytest

from core import bootstrap
from core.domain.people import Identity, Role
from core.errors import NotAllowed
from tests.pages.conftest import press
from tests.pages.test_screens import words


def level(app, services, number, chosen):
    for criterion in services.calibration.to_level(number).criteria:
        next(one for one in app.radio if criterion.name in one.label).set_value(chosen)
        next(one for one in app.text_input if criterion.name in one.label).set_value(f"<b>{criterion.name}</b>, I say")


def test_levels_are_given_one_answer_after_the_other_and_compared(open_page, services):
    app = press(open_page("calibration"), "Level answers yourself")
    assert "Answer 1 of 40" in words(app)
    assert not any(radio.value for radio in app.radio)
    for number, chosen in ((1, 5), (2, 1)):
        level(app, services, number, chosen)
        press(app, "Keep and go on")
    assert "Answer 3 of 40" in words(app) and "2 of 40 levelled" in words(app)
    app = open_page("calibration")
    assert "160 levels, by the authors" in words(app) and "Go on levelling" in [b.label for b in app.button]
    app.get("button_group")[0].set_value("You").run()
    assert not app.exception
    assert "2 answers, 8 levels, by you" in words(app)
    assert "&lt;b&gt;" in words(app) and "<b>Clarity" not in words(app)


def test_what_is_not_whole_is_refused_and_stays_on_the_page(open_page, services):
    app = open_page("calibration", level="4")
    level(app, services, 4, 2)
    app.text_input[0].set_value(" ")
    press(app, "Keep and go on")
    assert "Nothing is kept yet" in app.error[0].value
    assert [radio.value for radio in app.radio] == [2] * len(app.radio)
    assert not any(services.calibration.levelled())


def test_levels_can_be_taken_back(open_page, services):
    task = services.calibration.to_level(40)
    services.calibration.give(40, {criterion.id: (3, "so") for criterion in task.criteria})
    app = press(open_page("calibration", level="40"), "Take my levels back")
    assert not any(services.calibration.levelled())
    assert not any(radio.value for radio in app.radio)


@pytest.mark.parametrize("level", ["0", "41", "-1", "x", "²", "9" * 5000])
def test_an_answer_that_is_not_there_is_said_so(open_page, level):
    assert "This was not found" in open_page("calibration", level=level).warning[0].value


def test_a_candidate_reads_the_authors_only(open_page, services, monkeypatch):
    ann = Identity("ann", "Ann", Role.CANDIDATE)
    monkeypatch.setattr("components.wiring.identity", lambda: ann)
    app = open_page("calibration")
    assert "160 levels, by the authors" in words(app) and "Your own levels" not in words(app)
    assert "role does not allow" in words(open_page("calibration", level="1"))
    assert not bootstrap.application(dict).services_for(ann).calibration.may_level
    with pytest.raises(NotAllowed):
        bootstrap.application(dict).services_for(ann).simulation.start("general")


def test_simulated_candidates_run_on_a_rubric_and_are_ranked(open_page, services):
    app = open_page("calibration")
    app.selectbox[0].set_value("behavioural")
    press(app, "Run the candidates")
    services.simulation._parts.jobs._pool.submit(lambda: None).result(60)
    app.run()
    assert not app.exception
    shown = words(app)
    assert "Behavioural rubric, 21 interviews" in shown and "Ranked as they deserve" in shown
    assert shown.index(">Strong<") < shown.index(">Middling<") < shown.index(">Weak<") < shown.index(">Empty<")
