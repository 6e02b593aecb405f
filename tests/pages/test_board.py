"""The board in the room: opened where a design is asked for, with its phases in practice mode."""

from core.domain.plan import Kind, Mode, Plan
from tests.pages.conftest import ANSWER
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


def test_the_report_draws_the_board_and_tells_the_phases(open_page, services):
    interview = begun(services, Mode.REAL)
    cache = {"id": "n2", "kind": "cache", "label": "<b>Hot</b>", "x": 240, "y": 32}
    call = {"id": "e1", "source": "n1", "target": "n2", "label": "page"}
    services.board.save(interview.id, "q1", {"nodes": [APP, cache], "edges": [call]})
    services.interview.end(services.interview.answer(interview, ANSWER))
    app = open_page("report", id=interview.id)
    shown = words(app)
    assert "App (client) → &lt;b&gt;Hot&lt;/b&gt; (cache): page" in shown
    assert "<b>Hot" not in shown
    assert "First drawn at 0:00" in shown
    assert "Not touched" in shown
    assert "n1 -->" in "".join(code.value for code in app.code)
