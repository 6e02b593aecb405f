"""Signing in with a provider that the accounts' keeper enables: by PKCE (RFC 7636), so that what a browser brings back
is of use only to the browser that left."""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable

from core.domain.people import Grant, Place
from core.errors import SignInRefused
from core.people_ports import Accounts
from core.services.tickets import Tickets

AWAY_S = 600.0  # how long somebody may take at the provider
MAX_CODE = 1000


class ProviderSignIn:
    """One a process. A browser that left holds a ticket for its verifier, which itself stays here. `open_session` gives
    a session's token."""

    def __init__(self, accounts: Accounts, open_session: Callable[[Grant, Place], str]) -> None:
        self._accounts, self._open_session = accounts, open_session
        self._away = Tickets[str](good_for_s=AWAY_S)

    def names(self) -> tuple[str, ...]:
        """As `leave` takes them."""
        return self._accounts.providers()

    def leave(self, provider: str, come_back_to: str) -> tuple[str, str]:
        """(where the browser goes, the ticket it comes back with). Raises NotAllowed."""
        verifier = secrets.token_urlsafe(64)
        challenge = urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        return self._accounts.authorize_address(provider, come_back_to, challenge), self._away.draw(verifier)

    def come_back(self, ticket: str, code: str, place: Place) -> str:
        """A session's token. Raises SignInRefused, NotAllowed, StoreError."""
        verifier = self._away.redeem(ticket)
        if verifier is None or not 0 < len(code) <= MAX_CODE:
            raise SignInRefused("nobody left for a provider from here")
        return self._open_session(self._accounts.exchange(code, verifier), place)
