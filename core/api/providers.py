"""`/auth/start` and `/auth/callback`: a browser leaves for a provider, and comes back with a code. A cookie of its own
binds the two, so that a code that somebody else brought signs nobody in."""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from core.api.cookies import NO_STORE, is_secure, set_session
from core.api.guard import client_of
from core.domain.people import Place, device_of
from core.errors import NotAllowed, PracticeError, SignInRefused
from core.services.provider_sign_in import AWAY_S, ProviderSignIn
from core.services.sign_in import SignInService

log = logging.getLogger(__name__)
START, CALLBACK = "/auth/start", "/auth/callback"
AWAY = "rehearsal_away"  # the cookie of a browser that is at a provider
FAILED = "?sign-in=failed"


def provider_routes(door: Callable[[], SignInService | None]) -> list[Route]:
    """`door` is called for each request; None: nobody signs in here."""

    def providers() -> ProviderSignIn:
        found = door()
        if found is None:
            raise NotAllowed("sign in")
        return found.providers

    async def start(request: Request) -> RedirectResponse:
        back = f"{_origin(request)}{request.url.path.removesuffix(START)}{CALLBACK}"
        try:
            to, ticket = await run_in_threadpool(
                lambda: providers().leave(request.query_params.get("provider", ""), back)
            )
        except PracticeError as error:
            return _failed(request, START, error)
        answer = RedirectResponse(to, 303, NO_STORE)
        answer.set_cookie(
            AWAY, ticket, int(AWAY_S), path=_path(request), httponly=True, samesite="lax", secure=is_secure(request)
        )
        return answer

    async def callback(request: Request) -> RedirectResponse:
        ticket, code = request.cookies.get(AWAY, ""), request.query_params.get("code", "")
        place = Place(device_of(request.headers.get("user-agent", "")), client_of(request.scope, request.headers))
        try:
            token = await run_in_threadpool(lambda: providers().come_back(ticket, code, place))
        except PracticeError as error:
            return _failed(request, CALLBACK, error)
        answer = RedirectResponse(f"{request.url.path.removesuffix(CALLBACK)}/", 303, NO_STORE)
        answer.delete_cookie(AWAY, path=_path(request), httponly=True, samesite="lax", secure=is_secure(request))
        set_session(answer, request, token)
        return answer

    return [Route(START, start, methods=["GET"]), Route(CALLBACK, callback, methods=["GET"])]


def _failed(request: Request, place: str, error: PracticeError) -> RedirectResponse:
    if not isinstance(error, NotAllowed | SignInRefused):
        log.warning("auth: %s", error)
    return RedirectResponse(f"{request.url.path.removesuffix(place)}/{FAILED}", 303, NO_STORE)


def _path(request: Request) -> str:
    """Of the cookie: these two routes, wherever the app is mounted."""
    return request.url.path.rpartition("/")[0]


def _origin(request: Request) -> str:
    host = request.headers.get("x-forwarded-host") or request.url.netloc
    return f"{'https' if is_secure(request) else 'http'}://{host}"
