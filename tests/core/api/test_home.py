import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from core.api.home import home_route


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("http://test/home", "http://test/"),
        ("http://test/home?lang=de", "http://test/?lang=de"),
        ("http://test/below/home?lang=de", "http://test/below/?lang=de"),
    ],
)
def test_the_name_of_home_leads_to_the_root(asked, led_to):
    async def once() -> httpx.Response:
        app = Starlette(routes=[home_route(), Mount("/below", routes=[home_route()])])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
            return await client.get(asked)

    answer = asyncio.run(once())
    assert answer.is_redirect
    assert answer.next_request and str(answer.next_request.url) == led_to
