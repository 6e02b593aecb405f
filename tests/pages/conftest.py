"""Pages run by Streamlit's own test runner over the real application, with a data folder of the test's own."""

from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from core import bootstrap
from core.domain.people import LOCAL_PERSON
from tests.compiled import share_compiled

SHELL = str(Path(__file__).resolve().parents[2] / "components" / "shell.py")
# Streamlit's test runner looks through all that is installed for each page; that stays as it is meanwhile.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


@pytest.fixture
def services(tmp_path, monkeypatch):
    monkeypatch.setenv("REHEARSAL_DATA_DIR", str(tmp_path))
    share_compiled(tmp_path)
    # There is no browser session to watch for its end.
    for module in ("component", "shutdown"):
        monkeypatch.setattr(f"streamlit_webrtc.{module}.get_this_session_info", lambda: None)
    bootstrap._built.clear()
    yield bootstrap.application(dict).services_for(LOCAL_PERSON)
    bootstrap._built.clear()


@pytest.fixture
def open_page(services):
    """Opens a screen at its address; the page must not have raised."""

    def opened(screen: str, **query: str) -> AppTest:
        app = AppTest.from_file(SHELL, default_timeout=30)
        app.run()
        for name, value in query.items():
            app.query_params[name] = value
        app.switch_page(f"../pages/{screen}.py").run()
        assert not app.exception
        return app

    return opened


@pytest.fixture
def interviewed(services):
    """One finished interview of one question."""
    from core.domain.plan import Kind, Plan

    interview = services.interview.start(Plan(kind=Kind.BEHAVIOURAL, question_count=1))
    list(services.interview.reply(interview))
    interview = services.interview.open(interview.id)
    while interview.is_open:
        interview = services.interview.answer(interview, ANSWER)
        list(services.interview.reply(interview))
        interview = services.interview.open(interview.id)
    return interview


ANSWER = (
    "Two years ago our release was late and I was asked to find out why. I decided to list every handover, and found "
    "that three teams waited for one reviewer. I agreed a rota with them, and within a month releases took two days, "
    "not nine."
)
