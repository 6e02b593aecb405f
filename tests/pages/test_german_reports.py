"""The reports in German: one's own, a shared one, and a candidate's as their coach reads it."""

import json
import re
import time
from dataclasses import replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from components.wiring import TOKEN
from core import bootstrap
from core.domain.coding import Language
from core.domain.interview import Interview
from core.domain.people import Place, Role
from core.domain.plan import Kind, Plan
from core.domain.practice import Preferences
from core.interviewing.listening import Tone, tone_of
from tests.pages.conftest import ANSWER, SHELL
from tests.pages.test_languages import in_german, letters, shown, texts_in

PASSWORD = "a quiet room at noon"


def kept_of(interview: Interview) -> list[str]:
    """What was asked, what a good answer holds, what was answered: it stays as it is, the longest first."""
    found = [interview.plan.role, *(turn.text for turn in interview.turns)]
    for question in interview.questions:
        found += [question.text, *(point.text for point in question.key_points)]
    for one in interview.evaluations:
        quotes = [words for score in one.scores for words in score.evidence]
        found += [words.quote for words in (*quotes, *(part.evidence for part in one.story)) if words]
        found += [one.model_answer.text] if one.model_answer else []
    return sorted({text for text in found if text}, key=len, reverse=True)


def without(line: str, kept: list[str]) -> str:
    """What of a line is not theirs; a key point may stand within a sentence, and words of an answer are quoted."""
    line = re.sub("[“„].*?[”“]", "", unescape(line))
    for text in kept:
        line = line.replace(text, "").replace(f"{text[:1].lower()}{text[1:]}", "")
    return line


def is_german(app: AppTest, interview: Interview | None = None, *own: str) -> list[str]:
    lines, german = shown(app), in_german()
    lines += [element.label for kind in ("expander", "text_area", "text_input") for element in app.get(kind)]
    given = (json.loads(element.proto.json or "{}") for element in app.get("bidi_component"))
    lines += [re.sub("<[^>]+>", " ", text) for one in given for text in texts_in(one)]
    kept = [*(kept_of(interview) if interview else ()), *own]
    rest = [line for line in lines if letters(unescape(line)) not in letters("".join(kept))]
    assert [line for line in rest if line in german and german[line] != line] == []
    assert [line for line in rest if tone_of(without(line, kept), "de") is Tone.FOREIGN] == []
    return lines


def test_the_report_is_german(open_page, services, interviewed):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    list(services.report.grade(interviewed.id))
    lines = is_german(open_page("report", id=interviewed.id), services.report.open(interviewed.id).interview)
    assert "Worauf die Bewertung beruht" in lines and "Noch einmal proben" in lines
    assert "1,5" in lines  # how fast the tape plays


def test_the_report_of_a_coding_round_is_german(open_page, services):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    coding = services.coding
    interview = coding.start(Plan(kind=Kind.CODING, question_count=1))
    desk = coding.desk(interview.id)
    names = ", ".join(one.name for one in desk.problem.signature.parameters)
    source = f"def {desk.problem.signature.entry}({names}):\n    a = 1\n    b = 2\n    return {{}}"
    coding.submit(interview.id, desk.question.id, Language.PYTHON, source)
    while (job := coding.job(interview.id)) and job.running:
        time.sleep(0.05)
    coding.end(interview.id)
    list(services.report.grade(interview.id))
    lines = is_german(open_page("report", id=interview.id), services.report.open(interview.id).interview)
    assert "Wird nur an angenommenem Code gemessen." in lines
    assert any(line.startswith("Zeile 2: lokale Variable") for line in lines)


def test_a_shared_report_is_german(open_page, services, interviewed):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    list(services.report.grade(interviewed.id))
    link = services.sharing.create(interviewed.id, days=7)
    lines = is_german(open_page("shared", link=link), services.report.open(interviewed.id).interview)
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
    lines = is_german(app, view.interview, *(note.text for note in view.remarks.notes))
    assert "Was Sie hier hinterlassen haben" in lines and "Eine Notiz zum ganzen Bericht" in lines
