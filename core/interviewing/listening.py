"""What the candidate's words are before anyone judges them: answer or request, the interview's language or another
one, rude, or no words at all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from core.domain.language import ENGLISH, word_count, words_of
from core.languages import language_of


class Wish(StrEnum):
    """What a candidate may ask for instead of answering."""

    REPEAT = "repeat"
    CLARIFY = "clarify"
    EXPLAIN = "explain"
    PAUSE = "pause"
    HINT = "hint"
    OTHER = "other"


class Tone(StrEnum):
    """What stands out in an answer before its content does."""

    PLAIN = "plain"
    WORDLESS = "wordless"
    FOREIGN = "foreign"
    RUDE = "rude"
    DONT_KNOW = "dont_know"


@dataclass(frozen=True, slots=True)
class Request:
    wish: Wish
    term: str = ""  # with EXPLAIN: what was asked about


LONGEST_REQUEST_WORDS = 18
LONGEST_REQUEST_CHARACTERS = 200
LONGEST_TERM_WORDS = 5
MIN_WORDS_OF_A_LANGUAGE = 5
# Of its letters, in the script of its language. Terms of the field are in Latin letters anywhere, and a word of them
# has several, where one in Han characters has one or two.
OWN_SCRIPT_SHARE = {"LATIN": 0.5, "DEVANAGARI": 0.3, "CJK": 0.2}
_SCRIPTS = {"hi": "DEVANAGARI", "zh": "CJK"}
_MARKS = " .?!,。？！，।¿¡"


def as_request(text: str, language: str = ENGLISH) -> Request | None:
    """The request that the whole text is; None when it may be an answer. Conservative: an answer must never be lost."""
    plain, asked = _plain(text), language_of(language).requests
    if not plain or len(plain) > LONGEST_REQUEST_CHARACTERS or word_count(plain) > LONGEST_REQUEST_WORDS:
        return None
    if len(_sentences(plain)) > 2:
        return None
    core = asked.lead.sub("", plain.lstrip(_MARKS)).strip(_MARKS)
    for wish, pattern in asked.wishes:
        if pattern.fullmatch(core):
            return Request(Wish(wish))
    has_mark = plain.rstrip().endswith(("?", "？"))
    for pattern in (*asked.explain, *(asked.explain_asked if has_mark else ())):
        match = pattern.fullmatch(core)
        term = asked.article.sub("", match["term"]).strip() if match else ""
        if match and word_count(term) <= LONGEST_TERM_WORDS and not asked.no_term.match(match["term"]):
            return Request(Wish.EXPLAIN, term)
    return None


def request_in(text: str, language: str = ENGLISH) -> Request:
    """What was asked for, when it is known that something was."""
    as_asked = f"{text.rstrip(' .!?。！？')}?"
    return as_request(text, language) or as_request(as_asked, language) or Request(Wish.OTHER)


def tone_of(text: str, language: str = ENGLISH) -> Tone:
    plain, manner = _plain(text), language_of(language).manner
    letters = [c for c in plain if c.isalpha()]
    if len(letters) < 2:
        return Tone.WORDLESS
    if _is_foreign(plain, letters, language):
        return Tone.FOREIGN
    brief = len(plain) <= 300 and word_count(plain) <= 25
    if brief and manner.rude.search(plain):
        return Tone.RUDE
    if brief and manner.dont_know.search(plain):
        return Tone.DONT_KNOW
    return Tone.PLAIN


def is_in(text: str, language: str) -> bool:
    """Whether a text of some words is in that language, as far as its script and its small words tell."""
    plain, function = _plain(text), language_of(language).manner.function
    letters = [c for c in plain if c.isalpha()]
    said = words_of(plain)
    return bool(letters) and not _is_foreign(plain, letters, language) and any(word in function for word in said)


def _is_foreign(plain: str, letters: list[str], language: str) -> bool:
    script = _SCRIPTS.get(language, "LATIN")
    sample = Counter(letters[:2000])
    own_letters = sum(count for letter, count in sample.items() if script in unicodedata.name(letter, ""))
    if own_letters < OWN_SCRIPT_SHARE[script] * sample.total():
        return True
    manner = language_of(language).manner
    said = words_of(plain[:20_000])
    own = sum(word in manner.telling for word in said)
    other = sum(word in manner.foreign for word in said)
    return len(said) >= MIN_WORDS_OF_A_LANGUAGE and other >= 2 and other > 2 * own


def _sentences(plain: str) -> list[str]:
    return [part for part in re.split(r"[.?!]+\s+|[。？！।]+\s*", plain.strip()) if part.strip(_MARKS)]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("’", "'")).strip()
