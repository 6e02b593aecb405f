"""Ten tries to sign in that failed within 15 minutes lock the account, or the place they came from, for as long."""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from core.errors import SignInRefused
from core.people_ports import FailedTries
from core.ports import Clock

TRIES = 10
WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Lockout:
    """Counts by e-mail address, whether or not anybody has it, and by network address."""

    tries: FailedTries
    clock: Clock

    def check(self, email: str, address: str | None) -> None:
        """Raises SignInRefused while it is locked. What is refused here is not counted, so a lock always ends."""
        now = self.clock.now()
        for key in _keys(email, address):
            latest = self.tries.latest(key, TRIES)
            if len(latest) == TRIES and latest[0] - latest[-1] <= WITHIN and now < latest[0] + WITHIN:
                raise SignInRefused("locked")

    def failed(self, email: str, address: str | None) -> None:
        self.tries.add(tuple(_keys(email, address)), self.clock.now())

    def succeeded(self, email: str) -> None:
        """The account counts from nought again; the place does not: it may know one password and try others."""
        self.tries.forget(_hashed(f"account {email}"))


def _keys(email: str, address: str | None) -> Iterator[str]:
    yield _hashed(f"account {email}")
    # A private one is a proxy's, or a whole house's: many people would be locked out for one of them.
    if address and is_public(address):
        yield _hashed(f"address {_network(address)}")


def is_public(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_global
    except ValueError:
        return False


def _network(address: str) -> str:
    """Whoever has one IPv6 address has 2**64 of them (RFC 6177): they count as one."""
    found = ipaddress.ip_address(address)
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
