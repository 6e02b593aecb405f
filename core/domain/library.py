"""Answers that a person keeps, apart from any interview: written, changed, found again, and used as their own model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.domain.interview import Question
from core.domain.plan import Kind

SEARCH_WORDS = 20  # a whole page pasted into the search box is not a question that an index answers
WORD_CHARACTERS = 60
EXCERPT_CHARACTERS = 220


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """Each save is a version; an earlier one is the same answer as it stood then."""

    id: str  # UUID
    owner_id: str
    title: str  # the question, as far as there is one
    text: str
    kind: Kind
    saved_at: datetime
    tags: tuple[str, ...] = ()
    answers: str | None = None  # which question: `question_key`
    interview_id: str | None = None  # the interview it was kept from
    question_id: str | None = None  # and the question there
    is_model: bool = False  # shown as their own model answer wherever `answers` is asked; never a version's
    version: int = 0


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """Every field narrows; empty means any. Pages count from 1."""

    text: str = ""  # words, each as the beginning of one, in title, tags and text; without a word in it, any
    kinds: tuple[Kind, ...] = ()
    tags: tuple[str, ...] = ()  # any of them
    page: int = 1
    page_size: int = 20  # 1-100


def question_key(interview_id: str, question: Question) -> str:
    """The same wherever a question of the bank is asked; one that is not in the bank is asked once."""
    if question.bank_id and not question.is_follow_up:
        return question.bank_id
    return f"{interview_id}/{question.id}"


def plain_words(text: str) -> list[str]:
    """Letters and digits, without case and accents, in order."""
    return [word[:WORD_CHARACTERS] for word in re.findall(r"[^\W_]+", _bare(text.lower()))]


def searched_words(text: str) -> tuple[str, ...]:
    """What of a question is looked for; each is the beginning of a word."""
    return tuple(dict.fromkeys(plain_words(text)))[:SEARCH_WORDS]


def excerpt(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """About EXCERPT_CHARACTERS of the text in pieces, each with whether it is a word that was looked for, from shortly
    before the first of them; from the beginning where there is none."""
    found = [w.span() for w in re.finditer(r"[^\W_]+", text) if _starts(w.group(), words)]
    start = _cut(text, found[0][0] - EXCERPT_CHARACTERS // 4) if found else 0
    end = _cut(text, start + EXCERPT_CHARACTERS)
    pieces: list[tuple[str, bool]] = [("…", False)] if start else []
    at = start
    for first, last in found:
        if last > end:
            break
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((f"{text[at:end].rstrip()}…" if end < len(text) else text[at:end], False))
    return tuple(piece for piece in pieces if piece[0])


def _starts(word: str, words: Sequence[str]) -> bool:
    return bool(words) and _bare(word.lower()).startswith(tuple(words))


def _cut(text: str, at: int) -> int:
    """The beginning of a word, not after `at`."""
    if at <= 0:
        return 0
    if at >= len(text):
        return len(text)
    gap = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at))
    return gap + 1 if gap >= at - WORD_CHARACTERS else at


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
