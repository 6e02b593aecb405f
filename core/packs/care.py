"""The care that a question is written with, as far as code can see it: lengths, distinct points, probes that keep the
answer back. The product's own bank is held to the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from core.domain.bank import BankQuestion
from core.interviewing.leaks import content_words, overlap

# Words: a question is heard once, so it is short; samples are as long as people talk.
LENGTHS = {
    "text": range(12, 46),
    "explanation": range(8, 46),
    "strong": range(100, 191),
    "middling": range(55, 121),
    "weak": range(25, 81),
}
POINTS, POINT_WORDS, CUES, CUE_WORDS = range(4, 8), range(6, 23), range(3, 7), range(1, 5)
PROBES, PROBE_WORDS = range(2, 4), range(3, 31)
SAME_POINT = 0.6  # of the words of one that stand in another
FROM_QUESTION = 0.5  # of a point's words that stand in the question
GIVEN_AWAY = 0.5  # of a point's words that its probe says


def faults_of(question: BankQuestion) -> Iterator[str]:
    """ "key: what is wrong", one each."""
    samples = question.samples
    texts = {
        "text": question.text,
        "explanation": question.explanation,
        "strong": samples.strong,
        "middling": samples.middling,
        "weak": samples.weak,
    }
    for key, text in texts.items():
        yield from _measured(key, "words", len(text.split()), LENGTHS[key])
    yield from _measured("key_points", "points", len(question.key_points), POINTS)
    yield from _measured("probes", "probes", len(question.probes), PROBES)
    yield from _points(question)
    yield from _probes(question)


def _measured(key: str, what: str, count: int, wanted: range) -> Iterator[str]:
    if count not in wanted:
        yield f"{key}: {count} {what}, where {wanted.start} to {wanted.stop - 1} are wanted"


def _points(question: BankQuestion) -> Iterator[str]:
    for number, point in enumerate(question.key_points, start=1):
        key = f"key_points.{number}"
        yield from _measured(key, "words", len(point.text.split()), POINT_WORDS)
        yield from _measured(f"{key}.cues", "cues", len(point.cues), CUES)
        for cue in point.cues:
            yield from _measured(f"{key}.cues", f"words in {cue!r}", len(cue.split()), CUE_WORDS)
        if overlap(point.text, question.text) >= FROM_QUESTION:
            yield f"{key}: stands in the question already"
    for (a, first), (b, second) in combinations(enumerate(question.key_points, start=1), 2):
        if overlap(first.text, second.text) > SAME_POINT:
            yield f"key_points.{b}: says what {a} says"
    cues = Counter(cue.casefold() for point in question.key_points for cue in set(point.cues))
    for cue, count in cues.items():
        if count > 1:
            yield f"key_points: the cue {cue!r} belongs to {count} points"


def _probes(question: BankQuestion) -> Iterator[str]:
    for number, probe in enumerate(question.probes, start=1):
        key = f"probes.{number}"
        yield from _measured(key, "words", len(probe.ask.split()), PROBE_WORDS)
        if "?" not in probe.ask and not probe.ask.endswith("."):
            yield f"{key}: is no sentence"
        if probe.point is not None:
            new = content_words(question.key_points[probe.point].text) - content_words(question.text)
            if len(new & content_words(probe.ask)) >= GIVEN_AWAY * len(new) > 0:
                yield f"{key}: gives away what it asks for"
