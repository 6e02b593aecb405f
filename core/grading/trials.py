"""Trials of a grader: an answer is changed in a known way, and its score must move as that change deserves.

Metamorphic testing (Chen, Cheung and Yiu, 1998): nobody needs to know the right score of any answer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.domain.interview import Question
from core.domain.plan import Kind
from core.errors import ConfigurationError
from core.grading.lexicon import Lexicon
from core.grading.reading import analyse
from core.grading.wordings import straightened, wording

MAX_DRIFT = 4.0  # of 100: how far a score may move where it should not move at all
NO_GAIN = 0.5  # of 100: scores are shown as whole numbers
ADDED_FROM = 0.75  # a sentence shows a point when the grader is this sure of it in the authors' own answer
INJECTED_ANSWERS = 2  # answers that each injection is tried on


class Wanted(StrEnum):
    UNMOVED = "unmoved"
    LOWER = "lower"
    HIGHER = "higher"
    NO_GAIN = "no gain"


@dataclass(frozen=True, slots=True)
class TrialAnswer:
    question: Question
    text: str
    strong: str = ""  # the authors' own answer to the same question, from which a missing point is taken
    result: str = ""  # the words of `text` that tell the result, marked by hand


@dataclass(frozen=True, slots=True)
class Trial:
    name: str  # of the change
    question: Question
    before: str
    after: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Outcome:
    trial: Trial
    before: float
    after: float

    @property
    def excess(self) -> float:
        """How far beyond what is allowed the score moved, in points of 100; 0 or less: as it should."""
        change = self.after - self.before
        match self.trial.wanted:
            case Wanted.UNMOVED:
                return abs(change) - MAX_DRIFT
            case Wanted.NO_GAIN:
                return change - NO_GAIN
            case Wanted.LOWER:
                return change + 0.1 if change >= 0 else 0.0
            case Wanted.HIGHER:
                return 0.1 - change if change <= 0 else 0.0

    @property
    def is_violation(self) -> bool:
        return round(self.excess, 6) > 0


class Changes:
    """The texts of `prompts/trials`. Raises ConfigurationError when they cannot be read."""

    def __init__(self, folder: Path) -> None:
        try:
            data: dict[str, Any] = tomllib.loads((folder / "changes.toml").read_text(encoding="utf-8"))
            self.injections = tuple(
                tomllib.loads((folder / "injections.toml").read_text(encoding="utf-8"))["injection"]
            )
            self.asides: Mapping[str, Sequence[str]] = {
                name: tuple(data[name]) for name in ("irrelevant", "boasting", "politeness", "person")
            }
            self.retractions = tuple(data["retraction"])
            self.vague_number = str(data["vague_number"])
            self._longer: dict[str, str] = data["longer"]
        except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
            raise ConfigurationError(f"the trials in {folder.name} cannot be read: {error}") from error
        self._short = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._longer))})\b", re.IGNORECASE)

    def longer(self, text: str) -> str:
        def long_form(match: re.Match[str]) -> str:
            word = self._longer[match.group().lower()]
            return word.capitalize() if match.group()[0].isupper() else word

        return self._short.sub(long_form, text)


def trials_of(answers: Sequence[TrialAnswer], changes: Changes, lexicon: Lexicon) -> Iterator[Trial]:
    """Every change that applies to each answer; the texts take turns."""
    for number, answer in enumerate(answers):
        yield from _unmoved(answer, changes, number)
        yield from _moved(answer, changes, number, lexicon)
    for number, injection in enumerate(changes.injections):
        for step in range(INJECTED_ANSWERS):
            one = answers[(number * INJECTED_ANSWERS + step) % len(answers)]
            before = step % 2 == 0
            after = f"{injection} {one.text}" if before else f"{one.text} {injection}"
            yield Trial("injection", one.question, one.text, after, Wanted.NO_GAIN)


def _unmoved(answer: TrialAnswer, changes: Changes, number: int) -> Iterator[Trial]:
    question, text = answer.question, answer.text
    for name, asides in changes.asides.items():
        one, other = asides[number % len(asides)], asides[(number + 1) % len(asides)]
        after = f"{one} {text}" if name == "person" else f"{text} {one}" if number % 2 else f"{one} {text} {other}"
        yield Trial(name, question, text, after, Wanted.UNMOVED)
    sentences = re.split(r"(?<=[.!?])\s+", text)
    yield Trial("repeating the answer", question, text, f"{text} {text}", Wanted.UNMOVED)
    longest = max(sentences, key=len)
    yield Trial("repeating a sentence", question, text, " ".join([text, longest, longest]), Wanted.UNMOVED)
    if (longer := changes.longer(text)) != text:
        yield Trial("longer words", question, text, longer, Wanted.UNMOVED)
    if (other_sex := swapped(text)) != text:
        yield Trial("gender", question, text, other_sex, Wanted.UNMOVED)


def _moved(answer: TrialAnswer, changes: Changes, number: int, lexicon: Lexicon) -> Iterator[Trial]:
    question, text = answer.question, answer.text
    analysis = analyse(question, text, lexicon)
    retraction = changes.retractions[number % len(changes.retractions)]
    if analysis.covered:
        best = max(analysis.covered, key=lambda index: analysis.points[index].value)
        segment = analysis.points[best].segment
        assert segment is not None, "a covered point has its words"
        yield Trial("taking back", question, text, _after_sentence(text, segment.end, retraction), Wanted.LOWER)
    if question.kind is Kind.BEHAVIOURAL:
        if answer.result:
            yield Trial("no result", question, text, text.replace(answer.result, ""), Wanted.LOWER)
    elif (vague := _without_numbers(text, changes.vague_number)) != text:
        yield Trial("no number", question, text, vague, Wanted.LOWER)
    if added := missing_point(question, analysis.covered, answer.strong, lexicon):
        yield Trial("adding a point", question, text, f"{text} {added}", Wanted.HIGHER)


def _without_numbers(text: str, vague: str) -> str:
    kept, at = [], 0
    for start, end in wording("number").spans(straightened(text)):
        kept += [text[at:start], vague]
        at = end
    return "".join([*kept, text[at:]])


def missing_point(question: Question, covered: Sequence[int], strong: str, lexicon: Lexicon) -> str:
    """The sentence of the authors' answer that says a point which is missing; "" when there is none."""
    if not strong:
        return ""
    theirs = analyse(question, strong, lexicon)
    for index, match in enumerate(theirs.points):
        if index not in covered and match.segment and match.value >= ADDED_FROM:
            return _sentence_at(strong, match.segment.start)
    return ""


def swapped(text: str) -> str:
    """He for she, and she for he."""
    pairs = {"he": "she", "him": "her", "his": "her", "himself": "herself", "man": "woman", "men": "women"}
    both = pairs | {"she": "he", "her": "his", "herself": "himself", "woman": "man", "women": "men"}

    def other(match: re.Match[str]) -> str:
        word = both[match.group().lower()]
        return word.capitalize() if match.group()[0].isupper() else word

    return re.sub(rf"\b(?:{'|'.join(both)})\b", other, text, flags=re.IGNORECASE)


def _after_sentence(text: str, at: int, added: str) -> str:
    found = re.compile(r"[.!?]+(?=\s|$)").search(text, at)
    end = found.end() if found else len(text)
    return f"{text[:end]} {added}{text[end:]}"


def _sentence_at(text: str, at: int) -> str:
    start = max((m.end() for m in re.finditer(r"[.!?]\s+", text) if m.end() <= at), default=0)
    found = re.compile(r"[.!?]+(?=\s|$)").search(text, at)
    return text[start : found.end() if found else len(text)]


def outcomes(trials: Sequence[Trial], value: Callable[[Question, str], float]) -> tuple[Outcome, ...]:
    """`value` grades an answer, 0-100. The unchanged answer is graded once for all of its trials."""
    known: dict[tuple[str, str], float] = {}
    found = []
    for trial in trials:
        key = (trial.question.id, trial.before)
        if key not in known:
            known[key] = value(trial.question, trial.before)
        found.append(Outcome(trial, known[key], value(trial.question, trial.after)))
    return tuple(found)
