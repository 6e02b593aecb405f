"""Supabase Auth: https://supabase.com/docs/reference/python/auth-api. Who has an account, and the tokens by which a
project knows them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
from pydantic import TypeAdapter

from core.adapters.supabase.clients import TIMEOUT_S, Clients, call, checked, first
from core.adapters.supabase.providers import Providers
from core.domain.people import Grant, Identity, Role
from core.errors import InputRejected, NotAllowed, NotFound, SignInExpired, SignInRefused, StoreError, StoreUnavailable

if TYPE_CHECKING:
    from supabase_auth import AuthResponse, SyncGoTrueClient

PROFILE = TypeAdapter(dict[str, str])
TEXT = TypeAdapter(str)
KNOWN_FOR_S = 20.0  # how long a name and a role are taken as they were; a page asks for them many times
KEPT_PEOPLE = 2000
TAKEN = "There is an account with this address. Sign in, or use another address."
UNCONFIRMED = "This address is not confirmed yet. Open the link in the message that was sent to it, then sign in."
WEAK = "This password is too easy to guess. A few words in a row are a good one."
TOO_OFTEN = "Too many messages were asked for. Wait a few minutes, then try again."
BAD_CODE = "This code is not right, or too old. Ask for another one."
# https://supabase.com/docs/guides/auth/debugging/error-codes
REASONS = {
    **dict.fromkeys(("user_already_exists", "email_exists"), TAKEN),
    "email_not_confirmed": UNCONFIRMED,
    "weak_password": WEAK,
    "same_password": "This is the password that you have. Choose another one.",
    **dict.fromkeys(("over_request_rate_limit", "over_email_send_rate_limit"), TOO_OFTEN),
    **dict.fromkeys(("signup_disabled", "email_provider_disabled"), "This installation takes no new accounts."),
    **dict.fromkeys(("email_address_invalid", "validation_failed"), "This address or password cannot be taken."),
    **dict.fromkeys(("otp_expired", "otp_disabled"), BAD_CODE),
}
BAD_CODES = frozenset({"bad_code_verifier", "flow_state_not_found", "flow_state_expired"})
RUN_OUT = frozenset(
    {"refresh_token_not_found", "refresh_token_already_used", "session_not_found", "session_expired", "bad_jwt"}
)


class SupabaseAccounts:
    """Accounts. `access_token(person_id)` gives the token that a signed-in person holds, or raises SignInExpired."""

    can_reset = True

    def __init__(
        self,
        url: str,
        anon_key: str,
        access_token: Callable[[str], str],
        *,
        timeout_s: float = TIMEOUT_S,
        known_for_s: float = KNOWN_FOR_S,
    ) -> None:
        self._url, self._key = f"{url}/auth/v1", anon_key
        self._http = httpx.Client(timeout=timeout_s)
        self._providers = Providers(self._url, anon_key, self._http)
        self._clients = Clients(url, anon_key, access_token, timeout_s=timeout_s)
        self._access_token, self._known_for_s = access_token, known_for_s
        self._lock = threading.Lock()
        self._known: dict[str, tuple[Identity, float]] = {}

    def sign_up(self, email: str, password: str, name: str) -> Grant | None:
        with _translated():
            answer = self._auth().sign_up({"email": email, "password": password, "options": {"data": {"name": name}}})
        return _grant(answer) if answer.session else None

    def sign_in(self, email: str, password: str) -> Grant:
        with _translated():
            return _grant(self._auth().sign_in_with_password({"email": email, "password": password}))

    def sign_in_by(self, issuer: str, subject: str, *, email: str, name: str) -> Grant:  # noqa: ARG002
        raise NotAllowed("single sign-on is the project's own: enable its providers there")

    def providers(self) -> tuple[str, ...]:
        return self._providers.enabled()

    def authorize_address(self, provider: str, come_back_to: str, challenge: str) -> str:
        return self._providers.address(provider, come_back_to, challenge)

    def exchange(self, code: str, verifier: str) -> Grant:
        try:
            with _translated():
                return _grant(self._auth().exchange_code_for_session({"auth_code": code, "code_verifier": verifier}))
        except (InputRejected, SignInExpired):
            raise SignInRefused("supabase auth: this code is not one") from None

    def renew(self, renewal: str) -> Grant:
        try:
            with _translated():
                return _grant(self._auth().refresh_session(renewal))
        except (InputRejected, SignInRefused):
            raise SignInExpired("supabase auth: this renewal is not one") from None

    def identity(self, person_id: str) -> Identity:
        """While the project does not answer, as it was known before."""
        now_s = time.monotonic()
        with self._lock:
            known = self._known.get(person_id)
        if known and now_s - known[1] < self._known_for_s:
            return known[0]
        try:
            found = self._asked(person_id)
        except StoreUnavailable:
            if known is None:
                raise
            found = known[0]
        with self._lock:
            if len(self._known) >= KEPT_PEOPLE:
                self._known.clear()
            self._known[person_id] = (found, now_s)
        return found

    def change_password(self, person_id: str, password: str) -> None:
        self._change(self._access_token(person_id), {"password": password})

    def request_reset(self, email: str) -> None:
        with _translated():
            self._auth().reset_password_for_email(email)

    def reset(self, email: str, code: str, password: str) -> Grant:
        with _translated():
            answer = self._auth().verify_otp({"email": email, "token": code, "type": "recovery"})
        grant = _grant(answer)
        self._change(grant.access_token or "", {"password": password})
        return grant

    def rename(self, person_id: str, name: str) -> None:
        client = self._clients.of(person_id)
        request = client.table("profiles").update({"display_name": name}).eq("id", person_id).select("id")
        if first(PROFILE, request) is None:
            raise NotFound("profile")
        self._forget(person_id)

    def set_role(self, administrator_id: str, email: str, role: Role) -> Identity:
        outcome = call(self._clients.of(administrator_id), "set_role", email=email, role=role.value)
        match checked(TEXT, outcome):
            case "not_allowed":
                raise NotAllowed("set a role")
            case "not_found":
                raise NotFound("account")
        with self._lock:
            self._known.clear()  # whose it was, only the project knows
        return Identity("", "", role, email)

    def end(self, grant: Grant) -> None:
        with suppress(StoreError, SignInRefused, InputRejected), _translated():
            self._auth().admin.sign_out(grant.access_token or "", "local")

    def delete(self, person_id: str) -> None:
        call(self._clients.of(person_id), "delete_account")
        self._forget(person_id)

    def close(self) -> None:
        self._http.close()
        self._clients.close()

    def _asked(self, person_id: str) -> Identity:
        """The profile, which is made the first time somebody comes."""
        client = self._clients.of(person_id)
        row = first(PROFILE, client.table("profiles").select("display_name, role").eq("id", person_id))
        email = str(_claims(self._access_token(person_id)).get("email") or "")
        if row is None:
            name = self._name_at_sign_up(person_id)
            made = client.table("profiles").upsert(
                {"id": person_id, "display_name": name}, on_conflict="id", ignore_duplicates=True
            )
            row = first(PROFILE, made.select("display_name, role")) or {"display_name": name, "role": Role.CANDIDATE}
        return Identity(person_id, row["display_name"], Role(row["role"]), email)

    def _name_at_sign_up(self, person_id: str) -> str:
        with _translated():
            answer = self._auth().get_user(self._access_token(person_id))
        return _name(answer.user.user_metadata) if answer else ""

    def _change(self, access_token: str, what: dict[str, str]) -> None:
        headers = {"apikey": self._key, "Authorization": f"Bearer {access_token}"}
        with _translated():
            answer = self._http.put(f"{self._url}/user", json=what, headers=headers)
            if answer.status_code >= 400:
                found = answer.json() if "json" in answer.headers.get("content-type", "") else {}
                raise fault_of(str(found.get("error_code") or found.get("code")), answer.status_code)

    def _forget(self, person_id: str) -> None:
        with self._lock:
            self._known.pop(person_id, None)

    def _auth(self) -> SyncGoTrueClient:
        """One a call: it would go on as whoever signed in on it last."""
        from supabase_auth import SyncGoTrueClient

        headers = {"apikey": self._key, "Authorization": f"Bearer {self._key}"}
        return SyncGoTrueClient(
            url=self._url, headers=headers, auto_refresh_token=False, persist_session=False, http_client=self._http
        )


def fault_of(code: str, status: int) -> Exception:
    """Auth's messages are never passed on: they may quote an address."""
    if code in REASONS:
        return InputRejected(REASONS[code])
    if code in RUN_OUT:
        return SignInExpired(f"supabase auth: {code}")
    if code in {"invalid_credentials", "user_not_found", "user_banned", *BAD_CODES}:
        return SignInRefused("sign in")
    if status >= 500 or status == 429:
        return StoreUnavailable(f"supabase auth: HTTP {status}")
    if status in (401, 403):
        return SignInExpired(f"supabase auth: HTTP {status}")
    return StoreError(f"supabase auth: {code}, HTTP {status}")


@contextmanager
def _translated() -> Iterator[None]:
    """Causes are left out (`from None`): they hold addresses, or headers."""
    from supabase_auth.errors import AuthApiError, AuthError, AuthRetryableError

    try:
        yield
    except AuthRetryableError as error:
        raise StoreUnavailable(f"supabase auth: {type(error).__name__}") from None
    except AuthApiError as error:
        raise fault_of(str(error.code), error.status) from None
    except AuthError as error:
        raise SignInRefused(f"supabase auth: {type(error).__name__}") from None
    except (httpx.HTTPError, ValueError) as error:
        raise StoreUnavailable(f"supabase auth: {type(error).__name__}") from None


def _grant(answer: AuthResponse) -> Grant:
    session, user = answer.session, answer.user
    if session is None or user is None:
        raise StoreUnavailable("supabase auth: an answer without a session")
    ends_at = session.expires_at or int(time.time()) + session.expires_in
    made = Identity(user.id, _name(user.user_metadata), Role.CANDIDATE, user.email or "")
    return Grant(made, session.access_token, session.refresh_token, datetime.fromtimestamp(ends_at, UTC))


def _name(metadata: dict[str, Any] | None) -> str:
    """As it was given here, or as a provider calls them."""
    known = metadata or {}
    return str(known.get("name") or known.get("full_name") or "")[:200]


def _claims(token: str) -> dict[str, Any]:
    """What a token says; its signature is the project's to check, which every request asks for."""
    from supabase_auth.errors import AuthInvalidJwtError
    from supabase_auth.helpers import decode_jwt

    try:
        return dict(decode_jwt(token)["payload"])
    except (AuthInvalidJwtError, ValueError):
        raise SignInExpired("supabase: a token that cannot be read") from None
