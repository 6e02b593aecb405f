"""OAuth providers of a project: which it enables, and where a browser signs in with one, by PKCE (RFC 7636).
https://supabase.com/docs/guides/auth/sessions/pkce-flow"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from urllib.parse import urlencode

import httpx
from pydantic import BaseModel, ValidationError

from core.errors import NotAllowed

log = logging.getLogger(__name__)
KNOWN_FOR_S, UNKNOWN_FOR_S = 300.0, 30.0  # when they could be asked, and when not
NOT_OAUTH = frozenset({"email", "phone", "anonymous_users"})  # of `external`, in the settings of Auth


class _Settings(BaseModel):
    external: dict[str, bool]


class Providers:
    """`url` is that of Auth. Thread-safe."""

    def __init__(self, url: str, key: str, http: httpx.Client, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._url, self._key, self._http, self._clock = url, key, http, clock
        self._lock = threading.Lock()
        self._known: tuple[tuple[str, ...], float] | None = None

    def enabled(self) -> tuple[str, ...]:
        """As they were five minutes ago at most; during an outage, as they were known, or none."""
        with self._lock:
            if self._known and self._clock() < self._known[1]:
                return self._known[0]
            found = self._asked()
            lasts_s = KNOWN_FOR_S
            if found is None:
                found, lasts_s = self._known[0] if self._known else (), UNKNOWN_FOR_S
            self._known = found, self._clock() + lasts_s
            return found

    def address(self, provider: str, come_back_to: str, challenge: str) -> str:
        if provider not in self.enabled():
            raise NotAllowed("sign in with this provider")
        asked = {
            "provider": provider,
            "redirect_to": come_back_to,
            "code_challenge": challenge,
            "code_challenge_method": "s256",
        }
        return f"{self._url}/authorize?{urlencode(asked)}"

    def _asked(self) -> tuple[str, ...] | None:
        try:
            answer = self._http.get(f"{self._url}/settings", headers={"apikey": self._key})
            answer.raise_for_status()
            external = _Settings.model_validate_json(answer.content).external
        except (httpx.HTTPError, httpx.InvalidURL, ValidationError) as error:
            log.warning("supabase auth: its settings cannot be read: %s", type(error).__name__)
            return None
        return tuple(sorted(name for name, is_on in external.items() if is_on and name not in NOT_OAUTH))
