"""The cookie of a session, as every route sets it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from core.domain.people import COOKIE, IDLE_FOR

NO_STORE = {"Cache-Control": "no-store"}


def set_session(answer: Response, request: Request, token: str) -> None:
    age_s = int(IDLE_FOR.total_seconds())
    answer.set_cookie(COOKIE, token, age_s, httponly=True, samesite="lax", secure=is_secure(request))


def is_secure(request: Request) -> bool:
    """Whether the browser speaks https, with us or with a proxy in front. A false claim locks out whoever makes it."""
    return request.headers.get("x-forwarded-proto", request.url.scheme).split(",")[0].strip() == "https"
