"""Where requests come from, how large they are and how many: over real requests, with the time as an argument."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from core.api.guard import Bounds, Guard, client_of
from core.api.routes import routes

NOW = [0.0]
BOUNDS = {"/own": Bounds(max_bytes=10, per_s=1, burst=3)}


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def guarded() -> Guard:
    both = ["GET", "POST"]
    inner = Starlette(routes=[Route("/own/{x}", echo, methods=both), Route("/owner", echo, methods=both)])
    return Guard(inner, bounds=BOUNDS, clock=lambda: NOW[0])


def ask(app: Guard, path: str = "/own/x", method: str = "POST", content=b"", **headers: str) -> httpx.Response:
    async def once() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return await client.request(method, path, content=content, headers=named)

    return asyncio.run(once())


def test_a_request_of_our_own_passes_and_its_answer_is_dressed():
    answer = ask(guarded(), content=b"0123456789", origin="http://test", sec_fetch_site="same-origin")
    assert (answer.status_code, answer.text) == (200, "10")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://elsewhere.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"}],
    ids=str,
)
def test_what_another_site_sends_is_refused(headers):
    answer = ask(guarded(), **headers)
    assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


def test_behind_a_proxy_our_pages_have_its_name():
    answer = ask(guarded(), origin="https://rehearsal.example", x_forwarded_host="rehearsal.example")
    assert answer.status_code == 200


def test_a_link_from_elsewhere_may_be_followed():
    assert ask(guarded(), method="GET", sec_fetch_site="cross-site").status_code == 200


def test_what_is_too_large_is_refused():
    answer = ask(guarded(), content=b"0123456789!")
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")


def test_a_body_that_hides_its_size_is_cut_off():
    async def parts():
        for _ in range(20):
            yield b"0123456789"

    assert ask(guarded(), content=parts()).status_code in (400, 413, 500)


def test_too_many_in_a_row_are_refused_and_time_brings_more():
    app = guarded()
    assert [ask(app).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert ask(app).headers["retry-after"] == "1"
    NOW[0] += 2.01
    assert [ask(app).status_code for _ in range(3)] == [200, 200, 429]


def test_one_who_asks_too_often_does_not_cost_another():
    app = guarded()
    busy = {"x_forwarded_for": "1.1.1.1, 93.184.215.7"}
    assert [ask(app, **busy).status_code for _ in range(4)][-1] == 429
    assert ask(app, x_forwarded_for="93.184.215.7, 93.184.215.8").status_code == 200


def test_what_a_public_peer_claims_to_forward_counts_for_nothing():
    headers = httpx.Headers({"x-forwarded-for": "1.1.1.1"})
    assert client_of({"client": ("93.184.215.7", 1)}, headers) == "93.184.215.7"
    assert client_of({"client": ("10.0.0.1", 1)}, headers) == "1.1.1.1"


def test_streamlits_own_paths_pass_untouched():
    answer = ask(guarded(), "/owner", content=b"0123456789!", origin="https://elsewhere.example")
    assert (answer.status_code, answer.text) == (200, "11")
    assert "x-frame-options" not in answer.headers


def test_every_route_of_ours_is_guarded():
    guard = Guard(Starlette())
    for route in routes("1", lambda: None):
        scope = {"type": "http", "path": route.path, "root_path": ""}
        assert guard._place_of(scope), route.path
