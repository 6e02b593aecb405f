"""The server: Streamlit's screens, and our own routes beside them on the same port."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

import streamlit as st

from core import VERSION
from core.api.health import Vitals, health_route
from core.errors import PracticeError


def _vitals() -> Vitals:
    running = import_module("components.wiring").running()
    return Vitals(running.database.ping, running.brains.states)


def _prepare() -> None:
    try:
        _vitals()
    except PracticeError:
        return  # the page and /health say it, each in its own words


@asynccontextmanager
async def _preparing(_app: st.App) -> AsyncIterator[None]:
    # A browser takes most of a second to load Streamlit's own files. What the first page needs is loaded meanwhile,
    # and not before the server listens.
    threading.Thread(target=_prepare, name="prepare", daemon=True).start()
    yield


app = st.App("components/shell.py", routes=[health_route(VERSION, _vitals)], lifespan=_preparing)
