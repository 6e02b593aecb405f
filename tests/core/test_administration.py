"""The first administrator, and a forgotten password, from the command line."""

import pytest

from core import administration
from core.bootstrap import build
from core.domain.people import Place, Role
from core.errors import SignInRefused
from core.settings import Settings

ANN, PASSWORD = "ann@example.org", "a quiet room at noon"


@pytest.fixture
def door(tmp_path, monkeypatch):
    monkeypatch.setenv("REHEARSAL_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("REHEARSAL_ACCOUNTS", "local")
    application = build(Settings(rehearsal_data_dir=tmp_path, rehearsal_accounts="local"))
    application.sign_in.sign_up(ANN, PASSWORD, "Ann", Place())
    return application.sign_in


def test_whoever_runs_it_appoints_the_first_administrator(door, capsys):
    assert administration.main(["appoint", "Ann@Example.org", "administrator"]) == 0
    assert capsys.readouterr().out == f"{ANN}: administrator\n"
    assert door.entered(door.sign_in(ANN, PASSWORD, Place())).identity.role is Role.ADMINISTRATOR


def test_nobody_is_made_by_it(door, capsys):
    assert administration.main(["appoint", "bob@example.org", "coach"]) == 1
    assert "Nobody here has this address" in capsys.readouterr().out


def test_a_forgotten_password_is_set(door, monkeypatch, capsys):
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "a loud room at night")
    assert administration.main(["password", ANN]) == 0
    assert "loud" not in capsys.readouterr().out
    assert door.sign_in(ANN, "a loud room at night", Place())
    with pytest.raises(SignInRefused):
        door.sign_in(ANN, PASSWORD, Place())


def test_without_accounts_it_says_so(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("REHEARSAL_DATA_DIR", str(tmp_path))
    assert administration.main(["appoint", ANN, "coach"]) == 1
    assert "REHEARSAL_ACCOUNTS" in capsys.readouterr().out
