"""The forms of English verbs, as far as rules make them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SIBILANT = re.compile(r"(?:s|sh|ch|x|z|o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT = re.compile(r"^(?:[^aeiou]*|.*(?:per|trans))[^aeiou][aeiou][bdgmnprt]$")  # one that doubles its last letter


def verb_forms(verb: str, past: Mapping[str, str]) -> tuple[str, str, str, str]:
    """("try", "tries", "tried", "trying"); `past` has those whose past no rule makes."""
    stem = verb + verb[-1] if _SHORT.search(verb) else verb[:-1] if verb.endswith("e") else verb
    third, regular = verb + "s", stem + "ed"
    if _SIBILANT.search(verb):
        third = verb + "es"
    elif _CONSONANT_Y.search(verb):
        third, regular = verb[:-1] + "ies", verb[:-1] + "ied"
    return verb, "has" if verb == "have" else third, past.get(verb, regular), stem + "ing"
