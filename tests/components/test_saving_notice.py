"""An outage is told where somebody is, and that it is over."""

from streamlit.testing.v1 import AppTest


def page(waiting: int, refused: int) -> None:
    from components.saving_notice import saving_notice
    from core.domain.backlog import Backlog

    saving_notice(lambda: Backlog(waiting, None, refused))


def shown(waiting: int, refused: int = 0) -> AppTest:
    app = AppTest.from_function(page, args=(waiting, refused)).run()
    assert not app.exception
    return app


def test_nothing_is_said_without_an_outage():
    app = shown(0)
    assert not app.info and not app.warning


def test_an_outage_says_that_nothing_is_lost():
    (notice,) = shown(3).info
    assert "kept here" in notice.value and "3 changes" in notice.value


def test_what_came_too_late_is_said():
    (notice,) = shown(0, 1).warning
    assert "1 change" in notice.value and "nothing was overwritten" in notice.value
