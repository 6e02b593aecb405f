"""Text that a person typed, made fit to be kept: no control characters, no more than fits."""

from __future__ import annotations

import re

from core.errors import InputRejected

MAX_ANSWER_CHARACTERS = 20_000
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, lone surrogates, and marks that turn the direction of whatever follows them on a page; the letters
# of right-to-left scripts need none.
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def cleaned(text: str) -> str:
    """Without control characters (newline and tab stay), lone surrogates and direction overrides."""
    return _UNFIT.sub("", _BREAKS.sub("\n", text))


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
