"""Tokens that open something: shown once to whoever may have them, and kept as a hash."""

from __future__ import annotations

import hashlib


def hash_of(token: str) -> str:
    """256 random bits need no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
