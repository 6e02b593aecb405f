"""Signing up, in and out, and whose session a token is. One a process; what somebody does with their own account is in
`core.services.account`."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from core.domain.people import IDLE_FOR, Grant, Identity, Place, Session
from core.errors import InputRejected, NotFound, PracticeError, SignInExpired, SignInRefused, StoreUnavailable
from core.people_ports import Accounts, FailedTries, SessionStore
from core.ports import Clock
from core.services.grants import Grants
from core.services.lockout import Lockout
from core.services.provider_sign_in import ProviderSignIn
from core.services.sealing import sealed, unsealed
from core.services.tickets import Tickets
from core.services.tokens import hash_of

MIN_PASSWORD, MAX_PASSWORD = 10, 200  # characters; NIST SP 800-63B asks for eight at least, and for no rules beside
MAX_EMAIL, MAX_NAME, MAX_TOKEN = 254, 80, 100
SEEN_EVERY = timedelta(minutes=5)  # how exactly a session says when it was used last
RENEW_BEFORE = timedelta(minutes=10)  # for work that goes on after the page was drawn


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who is signed in: who it is, by which session."""

    identity: Identity
    session_id: str


class SignInService:
    def __init__(
        self, accounts: Accounts, sessions: SessionStore, tries: FailedTries, clock: Clock, grants: Grants
    ) -> None:
        self._accounts, self._sessions, self._clock, self._grants = accounts, sessions, clock, grants
        self._lockout = Lockout(tries, clock)
        self._renewing = threading.Lock()
        self.tickets = Tickets[str]()  # each stands for a session's token
        self.providers = ProviderSignIn(accounts, self.open)

    def sign_up(self, email: str, password: str, name: str, place: Place) -> str | None:
        """A session's token; None: the address has to be confirmed first. Raises InputRejected, StoreError."""
        address = as_email(email)
        called = as_name(name)
        grant = self._accounts.sign_up(address, as_password(password), called)
        return self.open(grant, place) if grant else None

    def sign_in(self, email: str, password: str, place: Place) -> str:
        """A session's token. Raises SignInRefused, StoreError."""
        address = _trimmed(email)
        self._lockout.check(address, place.address)
        try:
            if not 0 < len(password) <= MAX_PASSWORD or len(address) > MAX_EMAIL:
                raise SignInRefused("not a password")
            grant = self._accounts.sign_in(address, password)
        except SignInRefused:
            self._lockout.failed(address, place.address)
            raise
        self._lockout.succeeded(address)
        return self.open(grant, place)

    @property
    def can_reset(self) -> bool:
        """Whether a forgotten password can be replaced by a code that is sent."""
        return self._accounts.can_reset

    def request_reset(self, email: str) -> None:
        """Raises InputRejected, NotAllowed, StoreError; never because nobody has this address."""
        self._accounts.request_reset(as_email(email))

    def reset(self, email: str, code: str, password: str, place: Place) -> str:
        """A session's token for whoever has the code. Raises SignInRefused (too many tries), InputRejected, NotAllowed,
        StoreError."""
        address, chosen = as_email(email), as_password(password)
        self._lockout.check(address, place.address)
        try:
            grant = self._accounts.reset(address, code.strip()[:MAX_TOKEN], chosen)
        except InputRejected:
            self._lockout.failed(address, place.address)
            raise
        return self.open(grant, place)

    def sign_in_by(self, issuer: str, subject: str, *, email: str, name: str, place: Place) -> str:
        """A session's token for whom a single sign-on vouches for. Raises StoreError."""
        known_as = " ".join(name.split())[:MAX_NAME] or email.partition("@")[0] or "You"
        return self.open(self._accounts.sign_in_by(issuer, subject, email=_trimmed(email), name=known_as), place)

    def open(self, grant: Grant, place: Place) -> str:
        """A session's token for somebody who proved who they are. Raises StoreError."""
        token, now = secrets.token_urlsafe(32), self._clock.now()
        renewal = sealed(grant.renewal, token) if grant.renewal else None
        session = Session(str(uuid4()), grant.identity.id, now, now, place.device[:MAX_NAME], renewal)
        if renewal:
            self._grants.keep(session.id, grant)  # before: the accounts' keeper may keep the session as well
        try:
            self._sessions.remove_unused(now - IDLE_FOR)
            self._sessions.add(session, hash_of(token))
        except PracticeError:
            self._grants.drop(session.id)
            raise
        return token

    def entered(self, token: str | None) -> Entered | None:
        """Who has this session; None when there is none, or it is over. Raises StoreError."""
        if not token or len(token) > MAX_TOKEN:
            return None
        try:
            session = self._sessions.find(hash_of(token))
            return self._entered(session, token)
        except (NotFound, SignInExpired):
            return None

    def identity(self, person_id: str) -> Identity | None:
        """As that person is now; None: gone, or signed out everywhere. Raises StoreError."""
        try:
            return self._accounts.identity(person_id)
        except (NotFound, SignInExpired):
            return None

    def sign_out(self, token: str) -> None:
        """Ends the session here, and its grant where the accounts are. Raises StoreError."""
        try:
            session = self._sessions.find(hash_of(token))
        except NotFound:
            return
        self._sessions.end(hash_of(token))
        if grant := self._grants.drop(session.id):
            self._accounts.end(grant)

    def _entered(self, session: Session, token: str) -> Entered:
        """Raises NotFound, SignInExpired, StoreError."""
        now = self._clock.now()
        if session.seen_at < now - IDLE_FOR:
            self._sessions.end(hash_of(token))
            raise SignInExpired("not used for too long")
        if session.sealed:
            self._renew(session, token)
        identity = self._accounts.identity(session.person_id)
        if session.seen_at < now - SEEN_EVERY:
            with suppress(StoreUnavailable):  # how exactly it is told is not worth a page
                self._sessions.touch(session.person_id, session.id, now)
        return Entered(identity, session.id)

    def _renew(self, session: Session, token: str) -> None:
        """One at a time: a renewal is good once."""
        with self._renewing:
            grant, soon = self._grants.of_session(session.id), self._clock.now() + RENEW_BEFORE
            if grant and (grant.expires_at is None or grant.expires_at > soon):
                return
            try:
                newest = self._sessions.newest(hash_of(token))  # another thread or process may have been faster
                fresh = self._accounts.renew(unsealed(newest.sealed or "", token))
            except StoreUnavailable:
                if grant is None:
                    raise
                return  # what is saved meanwhile waits for the database, and a renewal with it
            if fresh.identity.id != session.person_id:
                raise SignInExpired("a session of one person with the grant of another")
            self._grants.keep(session.id, fresh)
            if fresh.renewal:
                self._sessions.reseal(session.person_id, session.id, sealed(fresh.renewal, token))


def as_email(text: str) -> str:
    """Raises InputRejected for what cannot be an address; whether it is one, only a message to it can tell."""
    email = _trimmed(text)
    name, _, domain = email.partition("@")
    if not name or "." not in domain or "@" in domain or len(email) > MAX_EMAIL or any(c.isspace() for c in email):
        raise InputRejected("This does not look like an e-mail address. It is written like name@example.org.")
    return email


def as_password(text: str) -> str:
    """Raises InputRejected."""
    if len(text) < MIN_PASSWORD:
        raise InputRejected(f"A password has {MIN_PASSWORD} characters at least. A few words in a row are a good one.")
    if len(text) > MAX_PASSWORD:
        raise InputRejected(f"A password has {MAX_PASSWORD} characters at most.")
    if len(set(text)) < 4:
        raise InputRejected("This password repeats too few characters. A few words in a row are a good one.")
    return text


def as_name(text: str) -> str:
    """Raises InputRejected."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise InputRejected("Say what to call you; a first name is enough.")
    if len(name) > MAX_NAME:
        raise InputRejected(f"A name has {MAX_NAME} characters at most.")
    return name


def _trimmed(email: str) -> str:
    return unicodedata.normalize("NFKC", email).strip().casefold()
