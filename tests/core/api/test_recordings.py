import asyncio

import httpx
import pytest
from starlette.applications import Starlette

from core.api.recordings import recordings_route
from core.errors import NotFound, StoreError

SOUND = bytes(range(100))


class Tickets:
    """Keeps the contract of the real ones for one token."""

    def fetch(self, token: str) -> bytes:
        if token == "broken":
            raise StoreError("disk: /secret/place")
        if token != "good":
            raise NotFound("recording")
        return SOUND


def ask(path: str = "/recordings/good", method: str = "GET", **headers: str) -> httpx.Response:
    async def once() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=[recordings_route(Tickets)]))
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, headers=headers)

    return asyncio.run(once())


def test_the_whole_sound():
    answer = ask()
    assert (answer.status_code, answer.content) == (200, SOUND)
    assert answer.headers["content-type"] == "audio/ogg"
    assert answer.headers["accept-ranges"] == "bytes"
    assert "no-store" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-", 0, 99),
        ("bytes=10-19", 10, 19),
        ("bytes=90-500", 90, 99),
        ("bytes=-5", 95, 99),
        ("bytes=-500", 0, 99),
    ],
)
def test_a_range(wanted, first, last):
    answer = ask(range=wanted)
    assert (answer.status_code, answer.content) == (206, SOUND[first : last + 1])
    assert answer.headers["content-range"] == f"bytes {first}-{last}/100"


@pytest.mark.parametrize("wanted", ["bytes=100-", "bytes=50-20", "bytes=-0"])
def test_a_range_outside(wanted):
    answer = ask(range=wanted)
    assert (answer.status_code, answer.content) == (416, b"")
    assert answer.headers["content-range"] == "bytes */100"


@pytest.mark.parametrize("wanted", ["", "bytes=-", "bytes=a-b", "items=0-5", "bytes=0-5,10-15", "bytes=" + "9" * 5000])
def test_what_is_not_understood_gets_the_whole(wanted):
    assert ask(range=wanted).content == SOUND


@pytest.mark.parametrize("path", ["/recordings/other", "/recordings/broken", "/recordings/%2e%2e"])
def test_every_failure_looks_the_same(path):
    answer = ask(path)
    assert (answer.status_code, answer.content) == (404, b"")


def test_only_reading():
    assert ask(method="POST").status_code == 405
