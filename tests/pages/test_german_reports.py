"""The reports in German: one's own, a shared one, and a candidate's as their coach reads it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from components.catalogue import messages
from components.wiring import TOKEN
from core import bootstrap
from core.domain.people import Place, Role
from core.domain.plan import Kind, Plan
from core.domain.practice import Preferences
from core.interviewing.listening import Tone, tone_of
from tests.pages.conftest import ANSWER, SHELL
from tests.pages.test_languages import letters, shown

PASSWORD = "a quiet room at noon"


def texts_of(value: object) -> Iterator[str]:
    """Every text that stands somewhere in it."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts_of(one)


def is_german(app: AppTest, *own: object) -> list[str]:
    """The screen's lines. What stands in `own`, people and graders wrote: it stays as it is."""
    lines, german = shown(app), messages("de")
    lines += [element.label for kind in ("expander", "text_area", "text_input") for element in app.get(kind)]
    written = letters("".join(texts_of(own)))
    rest = [line for line in lines if letters(unescape(line)) not in written]
    assert [line for line in rest if line in german and german[line] != line] == []
    assert [line for line in rest if tone_of(line, "de") is Tone.FOREIGN] == []
    return lines


def test_the_report_is_german(open_page, services, interviewed):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    list(services.report.grade(interviewed.id))
    view = services.report.open(interviewed.id)
    drills = services.tape.open(view.interview, view.report).drills
    lines = is_german(open_page("report", id=interviewed.id), view, drills)
    assert "Worauf die Bewertung beruht" in lines and "Noch einmal proben" in lines


def test_a_shared_report_is_german(open_page, services, interviewed):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    list(services.report.grade(interviewed.id))
    link = services.sharing.create(interviewed.id, days=7)
    lines = is_german(open_page("shared", link=link), services.report.open(interviewed.id))
    assert "Frage für Frage" in lines and "Frage 1" in lines
    assert "Dieser Link öffnet nichts" in is_german(open_page("shared", link="unknown"))


@pytest.fixture
def accounts(services, monkeypatch):
    monkeypatch.setenv("REHEARSAL_ACCOUNTS", "local")
    bootstrap._built.clear()
    return bootstrap.application(dict)


def person(application, name: str, role: Role):
    email = f"{name.lower()}@example.org"
    token = application.sign_in.sign_up(email, PASSWORD, name, Place())
    if role is not Role.CANDIDATE:
        application.account_parts.accounts.appoint(email, role)
    identity = application.identity_of(token)
    return token, identity, application.services_for(identity)


def test_a_candidates_report_is_german_for_a_coach(accounts):
    _, ann, hers = person(accounts, "Ann", Role.CANDIDATE)
    token, _, coach = person(accounts, "Cy", Role.COACH)
    interview = hers.interview.start(Plan(kind=Kind.BEHAVIOURAL, question_count=1))
    list(hers.interview.reply(interview))
    hers.interview.answer(hers.interview.open(interview.id), ANSWER)
    list(hers.report.grade(interview.id))
    hers.coaching.accept_code(coach.coaching.invite())
    coach.coaching.write_note(interview.id, None, "Start with the figure.")
    coach.practice.choose(replace(Preferences(), surface="de"))
    app = AppTest.from_file(SHELL, default_timeout=30)
    app.session_state[TOKEN] = token
    app.run()
    app.query_params["candidate"], app.query_params["id"] = ann.id, interview.id
    app.switch_page("../pages/candidate.py").run()
    assert not app.exception
    view = coach.coaching.report(ann.id, interview.id)
    lines = is_german(app, view)
    assert "Was Sie hier hinterlassen haben" in lines and "Eine Notiz zum ganzen Bericht" in lines
