"""A quote counts when the answer holds it: as it stands, or apart from case, white space and punctuation."""

from __future__ import annotations

import re
import unicodedata

from core.domain.evaluation import Evidence
from core.domain.language import HAN

MIN_CHARACTERS = 6  # letters and digits; less than that is found in any answer
HAN_COUNTS = 2  # characters: a Han character says as much
_HAN = re.compile(rf"[{HAN}]")


def locate(quote: str, answer: str) -> Evidence | None:
    """Where the answer says it, in the answer's own spelling; None when it does not."""
    wanted = quote.strip().strip("\"“”'‘’…. ")
    if sum(HAN_COUNTS if _HAN.match(char) else char.isalnum() for char in wanted) < MIN_CHARACTERS:
        return None
    start = answer.find(wanted)
    if start >= 0:
        return Evidence(wanted, start, start + len(wanted))
    folded, places = _folded(answer)
    sought = _folded(wanted)[0].strip()
    at = f" {folded} ".find(f" {sought} ")
    if not sought or at < 0:
        return None
    start, end = places[at], places[at + len(sought) - 1] + 1
    return Evidence(answer[start:end], start, end)


def _folded(text: str) -> tuple[str, list[int]]:
    """Letters and digits in lower case, words parted by one blank, and the place of each character in the text."""
    out: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in "'’":
            continue
        is_mark = unicodedata.category(char).startswith("M")  # a sign that belongs to the letter before it
        is_han = _HAN.match(char) is not None  # a word of its own
        if is_han or char.isalnum() or (is_mark and out and out[-1] != " "):
            before = " " if is_han and out and out[-1] != " " else ""
            # Some characters fold to several; each of them stands at the same place.
            for piece in f"{before}{char.casefold()}{' ' if is_han else ''}":
                out.append(piece)
                places.append(place)
        elif out and out[-1] != " ":
            out.append(" ")
            places.append(place)
    if out and out[-1] == " ":
        out.pop()
        places.pop()
    return "".join(out), places
