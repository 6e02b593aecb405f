"""What renews a person's grant, locked with the token of their session: who reads the database cannot act for them."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import SignInExpired

PURPOSE = b"rehearsal session renewal"


def sealed(text: str, token: str) -> str:
    return _box(token).encrypt(text.encode()).decode()


def unsealed(text: str, token: str) -> str:
    """Raises SignInExpired when it was sealed with another token, or changed."""
    try:
        return _box(token).decrypt(text.encode()).decode()
    except InvalidToken:
        raise SignInExpired("a session's renewal cannot be read") from None


def _box(token: str) -> Fernet:
    """RFC 5869. The token has 256 random bits, so no salt is needed, and the hash that is kept of it is no key."""
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(token.encode())
    return Fernet(base64.urlsafe_b64encode(key))
