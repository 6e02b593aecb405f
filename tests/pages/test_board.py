"""The board in the room: opened where a design is asked for, with its phases in practice mode."""

from core.domain.plan import Kind, Mode, Plan
from tests.pages.test_screens import words

APP = {"id": "n1", "kind": "client", "label": "App", "x": 32, "y": 32}


def begun(services, mode=Mode.PRACTICE):
    plan = Plan(kind=Kind.SYSTEM_DESIGN, question_count=1, mode=mode)
    return services.interview.start(plan, with_reply=True)


def test_a_board_opens_beside_the_talk(open_page, services):
    app = open_page("interview", id=begun(services).id)
    assert "Phases of the design" in words(app)
    assert "board-desk" not in str(app.get("bidi_component"))
    next(button for button in app.button if button.label == "Open the board").click().run()
    assert not app.exception
    assert "board-desk" in str(app.get("bidi_component"))


def test_a_drawing_is_open_when_one_comes_back_and_real_mode_shows_no_phases(open_page, services):
    interview = begun(services, Mode.REAL)
    services.board.save(interview.id, "q1", {"nodes": [APP]})
    app = open_page("interview", id=interview.id)
    assert "Close the board" in [button.label for button in app.button]
    assert "Phases of the design" not in words(app)
