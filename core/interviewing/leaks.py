"""Whether a sentence of the interviewer gives away what the candidate has not said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from core.domain.interview import KeyPoint
from core.domain.language import HAN
from core.interviewing.bank import term_key

_HAN = re.compile(rf"[{HAN}]{{2}}")
OPENING_WORDS = 5
LEAK_SHARE = 0.6  # of a key point's content words
SMALL_WORDS = frozenset(
    term_key(
        """a an the and or but of to in on at for with from by as is are was were be been being it its this that these
        those they them their there he she his her you your i me my we us our not no nor so if then than when what which
        who whom whose how why where would could should will can may might must do does did done have has had having
        into over under about after before between out up down off all any each every some such only own same too very
        just also more most other one two make made get got say says said tell thing way use used using"""
    ).split()
)


def _read(text: str) -> tuple[str, frozenset[str]]:
    """Its words without case and plural: in a row, and those that carry content."""
    key = term_key(text)
    return key, frozenset(key.split()) - SMALL_WORDS


_ours = lru_cache(maxsize=8192)(_read)  # the bank's points, cues and probes come again in every interview
_said = lru_cache(maxsize=32)(_read)  # the same answer, for one probe after the other


def content_words(text: str) -> frozenset[str]:
    """Without small words, case and plural."""
    return _read(text)[1]


def leaks(sentence: str, points: Iterable[KeyPoint], known: str) -> bool:
    """True when a point's cue, or most of its words, stands in `sentence` and not in `known` (what both have heard)."""
    (open_text, heard), (plain, said) = _said(known), _ours(sentence)
    for point in points:
        new = _ours(point.text)[1] - heard
        if len(new) >= 2 and len(new & said) >= LEAK_SHARE * len(new):
            return True
        keys = (f" {key} " for cue in point.cues if (key := _ours(cue)[0]))
        if any(key in f" {plain} " and key not in f" {open_text} " for key in keys):
            return True
        unparted = (cue for cue in point.cues if _HAN.search(cue))  # found within a run of characters
        if any(cue in sentence and cue not in known for cue in unparted):
            return True
    return False


def overlap(text: str, of: str) -> float:
    """The share (0..1) of the content words of `text` that stand in `of` too."""
    words = content_words(text)
    return len(words & content_words(of)) / len(words) if words else 0.0


def opening_words(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.casefold())[:OPENING_WORDS])
