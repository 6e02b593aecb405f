"""What the sign-in page offers."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.catalogue import messages
from core import bootstrap
from tests.fakes.gotrue_server import KEY, gotrue
from tests.pages.conftest import SHELL


@pytest.fixture
def open_door(tmp_path, monkeypatch):
    def opened(accounts: str, **settings: str) -> AppTest:
        monkeypatch.setenv("REHEARSAL_DATA_DIR", str(tmp_path))
        monkeypatch.setenv("REHEARSAL_ACCOUNTS", accounts)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        bootstrap._built.clear()
        app = AppTest.from_file(SHELL, default_timeout=30).run()
        assert not app.exception
        return app

    yield opened
    for application in bootstrap._built:
        application.database.close()
    bootstrap._built.clear()


def html_of(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_a_project_offers_the_providers_that_it_enables(open_door):
    with gotrue() as auth:
        app = open_door("supabase", SUPABASE_URL=auth.url, SUPABASE_ANON_KEY=KEY)
        shown = html_of(app)
        assert 'href="/auth/start?provider=github">Continue with GitHub</a>' in shown
        assert "Continue with Google" in shown and "Gitlab" not in shown and "GitLab" not in shown
        app.query_params["sign-in"] = "failed"
        app.run()
        assert "did not work" in app.error[0].value


def test_local_accounts_offer_none(open_door):
    assert "/auth/start" not in html_of(open_door("local"))


def test_the_door_speaks_as_the_browser_asks(open_door, monkeypatch):
    monkeypatch.setattr("components.catalogue.settle", lambda _: st.session_state.update(surface="de"))
    app = open_door("local")
    labels = [element.label for kind in ("button", "text_input", "button_group") for element in app.get(kind)]
    labels += [option.content for group in app.get("button_group") for option in group.proto.options]
    assert {"Anmelden", "Passwort", "Neues Konto"} <= set(labels)
    assert not set(labels) & messages("de").keys()
    assert "Das Gespräch proben, bevor es zählt" in html_of(app)
