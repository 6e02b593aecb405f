"""The cookie: given for a ticket, once, and taken away."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette

from core.api.auth import auth_routes
from core.domain.people import COOKIE
from core.errors import StoreUnavailable
from core.services.tickets import Tickets


class Door:
    """Keeps the contract of the real one for its tickets, and remembers who went."""

    def __init__(self) -> None:
        self.tickets, self.gone = Tickets[str](), []

    def sign_out(self, token: str) -> None:
        self.gone.append(token)
        if token == "broken":
            raise StoreUnavailable("sqlite: locked")


@pytest.fixture
def door():
    return Door()


def ask(door, path: str, base: str = "http://test", **request) -> httpx.Response:
    async def once() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=auth_routes(lambda: door)))
        async with httpx.AsyncClient(transport=transport, base_url=base) as client:
            return await client.post(path, **request)

    return asyncio.run(once())


def test_a_ticket_becomes_a_cookie_that_no_script_reads(door):
    answer = ask(door, "/auth/enter", json={"ticket": door.tickets.draw("the-token")})
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 204 and cookie.startswith(f"{COOKIE}=the-token;")
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Max-Age=2592000" in cookie and "Path=/" in cookie
    assert "Secure" not in cookie and answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("base", "headers"), [("https://test", {}), ("http://test", {"x-forwarded-proto": "https"})], ids=["own", "proxy"]
)
def test_behind_https_the_cookie_stays_there(door, base, headers):
    answer = ask(door, "/auth/enter", base, json={"ticket": door.tickets.draw("t")}, headers=headers)
    assert "Secure" in answer.headers["set-cookie"]


def test_a_ticket_is_good_once(door):
    ticket = door.tickets.draw("the-token")
    assert [ask(door, "/auth/enter", json={"ticket": ticket}).status_code for _ in range(2)] == [204, 401]


@pytest.mark.parametrize(
    "request_",
    [
        {"json": {"ticket": "unknown"}},
        {"json": {}},
        {"json": [1]},
        {"json": {"ticket": None}},
        {"content": b"\xff", "headers": {"content-type": "application/json"}},
        {"content": b"[" * 5000, "headers": {"content-type": "application/json"}},
        {},
    ],
    ids=range(7),
)
def test_anything_else_is_nobodys(door, request_):
    answer = ask(door, "/auth/enter", **request_)
    assert answer.status_code == 401 and "set-cookie" not in answer.headers


def test_a_form_of_another_site_cannot_send_a_ticket(door):
    ticket = door.tickets.draw("the-token")
    body = f'{{"ticket": "{ticket}"}}'
    assert ask(door, "/auth/enter", content=body, headers={"content-type": "text/plain"}).status_code == 401


@pytest.mark.parametrize("token", ["the-token", "broken"])
def test_leaving_ends_the_session_and_takes_the_cookie(door, token):
    answer = ask(door, "/auth/leave", headers={"cookie": f"{COOKIE}={token}"})
    assert answer.status_code == 204 and door.gone == [token]
    assert f'{COOKIE}=""' in answer.headers["set-cookie"] and "Max-Age=0" in answer.headers["set-cookie"]


def test_where_nobody_signs_in_there_is_no_cookie():
    assert ask(None, "/auth/enter", json={"ticket": "x"}).status_code == 401
    assert ask(None, "/auth/leave").status_code == 204
