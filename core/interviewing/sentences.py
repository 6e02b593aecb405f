"""Whole sentences out of a stream of deltas: nothing half said is ever shown or spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.domain.language import pieces_of, word_count

_ABBREVIATIONS = r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bvs)(?<!\bNo)"
_END = re.compile(rf"(?:{_ABBREVIATIONS}\.|[!?…।])[\"'”’)\]]*(?=\s)|[。！？][”’」』）]*|\n+")


def sentences(deltas: Iterable[str]) -> Iterator[str]:
    """Each sentence as soon as the next one begins, with the white space after it; the rest when the stream ends.
    An error of the stream passes through, and the unfinished sentence is dropped with it."""
    waiting = ""
    for delta in deltas:
        waiting += delta
        while (end := _END.search(waiting)) and end.end() < len(waiting):
            cut = end.end() + len(waiting[end.end() :]) - len(waiting[end.end() :].lstrip())
            if cut == len(waiting):
                break
            yield waiting[:cut]
            waiting = waiting[cut:]
    if waiting.strip():
        yield waiting


def split_sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in sentences([text])]


def trimmed(text: str, max_words: int) -> str:
    """At most `max_words` words, ending with a sentence; a longer first sentence ends at a comma, or is cut."""
    pieces = pieces_of(text)
    if word_count(text) <= max_words:
        return text.strip()
    kept: list[str] = []
    for sentence in split_sentences(text):
        if sum(word_count(s) for s in (*kept, sentence)) > max_words:
            break
        kept.append(sentence)
    if kept:
        return " ".join(kept)
    head = "".join(pieces[:max_words]).strip()
    clause = re.match(r"(.{20,})[,;:]\s", head, re.DOTALL)
    return f"{(clause[1] if clause else head).rstrip(' ,;:')}…"


def limited(deltas: Iterable[str], max_words: int) -> Iterator[str]:
    """Sentences while they fit into `max_words`; a first one that does not is trimmed."""
    count = 0
    for sentence in sentences(deltas):
        length = word_count(sentence)
        if count + length > max_words:
            if count == 0:
                yield trimmed(sentence, max_words)
            return
        count += length
        yield sentence


def limited_with_beats(deltas: Iterable[str], max_words: int) -> Iterator[str]:
    """As `limited`, and "" for each delta that completes no sentence: whoever listens may stop in between."""
    text, told = "", 0
    for delta in deltas:
        text += delta
        whole = list(limited([text], max_words))[:-1]  # the last one may go on
        yield from whole[told:] or ("",)
        told = max(told, len(whole))
        if len(text.split()) > 2 * max_words:
            break
    yield from list(limited([text], max_words))[told:]


def as_deltas(text: str) -> Iterator[str]:
    """A finished text word by word, as a stream would send it."""
    yield from re.findall(r"\s*\S+", text)


def as_clause(text: str) -> str:
    """A key point inside a sentence: "DNS …" keeps its capital, "Asks …" does not."""
    text = text.strip().rstrip(".")
    return text if text[1:2].isupper() or text.startswith(("I ", "I'")) else text[:1].lower() + text[1:]
