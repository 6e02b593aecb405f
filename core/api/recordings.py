"""`GET /recordings/{token}`: one recorded answer, in ranges, so that a player can jump."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.errors import PracticeError
from core.services.recording_tickets import PATH, RecordingTickets

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_HEADERS = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def recordings_route(tickets: Callable[[], RecordingTickets]) -> Route:
    """`tickets` is called for each request, so that the server can start before the application is built. Every
    failure is the same 404."""

    def recording(request: Request) -> Response:
        try:
            sound = tickets().fetch(request.path_params["token"])
        except PracticeError:
            return Response(status_code=404, headers={"Cache-Control": "no-store"})
        return _part(sound, request.headers.get("range", ""))

    return Route(f"{PATH}/{{token}}", recording, methods=["GET"])


def _part(sound: bytes, wanted: str) -> Response:
    """One range (RFC 9110, 14.1.2); what is not understood gets the whole, as the standard allows."""
    found = _RANGE.fullmatch(wanted.strip())
    if not found or found.groups() == ("", ""):
        return Response(sound, media_type="audio/ogg", headers=_HEADERS)
    size = len(sound)
    if found[1]:
        first, last = int(found[1]), min(int(found[2]) if found[2] else size - 1, size - 1)
    else:
        first, last = max(0, size - int(found[2])), size - 1
    if first > last:
        return Response(status_code=416, headers={**_HEADERS, "Content-Range": f"bytes */{size}"})
    headers = {**_HEADERS, "Content-Range": f"bytes {first}-{last}/{size}"}
    return Response(sound[first : last + 1], status_code=206, media_type="audio/ogg", headers=headers)
