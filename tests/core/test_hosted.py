"""The application as it is shipped, over a Supabase project: signing in, keeping everything there, and an outage."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.wiring import TOKEN
from core import bootstrap
from core.api.practice import practice_api
from core.application import Application, Services
from core.domain.backlog import Backlog
from core.domain.interview import Interview
from core.domain.people import COOKIE, Identity, Place
from core.domain.plan import Kind, Plan
from core.domain.progress import InterviewQuery
from core.domain.speech import Recording
from core.errors import NotFound
from tests.fakes.cut_line import Line
from tests.pages.conftest import ANSWER, SHELL

pytestmark = pytest.mark.slow
PATIENCE_S = 30


@dataclass(frozen=True)
class Person:
    identity: Identity
    session: str
    services: Services


@pytest.fixture
def build(project, tmp_path, monkeypatch) -> Iterator[Callable[[], Application]]:
    """The process's application, built anew each time, as when a server starts again."""
    project.empty()
    settings = {
        "SUPABASE_URL": project.url,
        "SUPABASE_ANON_KEY": project.anon_key,
        "REHEARSAL_ACCOUNTS": "supabase",
        "REHEARSAL_DATA_DIR": str(tmp_path),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    for module in ("component", "shutdown"):
        monkeypatch.setattr(f"streamlit_webrtc.{module}.get_this_session_info", lambda: None)
    made = []

    def started() -> Application:
        bootstrap._built.clear()
        made.append(bootstrap.application(dict))
        return made[-1]

    yield started
    bootstrap._built.clear()
    for application in made:
        application.database.close()


def signed_up(application: Application, name: str) -> Person:
    door = application.sign_in
    assert door is not None
    session = door.sign_up(f"{name}-{uuid4().hex[:6]}@example.org", "a few good words in a row", name, Place())
    return signed_in(application, session)


def signed_in(application: Application, session: str | None) -> Person:
    identity = application.identity_of(session)
    assert session is not None and identity is not None
    return Person(identity, session, application.services_for(identity))


def listened(services: Services, interview: Interview) -> Interview:
    list(reply := services.interview.reply(interview))
    return reply.state


def test_everything_of_a_person_lies_in_the_project(build, project):
    ann = signed_up(build(), "ann")
    interview = listened(ann.services, ann.services.interview.start(Plan(kind=Kind.BEHAVIOURAL, question_count=1)))
    interview = ann.services.interview.end(listened(ann.services, ann.services.interview.answer(interview, ANSWER)))
    list(ann.services.report.grade(interview.id))
    talk = ann.services.chat.start("technology", "Nurse")
    link = ann.services.sharing.create(interview.id, days=1)
    application = build()
    again = signed_in(application, ann.session)
    assert again.identity == ann.identity and again.services.progress.load(InterviewQuery()).figures.graded == 1
    application.recordings_of(ann.identity.id).save(Recording(interview.id, "q1", 1, b"OggS"))
    assert application.recordings_of(ann.identity.id).get(interview.id, "q1").opus == b"OggS"
    assert again.services.chat.open(talk.id) == ann.services.chat.open(talk.id)
    assert application.shared_reports.open(link).report.interview.id == interview.id
    with project.connect() as connection:
        counts = [
            connection.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("public.interviews", "public.evaluations", "public.shares", "storage.objects")
        ]
    assert min(counts) >= 1


def test_programs_reach_a_persons_own_by_cookie_and_token(build):
    application = build()
    ann, bob = signed_up(application, "ann"), signed_up(application, "bob")
    kept = bob.services.interview.start(Plan(kind=Kind.BEHAVIOURAL, question_count=1))
    token = ann.services.tokens.create("laptop")
    with TestClient(practice_api(lambda: application)) as client:
        mine = {"Authorization": f"Bearer {token}"}
        assert client.get("/me", headers=mine).json()["id"] == ann.identity.id
        assert client.get("/interviews", headers=mine).json()["total"] == 0
        assert client.get(f"/interviews/{kept.id}", headers=mine).status_code == 404
        theirs = client.get("/interviews", headers={"Cookie": f"{COOKIE}={bob.session}"}).json()
        assert [item["id"] for item in theirs["items"]] == [kept.id]
    with pytest.raises(NotFound):
        ann.services.interview.open(kept.id)


def test_the_room_goes_on_during_an_outage_and_says_so(build, project):
    application = build()
    ann = signed_up(application, "ann")
    services = ann.services
    interview = listened(services, services.interview.start(Plan(kind=Kind.BEHAVIOURAL, question_count=2)))
    with project.gateway.being(Line.CUT):
        interview = listened(services, services.interview.answer(interview, ANSWER))
        shown = page_of(ann, "interview", interview.id)
        assert any("Saving on this server" in notice.value for notice in shown.info)
        assert interview.current_question is not None
    give_up_at = time.monotonic() + PATIENCE_S
    while services.backlog().waiting and time.monotonic() < give_up_at:
        time.sleep(0.2)
    assert services.backlog() == Backlog()
    assert signed_in(build(), ann.session).services.interview.open(interview.id) == interview
    assert not page_of(ann, "interview", interview.id).info


def page_of(person: Person, screen: str, interview_id: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=60)
    app.session_state[TOKEN] = person.session
    app.run()
    app.query_params["id"] = interview_id
    app.switch_page(f"../pages/{screen}.py").run()
    assert not app.exception and not app.error, [error.value for error in app.error]
    return app
