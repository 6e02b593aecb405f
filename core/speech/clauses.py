"""A stream of deltas as pieces to be spoken: the first clause as soon as there is one, then whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.domain.language import word_count

_ABBREVIATIONS = r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bvs)(?<!\bNo)"
_SENTENCE = re.compile(rf"(?:{_ABBREVIATIONS}\.|[!?…।])[\"'”’)\]]*\s+|[。！？][”’」』）]*\s*|\n+\s*")
_CLAUSE = re.compile(r"(?:[,;:]|\s[–—-])\s+|[，；：]\s*")
# Where a speaker may breathe in a long opening without a comma.
_BREATH = re.compile(r"\s(?=(?:and|but|because|so|when|which|while|where|with|before|after|how|what|about)\s)")
MIN_CLAUSE_WORDS = 3
MIN_BREATH_WORDS = 6
_MARKUP = re.compile(r"[*_`#>|]+|\[(?P<label>[^\]]*)\]\([^)]*\)")


def pieces(deltas: Iterable[str]) -> Iterator[str]:
    """Without white space at their ends; together they are all words of the stream. Errors of the stream pass
    through; what was not whole by then is dropped."""
    waiting, is_first = "", True
    for delta in deltas:
        waiting += delta
        while (cut := _first_cut(waiting) if is_first else _sentence_end(waiting)) is not None:
            piece, waiting = waiting[:cut].strip(), waiting[cut:]
            if piece:
                is_first = False
                yield piece
    if waiting.strip():
        yield waiting.strip()


def speakable(text: str) -> str:
    """Without marks that a voice would read out."""
    return " ".join(_MARKUP.sub(lambda match: match["label"] or " ", text).split())


def _sentence_end(text: str) -> int | None:
    match = _SENTENCE.search(text)
    return match.end() if match else None


def _first_cut(text: str) -> int | None:
    end = _sentence_end(text)
    cuts = [end] if end is not None else []
    for pattern, least in ((_CLAUSE, MIN_CLAUSE_WORDS), (_BREATH, MIN_BREATH_WORDS)):
        fitting = (m.end() for m in pattern.finditer(text) if word_count(text[: m.start()]) >= least)
        cuts += list(fitting)[:1]
    return min(cuts, default=None)
