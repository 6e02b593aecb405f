"""`/api`: what the pages show, for programs; the same services, asked with a session's cookie or a personal token."""

import logging
from collections.abc import Callable
from typing import Annotated, Any, Protocol

from fastapi import Depends, FastAPI, Request, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer
from fastapi_offline import FastAPIOffline
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.api.answers import Me, Problem
from core.api.interviews import Asking, interview_routes
from core.domain.people import COOKIE, Identity
from core.errors import (
    Conflict,
    InputRejected,
    NotAllowed,
    NotFound,
    PracticeError,
    SignInExpired,
    StoreUnavailable,
)

log = logging.getLogger(__name__)
DESCRIPTION = """Everything here is the caller's own. Sign in with a personal token, made in Settings
(`Authorization: Bearer …`), or in the browser, with the session's cookie. Instants are ISO 8601 in UTC, scores points
of 100; `null` means not measured."""
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": words}
    for status, words in (
        (401, "Nobody is signed in."),
        (403, "This is not allowed."),
        (404, "There is none, or it is somebody else's."),
        (409, "It was changed meanwhile."),
        (413, "Too large."),
        (422, "A parameter is not valid."),
        (429, "Too many requests."),
        (503, "The database does not answer."),
    )
}
# Its first lines stand in the page itself; everything else comes from here.
DOCUMENTATION = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " connect-src 'self'; frame-ancestors 'none'"
)
NAMES = {400: "bad_request", 401: "unauthorised", 403: "forbidden", 404: "not_found", 405: "method_not_allowed"}
STATUS: tuple[tuple[type[PracticeError], int, str], ...] = (
    (SignInExpired, 401, "unauthorised"),
    (NotAllowed, 403, "forbidden"),
    (NotFound, 404, "not_found"),
    (Conflict, 409, "conflict"),
    (InputRejected, 422, "invalid"),
    (StoreUnavailable, 503, "unavailable"),
    (PracticeError, 500, "failed"),
)


class Practice(Protocol):
    """The application, as far as a program may reach it."""

    def identity_of(self, token: str | None) -> Identity | None: ...

    def holder_of(self, personal_token: str) -> Identity | None: ...

    def services_for(self, identity: Identity) -> Asking: ...


def practice_api(running: Callable[[], Practice], version: str = "0") -> FastAPI:
    """`running` is called for each request, so that the server can start before the application is built."""
    api = FastAPIOffline(
        docs_url="/docs",
        redoc_url=None,
        static_url="/docs/static",
        title="Rehearsal",
        version=version,
        description=DESCRIPTION,
        responses=PROBLEMS,
        swagger_ui_oauth2_redirect_url="/docs/oauth2-redirect",
    )
    cookie, bearer = APIKeyCookie(name=COOKIE, auto_error=False), HTTPBearer(auto_error=False)

    def asked_by(
        session: Annotated[str | None, Security(cookie)],
        token: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
        request: Request,
    ) -> Identity:
        """A token that was given counts, even where a cookie would do. Raises HTTPException."""
        if "authorization" in request.headers:
            identity = running().holder_of(token.credentials) if token else None
        else:
            identity = running().identity_of(session)
        if identity is None:
            raise HTTPException(401, "Nobody is signed in.", {"WWW-Authenticate": "Bearer"})
        return identity

    def asking(identity: Annotated[Identity, Depends(asked_by)]) -> Asking:
        return running().services_for(identity)

    @api.get("/me", tags=["account"], summary="Who is asking")
    def me(identity: Annotated[Identity, Depends(asked_by)]) -> Me:
        return Me.model_validate(identity)

    api.include_router(interview_routes(asking))
    api.add_middleware(Private)
    _tell_problems(api)
    return api


def _tell_problems(api: FastAPI) -> None:
    """Every failure in one shape, and none with a word of what is in the database."""

    @api.exception_handler(HTTPException)
    def refused(_request: Request, error: HTTPException) -> JSONResponse:
        name = NAMES.get(error.status_code, "failed")
        return _problem(error.status_code, name, error.detail, dict(error.headers or {}))

    @api.exception_handler(RequestValidationError)
    def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [f"{'.'.join(map(str, fault['loc'][1:]))}: {fault['msg']}" for fault in error.errors()]
        return _problem(422, "invalid", "; ".join(faults))

    @api.exception_handler(PracticeError)
    def failed(_request: Request, error: PracticeError) -> JSONResponse:
        status, name = next((status, name) for kind, status, name in STATUS if isinstance(error, kind))
        if status >= 500:
            log.error("api: %s: %s", type(error).__name__, error)
        return _problem(status, name, error.user_message)

    @api.exception_handler(Exception)
    def broken(_request: Request, _error: Exception) -> JSONResponse:
        return _problem(500, "failed", PracticeError.user_message)


class Private:
    """ASGI middleware: what is answered here is for one person; the documentation's page runs its own files."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Cache-Control", "private, no-store")
                if "text/html" in headers.get("content-type", ""):
                    headers["Content-Security-Policy"] = DOCUMENTATION
            await send(message)

        await self._app(scope, receive, sent)


def _problem(status: int, error: str, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": error, "message": message}, status, headers)
