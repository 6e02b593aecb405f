"""`/api` on the server: made when it is first asked for, because FastAPI takes half a second to import."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send


def api_mount(version: str, running: Callable[[], Any]) -> Mount:
    """`running` is called for each request, so that the server can start before the application is built."""
    return Mount("/api", app=Later(lambda: import_module("core.api.practice").practice_api(running, version)))


class Later:
    """An ASGI application."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make, self._lock = make, threading.Lock()
        self._made: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._made is None:
            await run_in_threadpool(self._once)
        assert self._made is not None, "it was made just now"
        await self._made(scope, receive, send)

    def _once(self) -> None:
        with self._lock:
            if self._made is None:
                self._made = self._make()
