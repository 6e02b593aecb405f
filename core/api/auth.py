"""`/auth/…`: the cookie of a session, which only a route can set. A signed-in page draws a ticket and shows it here;
neither password nor token ever passes through a script of the page."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from core.api.cookies import NO_STORE, is_secure, set_session
from core.domain.people import COOKIE
from core.errors import PracticeError
from core.services.sign_in import SignInService

log = logging.getLogger(__name__)


def auth_routes(door: Callable[[], SignInService | None]) -> list[Route]:
    """`door` is called for each request, so that the server can start before the application is built; None: nobody
    signs in here."""

    async def enter(request: Request) -> Response:
        token = await run_in_threadpool(_redeemed, door, await _ticket(request))
        if token is None:
            return Response(status_code=401, headers=NO_STORE)
        answer = Response(status_code=204, headers=NO_STORE)
        set_session(answer, request, token)
        return answer

    async def leave(request: Request) -> Response:
        if token := request.cookies.get(COOKIE):
            await run_in_threadpool(_signed_out, door, token)
        answer = Response(status_code=204, headers=NO_STORE)
        answer.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=is_secure(request))
        return answer

    return [Route("/auth/enter", enter, methods=["POST"]), Route("/auth/leave", leave, methods=["POST"])]


async def _ticket(request: Request) -> str:
    """JSON, which a form of another site cannot send."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return ""
    try:
        return str(json.loads(await request.body())["ticket"])
    except (ValueError, KeyError, TypeError, RecursionError, ClientDisconnect):
        return ""


def _redeemed(door: Callable[[], SignInService | None], ticket: str) -> str | None:
    try:
        found = door()
        return found.tickets.redeem(ticket) if found else None
    except PracticeError as error:
        log.warning("auth: %s", error)
        return None


def _signed_out(door: Callable[[], SignInService | None], token: str) -> None:
    try:
        if found := door():
            found.sign_out(token)
    except PracticeError as error:
        log.warning("auth: %s", error)
