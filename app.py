"""The server: Streamlit's screens, and our own routes beside them on the same port."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from typing import Any

import streamlit as st

from core import VERSION
from core.api.health import Vitals, health_route
from core.api.recordings import recordings_route
from core.api.voice import voice_route
from core.errors import PracticeError


def _running() -> Any:
    return import_module("components.wiring").running()


def _vitals() -> Vitals:
    return Vitals(_running().database.ping, _running().brains.states)


def _prepare() -> None:
    with suppress(PracticeError):  # the page and /health say it, each in its own words
        _vitals()


@asynccontextmanager
async def _preparing(_app: st.App) -> AsyncIterator[None]:
    # While a browser loads Streamlit's own files; not before the server listens.
    threading.Thread(target=_prepare, name="prepare", daemon=True).start()
    yield


_routes = [
    health_route(VERSION, _vitals),
    recordings_route(lambda: _running().recording_tickets),
    voice_route(lambda: _running().voice_door),
]
app = st.App("components/shell.py", routes=_routes, lifespan=_preparing)
