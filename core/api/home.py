"""`GET /home`: Home is the page at the root, and Streamlit calls its name not found."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route


def home_route() -> Route:
    return Route("/home", _to_the_root, methods=["GET"])


def _to_the_root(request: Request) -> RedirectResponse:
    # Relative, so that it holds below whatever path a proxy serves this at.
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")
