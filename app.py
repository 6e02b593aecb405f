"""The server: Streamlit's screens, and our own routes beside them on the same port."""

import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from components.one_at_a_time import OneAtATime
from core import VERSION
from core.api.guard import Guard
from core.api.routes import routes, vitals
from core.errors import PracticeError

FULL_EVERY = 100  # collections of the younger objects; Python's own is 10


def _running() -> Any:
    return import_module("components.wiring").running()


def _prepare() -> None:
    with suppress(PracticeError):  # the page and /health say it, each in its own words
        vitals(_running())
    gc.freeze()  # what lives as long as the process is not searched for garbage while somebody waits
    # A full search stops everybody for up to 60 ms, and finds little: reference counts free nearly all. Under load
    # three answers of a hundred waited for one.
    gc.set_threshold(*gc.get_threshold()[:2], FULL_EVERY)


@asynccontextmanager
async def _preparing(_app: st.App) -> AsyncIterator[None]:
    # While a browser loads Streamlit's own files; not before the server listens.
    threading.Thread(target=_prepare, name="prepare", daemon=True).start()
    yield


_ours = routes(VERSION, _running)
app = st.App(
    "components/shell.py", routes=_ours, middleware=[Middleware(Guard), Middleware(OneAtATime)], lifespan=_preparing
)
