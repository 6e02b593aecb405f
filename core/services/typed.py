"""Text that a person typed, made fit to be kept: no control characters, no more than fits."""

from __future__ import annotations

import re
import unicodedata

from core.errors import InputRejected

MAX_ANSWER_CHARACTERS = 20_000
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Marks that turn the direction of whatever follows them on a page; the letters of right-to-left scripts need none.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def cleaned(text: str) -> str:
    """Without control characters (newline and tab stay), lone surrogates and direction overrides."""
    lines = _BREAKS.sub("\n", text)
    return "".join(
        c for c in lines if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in _DIRECTION)
    )


def typed_text(text: str, *, what: str, max_characters: int) -> str:
    """`what` begins a sentence: "An answer". Raises InputRejected when nothing is left, or too much."""
    kept = cleaned(text).strip()
    if not kept:
        raise InputRejected(f"{what} needs some text. Write a sentence or two, then send it.")
    if len(kept) > max_characters:
        raise InputRejected(
            f"{what} may have {max_characters:,} characters; this one has {len(kept):,}. "
            "Shorten it, then send it again."
        )
    return kept
