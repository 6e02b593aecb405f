"""What titles, employers, schools, degrees and places look like, and a line in its pieces. The words are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

WORDS = Path(__file__).resolve().parents[2] / "prompts" / "resume_words.toml"
_CUTS = re.compile(r"\s*(?:\||•|·|●|▪|◆|❖|»|—|\s–\s|\s-\s|\s{3,}|\s@\s)\s*")
# German joins what a person is to what they do it with: "Konstruktionsingenieur".
_COMPOUND = re.compile(
    r"[^\W\d_]{3,}(?:ingenieur|leiter|entwickler|berater|techniker|lehrer|pfleger|manager|assistent|referent|verkäufer|"
    r"planer|mechaniker|elektroniker|mechatroniker|monteur|betreuer|arbeiter|erzieher)(?:in|:in|\*in|/in)?(?!\w)"
    r"|[^\W\d_]{3,}(?:kaufmann|kauffrau|fachkraft|fachfrau|fachmann|schwester|hilfe|kraft|arzt|ärztin)(?!\w)"
)


@cache
def words() -> Mapping[str, frozenset[str]]:
    """By kind, in lower case."""
    data = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {
        kind: frozenset(part.strip().lower() for part in text.split(",") if part.strip()) for kind, text in data.items()
    }


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    ordered = sorted(words()[kind], key=len, reverse=True)
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(map(re.escape, ordered)) + r")(?![^\W\d_])", re.IGNORECASE)


def has(kind: str, text: str) -> int:
    """How many words of this kind the text has."""
    text = text[:300]
    ending = _COMPOUND.findall(text) if kind == "titles" else ()
    return len(_pattern(kind).findall(text)) + len(ending)


def pieces_of(text: str) -> list[str]:
    """A line in the pieces that marks, wide spaces and dashes part."""
    return [piece for part in _CUTS.split(text) if (piece := part.strip(" ,;"))]


def is_title(text: str) -> bool:
    return has("titles", text) > 0


def title_like(text: str) -> int:
    """Above 0: like the title of a job."""
    count = has("titles", text)
    return 2 * min(count, 2) - 2 * min(has("organisations", text), 2) if count else -min(has("organisations", text), 2)


def organisation_like(text: str) -> int:
    return 2 * min(has("organisations", text), 2) - 2 * min(has("titles", text), 1) - place_like(text) // 2


def place_like(text: str) -> int:
    """Above 1: like a place. A country or a state, a comma between names, a postal code."""
    if len(text) > 80 or (has("organisations", text) and not re.search(r"\d{4,}", text)):
        return 0
    score = 2 * min(has("places", text), 2)
    if re.fullmatch(r"[^\W\d_][\w .'’/-]+,\s*[A-Z]{2}(?:\s+\d{5})?", text):
        score += 3
    elif re.fullmatch(r"(?:[^\W\d_][\w.'’-]*\s?){1,4},\s*(?:[^\W\d_][\w.'’-]*\s?){1,4}", text) and not has(
        "titles", text
    ):
        score += 1
    if re.search(r"\b\d{4,6}\s+[A-ZÀ-Ý]|\b[A-Z]{1,2}\d[\dA-Z]?\s*\d[A-Z]{2}\b", text) and not re.search(r"@|\+", text):
        score += 2
    return score


def capitalised(text: str) -> bool:
    first = next((c for c in text if c.isalnum()), "")
    return first.isupper() or first.isdigit()
