"""`/api` over the application as it is shipped: who may ask, what is answered, and how it is refused."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from core.api.practice import practice_api
from core.application import Application
from core.bootstrap import build
from core.domain.interview import Interview
from core.domain.people import COOKIE, Identity, Place
from core.errors import Conflict, StoreUnavailable
from core.settings import load
from tests.contracts.histories import history, keep
from tests.contracts.samples import START

PASSWORD = "a few good words in a row"


@dataclass(frozen=True)
class Person:
    identity: Identity
    session: str
    token: str
    interviews: list[Interview]

    def asks(self, client: TestClient, path: str, **parameters: object):
        return client.get(path, params=parameters, headers={"Authorization": f"Bearer {self.token}"})


@pytest.fixture(scope="module")
def application(tmp_path_factory) -> Application:
    folder = tmp_path_factory.mktemp("api")
    return build(load({"REHEARSAL_DATA_DIR": str(folder), "REHEARSAL_ACCOUNTS": "local"}, cwd=folder, app=folder))


def signed_up(application: Application, name: str, seed: int) -> Person:
    assert application.sign_in is not None
    session = application.sign_in.sign_up(f"{name}@example.org", PASSWORD, name, Place())
    identity = application.identity_of(session)
    assert session is not None and identity is not None
    made = history(seed, identity.id, 30)
    keep(application.database.interviews(identity.id), made)
    token = application.services_for(identity).tokens.create("test")
    return Person(identity, session, token, [interview for interview, _ in made])


@pytest.fixture(scope="module")
def ann(application) -> Person:
    return signed_up(application, "ann", 1)


@pytest.fixture(scope="module")
def bob(application) -> Person:
    return signed_up(application, "bob", 2)


@pytest.fixture
def client(application) -> Iterator[TestClient]:
    with TestClient(practice_api(lambda: application), raise_server_exceptions=False) as made:
        yield made


PATHS = (
    *("/me", "/interviews", "/interviews/stats/overview", "/interviews/analytics/performance"),
    *("/interviews/analytics/insights", "/interviews/export", "/interviews/an-id"),
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "Bearer rehearsal_" + "x" * 43},
        {"Authorization": "Basic YTpi"},
        {"Authorization": ""},
        {"Cookie": f"{COOKIE}=nonsense"},
    ],
)
def test_nobody_gets_nothing(client, ann, path, headers):
    answer = client.get(path, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (401, "unauthorised")
    assert set(answer.json()) == {"error", "message"}


def test_a_session_and_a_token_stand_for_the_same_person(client, ann):
    by_cookie = client.get("/me", headers={"Cookie": f"{COOKIE}={ann.session}"})
    assert by_cookie.json() == ann.asks(client, "/me").json()
    assert by_cookie.json() == {"id": ann.identity.id, "name": "ann", "email": "ann@example.org", "role": "candidate"}
    assert by_cookie.headers["cache-control"] == "private, no-store"


def test_a_token_that_was_given_counts_even_beside_a_good_cookie(client, ann):
    headers = {"Cookie": f"{COOKIE}={ann.session}", "Authorization": "Bearer rehearsal_wrong"}
    assert client.get("/me", headers=headers).status_code == 401


def test_a_revoked_token_is_refused_at_once(client, application, ann):
    own = application.services_for(ann.identity).tokens
    token = own.create("short-lived")
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/me", headers=headers).status_code == 200
    own.revoke(next(kept.id for kept in own.all() if kept.name == "short-lived"))
    assert client.get("/me", headers=headers).status_code == 401


def test_pages_of_a_list(client, ann):
    first = ann.asks(client, "/interviews", page_size=7).json()
    assert (first["total"], first["page"], first["page_size"], len(first["items"])) == (30, 1, 7, 7)
    pages = [ann.asks(client, "/interviews", page=page, page_size=7).json()["items"] for page in range(1, 6)]
    everything = [item["id"] for page in pages for item in page]
    assert sorted(everything) == sorted(interview.id for interview in ann.interviews)
    assert ann.asks(client, "/interviews", page=99).json()["items"] == []


def test_filters_and_orders(client, ann):
    wanted = [i for i in ann.interviews if i.plan.kind in ("technical", "mixed")]
    found = ann.asks(client, "/interviews", kind=["technical", "mixed"], page_size=100).json()
    assert {item["id"] for item in found["items"]} == {i.id for i in wanted} and found["total"] == len(wanted)
    best = ann.asks(client, "/interviews", sort="best", min_score=20, page_size=100).json()["items"]
    scores = [item["score"] for item in best]
    assert scores == sorted(scores, reverse=True) and min(scores) >= 20
    since = (START + timedelta(days=10)).isoformat()
    early = ann.asks(client, "/interviews", started_before=since, page_size=100).json()["items"]
    assert {item["id"] for item in early} == {i.id for i in ann.interviews if i.started_at < START + timedelta(days=10)}


def test_figures_are_those_of_the_pages(client, application, ann):
    progress = application.services_for(ann.identity).progress
    figures = progress.figures(progress_query())
    overview = ann.asks(client, "/interviews/stats/overview").json()
    assert (overview["interviews"], overview["graded"]) == (30, figures.graded)
    assert overview["average_score"] == pytest.approx(figures.average_score)
    performance = ann.asks(client, "/interviews/analytics/performance").json()
    assert [point["interview_id"] for point in performance["trend"]] == [p.interview_id for p in figures.trend]
    assert {(s["kind"], s["id"]) for s in performance["subjects"]} == {(s.kind, s.id) for s in figures.subjects}
    insights = ann.asks(client, "/interviews/analytics/insights").json()
    assert len(insights["hardest"]) == len(progress.findings(figures).hardest)


def progress_query():
    from core.domain.progress import InterviewQuery

    return InterviewQuery()


def test_one_interview_whole(client, ann):
    found = ann.asks(client, f"/interviews/{ann.interviews[0].id}").json()
    assert found["interview"]["id"] == ann.interviews[0].id
    assert [q["text"] for q in found["questions"]] == [q.text for q in ann.interviews[0].questions]


def test_somebody_elses_does_not_exist(client, ann, bob):
    for interview in bob.interviews[:3]:
        theirs, nothing = ann.asks(client, f"/interviews/{interview.id}"), ann.asks(client, "/interviews/nothing")
        assert theirs.status_code == nothing.status_code == 404 and theirs.json() == nothing.json()
    seen = ann.asks(client, "/interviews", page_size=100).text + ann.asks(client, "/interviews/export").text
    assert not [interview.id for interview in bob.interviews if interview.id in seen]


def test_exports_are_those_of_the_progress_page(client, ann):
    answer = ann.asks(client, "/interviews/export")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="interviews.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["interview_id"] for row in rows} == {interview.id for interview in ann.interviews}
    document = json.loads(ann.asks(client, "/interviews/export", format="json", kind="technical").text)
    assert {e["interview"]["plan"]["kind"] for e in document["interviews"]} == {"technical"}


@pytest.mark.parametrize(
    ("path", "parameters", "named"),
    [
        ("/interviews", {"page_size": 101}, "page_size"),
        ("/interviews", {"page_size": 0}, "page_size"),
        ("/interviews", {"page": 0}, "page"),
        ("/interviews", {"kind": "karaoke"}, "kind"),
        ("/interviews", {"sort": "random"}, "sort"),
        ("/interviews", {"started_from": "2026-01-01T00:00:00"}, "started_from"),
        ("/interviews", {"min_score": "nan"}, "min_score"),
        ("/interviews", {"searching": "typo"}, "searching"),
        ("/interviews/export", {"format": "xlsx"}, "format"),
    ],
)
def test_what_is_not_valid_is_named(client, ann, path, parameters, named):
    answer = ann.asks(client, path, **parameters)
    assert answer.status_code == 422 and answer.json()["error"] == "invalid" and named in answer.json()["message"]


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (Conflict("secret"), 409, "conflict"),
        (StoreUnavailable("secret"), 503, "unavailable"),
        (RuntimeError("secret"), 500, "failed"),
    ],
)
def test_failures_have_one_shape_and_tell_nothing(ann, application, error, status, name):
    class Failing:
        identity_of, holder_of = application.identity_of, application.holder_of

        def services_for(self, _identity):
            raise error

    with TestClient(practice_api(Failing), raise_server_exceptions=False) as client:
        answer = ann.asks(client, "/interviews")
    assert (answer.status_code, answer.json()["error"]) == (status, name)
    assert "secret" not in answer.text and set(answer.json()) == {"error", "message"}


def test_an_unknown_address_and_a_wrong_method_are_told_alike(client, ann):
    assert ann.asks(client, "/nowhere").json()["error"] == "not_found"
    answer = client.post("/interviews", headers={"Authorization": f"Bearer {ann.token}"})
    assert (answer.status_code, answer.json()["error"]) == (405, "method_not_allowed")


def test_the_documentation_needs_no_other_server(client):
    page = client.get("/docs")
    assert page.status_code == 200 and "https://" not in page.text and "//cdn" not in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    for name in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert f"/docs/static/{name}" in page.text
        assert client.get(f"/docs/static/{name}").status_code == 200
    assert set(client.get("/openapi.json").json()["paths"]) == {
        *("/me", "/interviews", "/interviews/{interview_id}", "/interviews/stats/overview", "/interviews/export"),
        *("/interviews/analytics/performance", "/interviews/analytics/insights"),
    }
