"""What every route of ours is guarded by: where a request comes from, its size, how many there are, and what a browser
may do with the answer. Streamlit checks nothing of this for routes that are not its own, and its own pass untouched."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.api.allowance import Allowance
from core.services.lockout import is_public

KEPT_CLIENTS = 10_000
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A page of our own says more itself.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of what lies below one path, for one client."""

    max_bytes: int  # of a request's body
    per_s: float
    burst: float


# By the beginning of a path. Whatever is not named here is Streamlit's.
BOUNDS: Mapping[str, Bounds] = {
    "/auth/enter": Bounds(max_bytes=2_000, per_s=1, burst=30),
    "/auth/leave": Bounds(max_bytes=2_000, per_s=1, burst=30),
    "/auth/start": Bounds(max_bytes=0, per_s=1, burst=30),
    "/auth/callback": Bounds(max_bytes=0, per_s=1, burst=30),
    "/metrics": Bounds(max_bytes=0, per_s=5, burst=100),
    "/health": Bounds(max_bytes=0, per_s=5, burst=100),
    "/home": Bounds(max_bytes=0, per_s=5, burst=100),
    "/plotly.js": Bounds(max_bytes=0, per_s=5, burst=200),
    "/recordings": Bounds(max_bytes=0, per_s=20, burst=400),
    "/voice": Bounds(max_bytes=0, per_s=2, burst=60),
    "/api": Bounds(max_bytes=1_000_000, per_s=20, burst=200),
}


class Guard:
    """ASGI middleware. `limits` and the clock are arguments for tests."""

    def __init__(
        self, app: ASGIApp, *, bounds: Mapping[str, Bounds] = BOUNDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app, self._bounds, self._clock = app, bounds, clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[tuple[str, str], Allowance] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = self._place_of(scope)
        if place is None:
            await self._app(scope, receive, send)
            return
        bounds, headers = self._bounds[place], Headers(scope=scope)
        refusal = self._refusal(scope, headers, place)
        if refusal is None:
            counted = _Counted(receive, bounds.max_bytes)
            await self._app(scope, counted, _dressed(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, _dressed(send))

    def _place_of(self, scope: Scope) -> str | None:
        if scope["type"] not in ("http", "websocket"):
            return None
        path = scope["path"].removeprefix(scope.get("root_path", "")) or "/"
        return next((place for place in self._bounds if path == place or path.startswith(f"{place}/")), None)

    def _refusal(self, scope: Scope, headers: Headers, place: str) -> JSONResponse | None:
        bounds = self._bounds[place]
        if not is_ours(headers) or (scope.get("method", "GET") not in SAFE and is_cross_site(headers)):
            return refused(403, "forbidden", "This is for the pages of Rehearsal itself.")
        size = headers.get("content-length", "0")
        if not size.isdecimal() or int(size) > bounds.max_bytes:
            return refused(413, "too_large", f"At most {bounds.max_bytes} bytes.")
        if not self._takes(place, client_of(scope, headers)):
            answer = refused(429, "too_many_requests", "Too many requests. Try again in a moment.")
            answer.headers["Retry-After"] = "1"
            return answer
        return None

    def _takes(self, place: str, client: str) -> bool:
        bounds = self._bounds[place]
        with self._lock:
            bucket = self._buckets.pop((place, client), None) or Allowance(bounds.per_s, bounds.burst)
            self._buckets[place, client] = bucket
            while len(self._buckets) > KEPT_CLIENTS:
                self._buckets.popitem(last=False)
            taken = bucket.takes(1, self._clock())
            bucket.left = max(bucket.left, 0.0)  # a request that was refused costs nothing
            return taken


def is_ours(headers: Headers) -> bool:
    """A browser says where a page came from, and no page can change that. Other programs say nothing."""
    origin = headers.get("origin")
    hosts = {headers.get("host"), headers.get("x-forwarded-host")}
    return origin is None or urlsplit(origin).netloc in hosts


def is_cross_site(headers: Headers) -> bool:
    return headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def client_of(scope: Scope, headers: Headers) -> str:
    """Whose request it is. A peer on a private network is a proxy: it adds whom it serves at the end of the list, and
    what stands before that is what somebody claims."""
    peer = scope["client"][0] if scope.get("client") else ""
    forwarded = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return forwarded if forwarded and not is_public(peer) else peer


def refused(status: int, error: str, message: str) -> JSONResponse:
    return JSONResponse({"error": error, "message": message}, status, {"Cache-Control": "no-store"})


class _Counted:
    """A body that says nothing of its size, or something else, ends where the bounds end."""

    def __init__(self, receive: Receive, max_bytes: int) -> None:
        self._receive, self._left = receive, max_bytes

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                return {"type": "http.disconnect"}
        return message


def _dressed(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
