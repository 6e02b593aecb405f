"""The administrator's page: for administrators, with figures and nobody's words."""

from dataclasses import replace
from datetime import UTC, datetime

from core import bootstrap
from core.domain.operations import ProviderCall, Stage, TokenUsage
from core.domain.people import Identity, Role
from tests.contracts.histories import history, keep
from tests.pages.conftest import press
from tests.pages.test_screens import words


def test_the_local_person_runs_it_and_sees_figures(open_page, services):
    now = datetime.now(UTC)
    made = [(replace(i, started_at=now, ended_at=now), score) for i, score in history(4, "local", 12)]
    keep(services.progress.store, made)
    ledger = services.administration.parts.ledger
    ledger.record(ProviderCall(now, Stage.TALK, "groq a", 420.0, None, TokenUsage(90, 40)))
    ledger.close()
    app = open_page("administration")
    shown = words(app)
    for title in (
        "People and interviews by day",
        "Weakest areas",
        "Providers by stage",
        "Cost by model",
    ):
        assert title in shown
    assert "Answer 1" not in shown and "Role 1" not in shown
    tables = [table.value for table in app.dataframe]
    (stages,) = [t for t in tables if "95th percentile, ms" in t.columns]
    assert list(stages["Calls"]) == [1]


def test_an_empty_installation_opens(open_page):
    assert "People and interviews by day" in words(open_page("administration"))


def test_others_have_no_such_service(services):
    built = bootstrap.application(dict)
    for role in (Role.CANDIDATE, Role.COACH):
        assert built.services_for(Identity("somebody", "S", role)).administration is None
    assert built.services_for(Identity("somebody", "S", Role.ADMINISTRATOR)).administration is not None


def test_a_preset_is_changed_for_everybody_and_put_back(open_page, services):
    app = open_page("administration")
    assert next(b for b in app.button if b.label == "Save for everybody").disabled
    next(number for number in app.number_input if number.label == "Questions").set_value(3).run()
    press(app, "Save for everybody")
    assert services.presets.own()[0].plan.question_count == 3
    press(app, "Back to the file's own")
    assert (services.presets.own()[0].plan.question_count, services.presets.own()[0].is_edited) == (5, False)
