"""A model answer to a question about somebody's own paper: from their lines alone, with room for what only they know.

Without a model it is an outline; a model's wording stands only when each statement outside square brackets can be
checked against the lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.domain.interview import Question
from core.domain.source import Origin, Source
from core.figures import figures_in

BRACKETS = re.compile(r"\[[^\][]{1,160}\]")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Names and tools: beside figures, what could be invented.
CHECKABLE = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w+#.-]*")
PLAIN = frozenset(("I", "I'd", "I'm", "I've", "I'll", "The", "My", "We", "It", "That", "This"))
MIN_IN_COMMON = 2  # words of a sentence, of four letters and more, that the lines hold as well


def outlined(question: Question, source: Source) -> str:
    """Quotes and brackets only: nothing in it is ours."""
    facts = [fact for fact in dict.fromkeys((source.text, *source.facts)) if fact]
    if source.origin is Origin.JOB:
        opening = f"The job says: “{source.text}”. Say first how much of it you have done: [in hours or months]."
        near = [fact for fact in source.facts if fact]
        resting = f" Nearest to it, your résumé has: {_quoted(near)}." if near else ""
    else:
        opening = f"Begin with what your résumé says: “{facts[0]}”."
        resting = f" From the same part of it you can draw on: {_quoted(facts[1:])}." if facts[1:] else ""
    rest = "; ".join(f"[{_asked_for(point.text)}]" for point in question.key_points)
    return f"{opening}{resting} Then add what only you know: {rest}."


def rests_on(answer: str, source: Source, question: Question) -> bool:
    """Whether a wording says nothing that the lines, or the question, do not."""
    known = " ".join((source.text, *source.facts, question.text)).casefold()
    own = BRACKETS.sub(" ", answer)
    names = {found for found in CHECKABLE.findall(own) if found.rstrip(".,") not in PLAIN}
    if any(name.casefold().strip(".,-") not in known for name in names) or not figures_in(own) <= figures_in(known):
        return False
    held = _stems(known)
    told = [sentence for sentence in SENTENCE.split(own) if len(_stems(sentence)) >= MIN_IN_COMMON * 3]
    return bool(BRACKETS.search(answer)) and all(len(_stems(s) & held) >= MIN_IN_COMMON for s in told)


def _asked_for(point: str) -> str:
    """ "Names the source of the number" as it is asked of somebody: "name the source of the number"."""
    first, _, rest = point.rstrip(".").partition(" ")
    verb = plain_form(first.lower()) if first.lower().endswith("s") else first.lower()
    return f"{verb} {rest}"


def plain_form(verb: str) -> str:
    irregular = {"does": "do", "has": "have", "is": "be", "goes": "go"}
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes")):
        return verb[:-2]
    return verb[:-1]


def _quoted(facts: Iterable[str]) -> str:
    return "; ".join(f"“{fact}”" for fact in facts)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{4,}", text.casefold()))
