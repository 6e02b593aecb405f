"""Open sessions, kept in the project, so that every replica of the app knows them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from pydantic import TypeAdapter

from core.adapters.supabase.clients import TIMEOUT_S, Clients, call, checked, first, translated
from core.adapters.supabase.queries import as_uuid, plain
from core.domain.people import Session
from core.errors import NotFound, StoreUnavailable

KNOWN_FOR_S = 10.0  # how long a session is taken as it was, if another replica ends it; a page asks many times
KEPT_SESSIONS = 2000
OPEN = "id, person_id:owner_id, created_at, seen_at, device"
FOUND, ROWS = TypeAdapter(Session | None), TypeAdapter(tuple[Session, ...])
KEY = TypeAdapter(dict[str, str])


class SupabaseSessionStore:
    """A SessionStore. Before it is known whose a token is, functions of the project answer that are bound to its hash;
    from then on it is the person's own token that asks."""

    def __init__(
        self,
        url: str,
        anon_key: str,
        access_token: Callable[[str], str],
        *,
        timeout_s: float = TIMEOUT_S,
        known_for_s: float = KNOWN_FOR_S,
    ) -> None:
        self._clients = Clients(url, anon_key, access_token, timeout_s=timeout_s)
        self._known_for_s = known_for_s
        self._lock = threading.Lock()
        self._known: dict[str, tuple[Session, float]] = {}  # by the token's hash
        self._ended = 0  # how often something was forgotten: an answer that was asked for before is not kept

    def add(self, session: Session, token_hash: str) -> None:
        row = {
            "id": as_uuid(session.id, "session"),
            "token_hash": token_hash,
            "created_at": session.created_at.isoformat(),
            "seen_at": session.seen_at.isoformat(),
            "device": plain(session.device),
            "sealed": session.sealed,
        }
        first(KEY, self._clients.of(session.person_id).table("sessions").insert(row).select("id"))

    def find(self, token_hash: str) -> Session:
        """While the project does not answer, as it was known before."""
        with self._lock:
            known, ended = self._known.get(token_hash), self._ended
        if known and time.monotonic() - known[1] < self._known_for_s:
            return known[0]
        try:
            return self.newest(token_hash)
        except StoreUnavailable:
            if known is None:
                raise
            self._keep(token_hash, known[0], ended)
            return known[0]

    def newest(self, token_hash: str) -> Session:
        ended = self._ended
        found = checked(FOUND, call(self._clients.anonymous(), "find_session", token_hash=token_hash))
        if found is None:
            self._forget(lambda kept_hash, _: kept_hash == token_hash)
            raise NotFound("session")
        self._keep(token_hash, found, ended)
        return found

    def touch(self, person_id: str, session_id: str, seen_at: datetime) -> None:
        self._change(person_id, session_id, {"seen_at": seen_at.isoformat()})

    def reseal(self, person_id: str, session_id: str, sealed: str) -> None:
        self._change(person_id, session_id, {"sealed": sealed})

    def of_person(self, person_id: str) -> Sequence[Session]:
        table = self._clients.of(person_id).table("sessions")
        with translated():
            rows = table.select(OPEN).eq("owner_id", person_id).order("seen_at", desc=True).order("id").execute()
        return checked(ROWS, rows.data)

    def end(self, token_hash: str) -> None:
        call(self._clients.anonymous(), "end_session", token_hash=token_hash)
        self._forget(lambda kept_hash, _: kept_hash == token_hash)

    def remove(self, person_id: str, session_id: str) -> None:
        key = as_uuid(session_id, "session")
        table = self._clients.of(person_id).table("sessions")
        gone = first(KEY, table.delete().eq("id", key).eq("owner_id", person_id).select("id"))
        self._forget(lambda _, session: (session.id, session.person_id) == (session_id, person_id))
        if gone is None:
            raise NotFound(f"session {session_id}")

    def remove_all(self, person_id: str) -> None:
        table = self._clients.of(person_id).table("sessions")
        first(KEY, table.delete().eq("owner_id", person_id).select("id"))
        self._forget(lambda _, session: session.person_id == person_id)

    def remove_unused(self, since: datetime) -> None:
        """Never what was used within 30 days, whatever is asked."""
        call(self._clients.anonymous(), "remove_unused_sessions", since=since.isoformat())
        self._forget(lambda _, session: session.seen_at < since)

    def close(self) -> None:
        self._clients.close()

    def _change(self, person_id: str, session_id: str, what: dict[str, str]) -> None:
        table = self._clients.of(person_id).table("sessions")
        key = as_uuid(session_id, "session")
        first(KEY, table.update(what).eq("id", key).eq("owner_id", person_id).select("id"))
        self._forget(lambda _, session: session.id == session_id)

    def _keep(self, token_hash: str, session: Session, ended: int) -> None:
        with self._lock:
            if ended != self._ended:
                return
            if len(self._known) >= KEPT_SESSIONS:
                self._known.clear()
            self._known[token_hash] = (session, time.monotonic())

    def _forget(self, is_it: Callable[[str, Session], bool]) -> None:
        with self._lock:
            self._ended += 1
            self._known = {key: kept for key, kept in self._known.items() if not is_it(key, kept[0])}
