"""The grants of the sessions that this process serves: where accounts are kept elsewhere, tokens that run out."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from core.domain.people import Grant
from core.errors import SignInExpired

LATEST = datetime.max.replace(tzinfo=UTC)


class Grants:
    """One a process; by session. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_session: dict[str, Grant] = {}

    def keep(self, session_id: str, grant: Grant) -> None:
        with self._lock:
            self._by_session[session_id] = grant

    def of_session(self, session_id: str) -> Grant | None:
        with self._lock:
            return self._by_session.get(session_id)

    def drop(self, session_id: str) -> Grant | None:
        with self._lock:
            return self._by_session.pop(session_id, None)

    def access_token(self, person_id: str) -> str:
        """The one of this person's sessions that lasts longest. Raises SignInExpired when none is signed in."""
        with self._lock:
            own = [grant for grant in self._by_session.values() if grant.identity.id == person_id]
        newest = max(own, key=lambda grant: grant.expires_at or LATEST, default=None)
        if newest is None or newest.access_token is None:
            raise SignInExpired("nobody of this name is signed in here")
        return newest.access_token
