"""Accounts of this installation's own: an address and a password, of which only an argon2id hash is kept."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import uuid4

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_us
from core.domain.people import Grant, Identity, Role
from core.errors import InputRejected, NotAllowed, NotFound, SignInExpired, SignInRefused, StoreError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

TAKEN = "There is an account with this address. Sign in, or use another address."
WHOSE = ("owner_id", "person_id", "coach_id", "candidate_id")  # columns that name a person
AT_ONCE = 2  # a hash takes 64 MB and a tenth of a second of a core: more of them would stall everybody's pages


class SqliteAccounts:
    """Accounts. Argon2id with the parameters of RFC 9106, 4 (second recommendation: 64 MiB, 3 passes, 4 lanes)."""

    can_reset = False  # nobody here sends messages

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._hashing = threading.BoundedSemaphore(AT_ONCE)

    def sign_up(self, email: str, password: str, name: str) -> Grant:
        made = Identity(str(uuid4()), name, Role.CANDIDATE, email)
        hashed = self._hash(password)
        with self._connections.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO accounts (id, email, name, role, password_hash, created_at_us)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (made.id, email, name, made.role, hashed, as_us(datetime.now(UTC))),
            )
            if cursor.rowcount == 0:
                raise InputRejected(TAKEN)
        return Grant(made)

    def sign_in(self, email: str, password: str) -> Grant:
        with self._connections.reading() as connection:
            row = connection.execute("SELECT * FROM accounts WHERE email = ? AND issuer IS NULL", (email,)).fetchone()
        # The same work for an address that nobody has: its time tells nothing.
        if not self._fits(row["password_hash"] if row else self._nobodys, password) or row is None:
            raise SignInRefused("sign in")
        return Grant(_identity(row))

    def sign_in_by(self, issuer: str, subject: str, *, email: str, name: str) -> Grant:
        """Whom a single sign-on vouches for, with an account made the first time. Raises StoreError."""
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT INTO accounts (id, email, name, role, issuer, subject, created_at_us)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (str(uuid4()), email, name, Role.CANDIDATE, issuer, subject, as_us(datetime.now(UTC))),
            )
            row = connection.execute(
                "SELECT * FROM accounts WHERE issuer = ? AND subject = ?", (issuer, subject)
            ).fetchone()
        return Grant(_identity(row))

    def providers(self) -> tuple[str, ...]:
        return ()

    def authorize_address(self, provider: str, come_back_to: str, challenge: str) -> str:  # noqa: ARG002
        raise NotAllowed("sign in with a provider")

    def exchange(self, code: str, verifier: str) -> Grant:  # noqa: ARG002
        raise NotAllowed("sign in with a provider")

    def renew(self, renewal: str) -> Grant:  # noqa: ARG002  grants of this kind do not run out
        raise SignInExpired("nothing to renew")

    def identity(self, person_id: str) -> Identity:
        with self._connections.reading() as connection:
            row = connection.execute("SELECT * FROM accounts WHERE id = ?", (person_id,)).fetchone()
        if row is None:
            raise NotFound("account")
        return _identity(row)

    def change_password(self, person_id: str, password: str) -> None:
        self._keep_password("id = ?", person_id, password)

    def request_reset(self, email: str) -> None:  # noqa: ARG002
        raise NotAllowed("no messages are sent from here")

    def reset(self, email: str, code: str, password: str) -> Grant:  # noqa: ARG002
        raise NotAllowed("no messages are sent from here")

    def set_password(self, email: str, password: str) -> None:
        """For whoever runs the installation, from its command line. Raises NotFound, StoreError."""
        self._keep_password("email = ?", email, password)

    def rename(self, person_id: str, name: str) -> None:
        with self._connections.writing() as connection:
            if connection.execute("UPDATE accounts SET name = ? WHERE id = ?", (name, person_id)).rowcount == 0:
                raise NotFound("account")

    def set_role(self, administrator_id: str, email: str, role: Role) -> Identity:
        with self._connections.writing() as connection:
            asking = connection.execute("SELECT role FROM accounts WHERE id = ?", (administrator_id,)).fetchone()
            if asking is None or asking["role"] != Role.ADMINISTRATOR:
                raise NotAllowed("set a role")
            found = connection.execute("SELECT * FROM accounts WHERE email = ?", (email,)).fetchall()
            if any(row["id"] == administrator_id for row in found):
                raise NotAllowed("change one's own role")
            return _with_role(connection, found, role)

    def appoint(self, email: str, role: Role) -> Identity:
        """For whoever runs the installation, from its command line. Raises NotFound, StoreError."""
        with self._connections.writing() as connection:
            found = connection.execute("SELECT * FROM accounts WHERE email = ?", (email,)).fetchall()
            return _with_role(connection, found, role)

    def end(self, grant: Grant) -> None:
        """Nothing of it is kept elsewhere."""

    def delete(self, person_id: str) -> None:
        """From every table whose rows say whose they are, those to come included."""
        with self._connections.writing() as connection:
            connection.execute(
                "DELETE FROM interview_words WHERE rowid IN (SELECT number FROM interviews WHERE owner_id = ?)",
                (person_id,),
            )
            places = connection.execute(
                "SELECT tables.name AS place, columns.name AS column FROM sqlite_schema AS tables"
                " JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
            ).fetchall()
            for row in (row for row in places if row["column"] in WHOSE):
                connection.execute(f'DELETE FROM "{row["place"]}" WHERE "{row["column"]}" = ?', (person_id,))  # noqa: S608
            connection.execute("DELETE FROM accounts WHERE id = ?", (person_id,))

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher()

    @cached_property
    def _nobodys(self) -> str:
        return self._hash(str(uuid4()))

    def _keep_password(self, condition: str, value: str, password: str) -> None:
        hashed = self._hash(password)
        with self._connections.writing() as connection:
            cursor = connection.execute(
                f"UPDATE accounts SET password_hash = ? WHERE {condition} AND issuer IS NULL",  # noqa: S608
                (hashed, value),
            )
            if cursor.rowcount == 0:
                raise NotFound("account")

    def _hash(self, password: str) -> str:
        with self._hashing:
            return self._hasher.hash(password)

    def _fits(self, hashed: str, password: str) -> bool:
        from argon2.exceptions import Argon2Error, InvalidHashError

        try:
            with self._hashing:
                return self._hasher.verify(hashed, password)
        except (Argon2Error, InvalidHashError):
            return False


def _with_role(connection: sqlite3.Connection, found: list[sqlite3.Row], role: Role) -> Identity:
    """An address can belong to a password and to a single sign-on; then which one is meant is not known."""
    if not found:
        raise NotFound("account")
    if len(found) > 1:
        raise StoreError("two accounts have this address: one with a password, one of the single sign-on")
    connection.execute("UPDATE accounts SET role = ? WHERE id = ?", (role, found[0]["id"]))
    return Identity(found[0]["id"], found[0]["name"], role, found[0]["email"])


def _identity(row: sqlite3.Row) -> Identity:
    return Identity(row["id"], row["name"], Role(row["role"]), row["email"])
