"""`GET /metrics` for Prometheus, behind a token; not there at all where no token is set."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.errors import PracticeError
from core.services.administration import OperationsParts

log = logging.getLogger(__name__)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
NO_STORE = {"Cache-Control": "no-store"}


def metrics_route(parts: Callable[[], OperationsParts]) -> Route:
    """`parts` is called for each request, so that the server can start before the application is built."""

    def metrics(request: Request) -> Response:
        try:
            found = parts()
        except PracticeError as error:
            log.error("metrics: %s: %s", type(error).__name__, error)
            return Response(status_code=503, headers=NO_STORE)
        wanted = found.metrics_token
        if not wanted:
            return Response(status_code=404, headers=NO_STORE)
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), wanted.encode()):
            return Response(status_code=401, headers={**NO_STORE, "WWW-Authenticate": "Bearer"})
        return Response(found.metrics.text(), headers=NO_STORE, media_type=CONTENT_TYPE)

    return Route("/metrics", metrics, methods=["GET"])
