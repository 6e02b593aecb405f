"""Every route of ours, over an application that is built when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from starlette.routing import BaseRoute

from core.api.auth import auth_routes
from core.api.charting import plotly_route
from core.api.health import Vitals, health_route
from core.api.home import home_route
from core.api.metrics import metrics_route
from core.api.mount import api_mount
from core.api.providers import provider_routes
from core.api.recordings import recordings_route
from core.api.voice import voice_route
from core.services.administration import OperationsParts
from core.services.brains import Brains
from core.services.recording_tickets import RecordingTickets
from core.services.sign_in import SignInService
from core.services.voice import VoiceDoor


class Pinged(Protocol):
    def ping(self) -> None: ...


class Running(Protocol):
    """What the routes need of the process's application."""

    @property
    def database(self) -> Pinged: ...

    @property
    def brains(self) -> Brains: ...

    @property
    def operations(self) -> OperationsParts: ...

    @property
    def sign_in(self) -> SignInService | None: ...

    @property
    def recording_tickets(self) -> RecordingTickets: ...

    @property
    def voice_door(self) -> VoiceDoor: ...


def routes(version: str, running: Callable[[], Running]) -> list[BaseRoute]:
    return [
        health_route(version, lambda: vitals(running())),
        recordings_route(lambda: running().recording_tickets),
        voice_route(lambda: running().voice_door),
        metrics_route(lambda: running().operations),
        plotly_route(),
        home_route(),
        *auth_routes(lambda: running().sign_in),
        *provider_routes(lambda: running().sign_in),
        api_mount(version, running),
    ]


def vitals(application: Running) -> Vitals:
    return Vitals(application.database.ping, application.brains.states)
