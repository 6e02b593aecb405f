"""What is plainly no answer is said so by code, before any judge: nothing to quote, nothing to praise."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from core.domain.evaluation import Gate
from core.domain.interview import Question
from core.domain.language import ENGLISH, HAN, MARKS
from core.grading.lexicon import Lexicon
from core.grading.text import Text, read_text
from core.grading.wordings import straightened, wording, words
from core.languages import language_of

MIN_WORDS = 12
MIN_WORDS_FOLLOW_UP = 4  # "about forty a day" answers a follow-up
OPENING_CHARACTERS = 400  # where a refusal is looked for
REFUSAL_CONTENT = 6  # content words beside the refusal from which on something was answered after all
KNOWN_SHARE = 0.45  # of the Latin words; below it, keys were hit at random
ECHOED_SHARE = 0.8  # of the answer's different content words that stand in the question
ECHO_NEW = 4  # different content words of one's own from which on it is an answer
FOREIGN_SHARE = 0.2  # of all words: small words make up a third and more of any language's running text
LATIN = ("en", "es", "fr", "de")
SCRIPTS = {"hi": re.compile(rf"[{MARKS}\u0904-\u0939\u0958-\u0961\u0966-\u097f]"), "zh": re.compile(rf"[{HAN}]")}
OWN_SCRIPT_SHARE = 0.3
_MIN_DIFFERENT = 4  # fewer different words than this in a dozen are one word said over and over


def gate_of(question: Question, text: Text, lexicon: Lexicon) -> Gate | None:
    """The first reason why this is no answer, or None."""
    if not text.tokens:
        # Blanks and control characters are nothing at all; other marks were typed, and say nothing.
        return Gate.GIBBERISH if any(char.isprintable() and not char.isspace() for char in text.raw) else Gate.EMPTY
    if _is_refusal(text):
        return Gate.REFUSAL
    if is_foreign(text):
        return Gate.OTHER_LANGUAGE
    if text.word_count < (MIN_WORDS_FOLLOW_UP if question.is_follow_up else MIN_WORDS):
        return Gate.TOO_SHORT
    if is_gibberish(text, lexicon):
        return Gate.GIBBERISH
    return Gate.ECHO if _is_echo(question, text) else None


def is_foreign(text: Text) -> bool:
    """Whether most of it is in another language than its own: another script, or the small words of another one."""
    count = len(text.tokens)
    if text.language != ENGLISH:
        return _is_foreign_to(text, count)
    if _is_mostly_other_script(text, count):
        return True
    # Where "the" and "of" are missing, "der" and "que" tell a language; a sentence quoted in one does not.
    foreign = words("foreign")
    theirs = sum(token.word in foreign for token in text.tokens)
    return theirs >= FOREIGN_SHARE * count and theirs > sum(not token.is_content for token in text.tokens)


def _is_foreign_to(text: Text, count: int) -> bool:
    script = SCRIPTS.get(text.language)
    if script:
        # Terms of the field are in Latin letters anywhere.
        own = sum(script.match(token.word) is not None for token in text.tokens)
        return own < OWN_SCRIPT_SHARE * count
    if _is_mostly_other_script(text, count):
        return True
    others, ours = _others(text.language), _own(text.language)
    theirs = sum(token.word in others for token in text.tokens)
    return theirs >= FOREIGN_SHARE * count and theirs > sum(token.word in ours for token in text.tokens)


@cache
def _own(language: str) -> frozenset[str]:
    """Small words that no other language in Latin script shares."""
    return words("stop", language) - frozenset().union(*(words("stop", other) for other in LATIN if other != language))


@cache
def _others(language: str) -> frozenset[str]:
    return frozenset().union(*(words("stop", other) for other in LATIN if other != language)) - words("stop", language)


def _is_mostly_other_script(text: Text, count: int) -> bool:
    return not text.raw.isascii() and sum(_is_other_script(token.word) for token in text.tokens) > count / 2


def _is_other_script(word: str) -> bool:
    """Beyond Latin with its accents, which ends at U+024F."""
    return not word.isascii() and any(char > "\u024f" and char != "’" for char in word)


def _is_refusal(text: Text) -> bool:
    if not wording("refusal", text.language).is_in(straightened(text.raw[:OPENING_CHARACTERS])):
        return False
    apology = words("apology", text.language)
    is_spaced = language_of(text.language).is_spaced
    said = [t for t in text.content if t.word not in apology and (is_spaced or not apology & set(t.word))]
    return len(said) < REFUSAL_CONTENT


def is_gibberish(text: Text, lexicon: Lexicon) -> bool:
    """Whether keys were hit at random, or one word was said over and over."""
    if sum(len(token.word) == 1 for token in text.tokens) > len(text.tokens) / 2:
        return True
    if text.language != ENGLISH:
        different = len({token.stem for token in text.tokens})
        return text.word_count >= MIN_WORDS and (different < _MIN_DIFFERENT or all(t.is_content for t in text.tokens))
    latin = [token for token in text.tokens if token.word.isascii() and not token.word[0].isdigit()]
    if len(text.tokens) >= MIN_WORDS and len({token.stem for token in text.tokens}) < _MIN_DIFFERENT:
        return True
    if not latin:
        return True
    known = sum(not token.is_content or lexicon.knows(token.word) or lexicon.knows(token.stem) for token in latin)
    return known / len(latin) < KNOWN_SHARE


@lru_cache(maxsize=512)
def _stems(question: str, language: str) -> frozenset[str]:
    return frozenset(token.stem for token in read_text(question, language).tokens)


def _is_echo(question: Question, text: Text) -> bool:
    asked = _stems(question.text, text.language)
    said = {token.stem for token in text.content}
    new = said - asked
    return len(new) < ECHO_NEW and len(said) - len(new) >= ECHOED_SHARE * len(said)
