"""Clients of one Supabase project, one a person, and its errors as ours."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import httpx
from pydantic import TypeAdapter, ValidationError

from core.errors import (
    ConfigurationError,
    Conflict,
    NotFound,
    PracticeError,
    SignInExpired,
    StoreError,
    StoreUnavailable,
)

if TYPE_CHECKING:
    from supabase import Client

T = TypeVar("T")
ROWS = TypeAdapter(list[dict[str, Any]])

TIMEOUT_S = 5.0  # to connect, and between two pieces of an answer
KEPT_CLIENTS = 500
# PGRST…: https://docs.postgrest.org/en/stable/references/errors.html; three digits: HTTP's; five: PostgreSQL's own.
NO_LONGER_SIGNED_IN = frozenset({"PGRST300", "PGRST301", "PGRST302", "PGRST303", "401"})
NOT_MIGRATED = frozenset({"PGRST202", "PGRST204", "PGRST205", "42P01", "42703", "42883"})


class Query(Protocol):
    """A request of supabase-py that is ready to be sent."""

    def execute(self) -> Any: ...


def passing(response: httpx.Response) -> None:
    """A project that is paused, overloaded or without its database says so in many shapes: the status tells them all.
    Raises StoreUnavailable."""
    if response.status_code >= 500 or response.status_code == 429:
        raise StoreUnavailable(f"supabase: HTTP {response.status_code}")


def fault(code: str | None, message: str | None) -> PracticeError:
    """Messages are looked at and never passed on: the database's quote values, which are somebody's interview."""
    if code is None and message and "API key" in message:
        return ConfigurationError("SUPABASE_ANON_KEY: the project refuses this key; set its anon or publishable one")
    code = code or "no code"
    if code in NO_LONGER_SIGNED_IN:
        return SignInExpired(f"supabase: {code}")
    if code in NOT_MIGRATED:
        return ConfigurationError(
            f"the Supabase project lacks what this version needs ({code}); "
            "`python -m core.adapters.supabase_check` says what"
        )
    return StoreError(f"supabase: {code}")


@contextmanager
def translated() -> Iterator[None]:
    """Causes are left out (`from None`): they hold rows, addresses with ids in them, or headers."""
    from postgrest import APIError

    try:
        yield
    except APIError as error:
        raise fault(error.code, error.message) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise StoreUnavailable(f"supabase: {type(error).__name__}") from None


class Clients:
    """A client of supabase-py acts for whoever last signed in on it, so each person has one of their own. It is never
    changed: another token makes another client. Connections are shared, cookies are not kept."""

    def __init__(self, url: str, anon_key: str, access_token: Callable[[str], str], *, timeout_s: float) -> None:
        self._url = url
        self._anon_key = anon_key
        self._access_token = access_token
        jar = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        self._http = httpx.Client(timeout=timeout_s, cookies=jar, event_hooks={"response": [passing]})
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[str, Client]] = OrderedDict()

    def of(self, owner_id: str) -> Client:
        """Raises SignInExpired, also when the token is somebody else's."""
        token = self._access_token(owner_id)
        with self._lock:
            known = self._kept.get(owner_id)
            if known is not None and known[0] == token:
                self._kept.move_to_end(owner_id)
                return known[1]
        if subject(token) != owner_id:
            raise SignInExpired("supabase: the access token is not this person's")
        client = self._new(token)
        with self._lock:
            self._kept[owner_id] = (token, client)
            while len(self._kept) > KEPT_CLIENTS:
                self._kept.popitem(last=False)
        return client

    def anonymous(self) -> Client:
        """Nobody is signed in."""
        return self._new(self._anon_key)

    def close(self) -> None:
        self._http.close()

    def _new(self, token: str) -> Client:
        from supabase import ClientOptions, create_client

        options = ClientOptions(
            headers={"Authorization": f"Bearer {token}"},
            httpx_client=self._http,
            auto_refresh_token=False,
            persist_session=False,
            postgrest_client_retry=False,  # it would sleep for 1 + 2 + 4 seconds in front of somebody
        )
        return create_client(self._url, self._anon_key, options)


def subject(token: str) -> str | None:
    """Whose token it says it is. The signature is the project's to check. None: it is not readable."""
    from supabase_auth.errors import AuthInvalidJwtError
    from supabase_auth.helpers import decode_jwt

    try:
        found = decode_jwt(token)["payload"].get("sub")
    except (AuthInvalidJwtError, ValueError):
        return None
    return str(found) if found else None


def call(client: Client, function: str, **arguments: Any) -> Any:
    """What a function of the project answers. Raises StoreError, ConfigurationError."""
    with translated():
        return client.rpc(function, {f"p_{name}": value for name, value in arguments.items()}).execute().data


def checked(adapter: TypeAdapter[T], data: object) -> T:
    """What a proxy says instead, with status 200, is not taken for data. Raises StoreUnavailable."""
    try:
        return adapter.validate_python(data)
    except ValidationError:
        raise StoreUnavailable("supabase: an answer that is not the project's") from None


def first(adapter: TypeAdapter[T], request: Query) -> T | None:
    """The row that a request finds, or None. Raises StoreError, ConfigurationError."""
    with translated():
        data = request.execute().data
    rows = checked(ROWS, data)
    return checked(adapter, rows[0]) if rows else None


def settled(outcome: object, what: str) -> None:
    """Raises what the answer of a function that saves stands for."""
    if outcome == "saved":
        return
    if outcome == "not_found":
        raise NotFound(what)
    if outcome == "conflict":
        raise Conflict(f"{what} was saved by somebody else before")
    raise StoreUnavailable("supabase: an answer that is not the project's")
