"""`GET /health`, for whoever watches the server: states only, no reasons, no settings."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from core.domain.provider import Health, ProviderState
from core.errors import PracticeError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Vitals:
    """What is looked at; each part is a quick look, none asks a provider."""

    ping_database: Callable[[], None]  # raises StoreError
    provider_states: Callable[[], Sequence[ProviderState]]


def health_route(version: str, vitals: Callable[[], Vitals]) -> Route:
    """`vitals` is called for each request, so that the server can start before the application is built.
    Answers 503 when the application cannot be built or the database does not answer; providers that fail are stated
    and change nothing, because the built-in interviewer takes over."""

    def health(_request: Request) -> JSONResponse:
        try:
            looked_at = vitals()
            providers = {state.name: state.health.value for state in looked_at.provider_states()}
        except PracticeError as error:
            return _answer(version, error, {})
        try:
            looked_at.ping_database()
        except PracticeError as error:
            return _answer(version, error, providers)
        return _answer(version, None, providers)

    return Route("/health", health, methods=["GET"])


def _answer(version: str, error: PracticeError | None, providers: dict[str, str]) -> JSONResponse:
    if error is not None:
        log.error("health: %s: %s", type(error).__name__, error)
    return JSONResponse(
        {
            "status": "ok" if error is None else "down",
            "version": version,
            "database": (Health.WORKING if error is None else Health.FAILING).value,
            "providers": providers,
        },
        status_code=200 if error is None else 503,
        headers={"Cache-Control": "no-store"},
    )
