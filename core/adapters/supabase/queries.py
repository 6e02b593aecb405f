"""An InterviewQuery as the project's functions take it, and the words that a search finds."""

from __future__ import annotations

import re
import unicodedata
from uuid import UUID

from core.domain.progress import InterviewQuery
from core.errors import NotFound

SEARCH_WORDS = 20  # a whole page pasted into the search box is not a question
WORD_CHARACTERS = 60
INDEXED_BYTES = 400_000  # PostgreSQL keeps at most 1 MB of words in one row


def words(text: str) -> list[str]:
    """Letters and digits, without case and accents, each word once, in order."""
    plain = unicodedata.normalize("NFD", text.casefold())
    found = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return list(dict.fromkeys(word[:WORD_CHARACTERS] for word in found))


def indexed_words(text: str) -> list[str]:
    kept, size = [], 0
    for word in words(text):
        size += len(word.encode())
        if size > INDEXED_BYTES:
            break
        kept.append(word)
    return kept


def words_query(text: str) -> str:
    """A tsquery: every word, in any order, each as the beginning of a word. Words hold no operator and no quote."""
    return " & ".join(f"'{word}':*" for word in words(text)[:SEARCH_WORDS])


def as_parameters(query: InterviewQuery) -> dict[str, object]:
    given: dict[str, object] = {
        name: [str(value) for value in wanted]
        for name, wanted in (
            ("kinds", query.kinds),
            ("statuses", query.statuses),
            ("difficulties", query.difficulties),
            ("domains", query.domains),
            ("topics", query.topics),
        )
        if wanted
    }
    limits = {
        "started_from": query.started_from.isoformat() if query.started_from else None,
        "started_before": query.started_before.isoformat() if query.started_before else None,
        "min_score": query.min_score,
        "max_score": query.max_score,
        "words": words_query(query.text) if query.text.strip() else None,
    }
    return given | {name: value for name, value in limits.items() if value is not None}


def as_uuid(text: str, what: str) -> str:
    """Raises NotFound: the project's ids are UUIDs, and nothing has another one."""
    try:
        return str(UUID(text))
    except ValueError:
        raise NotFound(f"{what} {text!r}") from None


def plain(text: str) -> str:
    """PostgreSQL has no room for the character of code 0 in a text."""
    return text.replace("\0", "")
