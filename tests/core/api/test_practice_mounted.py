"""`/api` as the server carries it: behind the guard of every route, made when it is first asked for."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from core.api.guard import BOUNDS, Guard
from core.api.mount import Later
from core.api.routes import routes
from core.bootstrap import build
from core.settings import Settings


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    application = build(Settings(rehearsal_data_dir=tmp_path_factory.mktemp("mounted")))
    made = Starlette(routes=routes("1.2.3", lambda: application), middleware=[Middleware(Guard)])
    with TestClient(made, raise_server_exceptions=False) as client:
        yield client


def test_the_one_local_person_needs_no_sign_in(server):
    answer = server.get("/api/me")
    assert (answer.status_code, answer.json()["id"]) == (200, "local")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_the_documentation_runs_its_own_files_under_the_same_path(server):
    page = server.get("/api/docs")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "/api/docs/static/swagger-ui-bundle.js" in page.text and "/api/openapi.json" in page.text
    assert server.get("/api/docs/static/swagger-ui-bundle.js").status_code == 200
    assert server.get("/api/openapi.json").json()["info"]["version"] == "1.2.3"


def test_a_page_of_somebody_else_is_refused(server):
    answer = server.get("/api/interviews", headers={"Origin": "https://elsewhere.example"})
    assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


def test_what_is_too_large_is_refused(server):
    answer = server.request("GET", "/api/me", content=b"x" * (BOUNDS["/api"].max_bytes + 1))
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")


def test_too_many_requests_are_refused_in_the_same_shape(server):
    somebody = {"X-Forwarded-For": "203.0.113.9"}  # not who asks in the other tests
    answers = [server.get("/api/nowhere", headers=somebody) for _ in range(int(BOUNDS["/api"].burst) + 50)]
    last = answers[-1]
    assert last.status_code == 429 and set(last.json()) == {"error", "message"} and last.headers["retry-after"]


def test_it_is_made_once_and_not_before_it_is_asked_for():
    made = []

    async def page(scope, receive, send):
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    later = Later(lambda: made.append(1) or page)
    assert made == []
    client = TestClient(later)
    assert [client.get("/").status_code for _ in range(3)] == [204] * 3
    assert made == [1]
