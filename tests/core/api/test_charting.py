import asyncio
import gzip

import httpx
import pytest
from starlette.applications import Starlette

from core.api.charting import plotly_route


def ask(encoding: str) -> httpx.Response:
    async def once() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=[plotly_route()]))
        async with (
            httpx.AsyncClient(transport=transport, base_url="http://test") as client,
            client.stream("GET", "/plotly.js", headers={"Accept-Encoding": encoding}) as answer,
        ):
            raw = b"".join([part async for part in answer.aiter_raw()])
            return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(raw))

    return asyncio.run(once())


@pytest.mark.parametrize("encoding", ["gzip, br", "identity"])
def test_the_library_is_sent_whole_and_kept_by_the_browser(encoding):
    answer = ask(encoding)
    raw = b"".join(answer.stream)
    compressed = answer.headers.get("content-encoding") == "gzip"
    assert compressed == ("gzip" in encoding)
    assert b"window.Plotly" in (gzip.decompress(raw) if compressed else raw)
    assert int(answer.headers["content-length"]) == len(raw)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
