"""Personal tokens: what a program shows in place of a session, made, named and revoked by its person."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from core.domain.people import PersonalToken
from core.errors import InputRejected, NotFound
from core.people_ports import PersonalTokenStore
from core.ports import Clock
from core.services.tokens import hash_of

PREFIX = "rehearsal_"  # so that whoever finds one, a secret scanner for example, knows what it is
MAX_TOKENS, MAX_NAME, MAX_CHARACTERS = 20, 60, 100
USED_EVERY = timedelta(minutes=5)  # how exactly a token says when it was used last


@dataclass(frozen=True, slots=True)
class PersonalTokens:
    """One a process."""

    store: PersonalTokenStore
    clock: Clock

    def create(self, person_id: str, name: str) -> str:
        """The token, which nobody can tell again afterwards. Raises InputRejected, StoreError."""
        called = " ".join(name.split())
        if not called or len(called) > MAX_NAME:
            raise InputRejected(f"Give the token a name of at most {MAX_NAME} characters: what it is for.")
        if len(self.of_person(person_id)) >= MAX_TOKENS:
            raise InputRejected(f"There are {MAX_TOKENS} tokens. Revoke one of them first.")
        token = PREFIX + secrets.token_urlsafe(32)
        self.store.add(PersonalToken(str(uuid4()), person_id, called, self.clock.now()), hash_of(token))
        return token

    def of_person(self, person_id: str) -> tuple[PersonalToken, ...]:
        """Newest first. Raises StoreError."""
        return self.store.of_person(person_id)

    def revoke(self, person_id: str, token_id: str) -> None:
        """Effective at once. Raises NotFound, StoreError."""
        self.store.remove(person_id, token_id)

    def revoke_all(self, person_id: str) -> None:
        """Raises StoreError."""
        self.store.remove_all(person_id)

    def holder(self, token: str) -> str | None:
        """The id of the person whose token it is; None: nobody's. Raises StoreError."""
        if not token.startswith(PREFIX) or len(token) > MAX_CHARACTERS:
            return None
        try:
            found = self.store.find(hash_of(token))
        except NotFound:
            return None
        now = self.clock.now()
        if found.used_at is None or found.used_at < now - USED_EVERY:
            self.store.touch(found.id, now)
        return found.person_id


@dataclass(frozen=True, slots=True)
class OwnTokens:
    """Those of one person, for the page."""

    tokens: PersonalTokens
    person_id: str

    def create(self, name: str) -> str:
        return self.tokens.create(self.person_id, name)

    def all(self) -> tuple[PersonalToken, ...]:
        return self.tokens.of_person(self.person_id)

    def revoke(self, token_id: str) -> None:
        self.tokens.revoke(self.person_id, token_id)
