"""The tape: an interview laid out on one axis of time. Times are milliseconds since it began."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.domain.coding import Language
from core.domain.evaluation import Evidence
from core.domain.interview import Speaker


class EventKind(StrEnum):
    STRENGTH = "strength"  # words that earned level 4 or 5
    GAP = "gap"  # words that earned level 1 or 2, or an answer that lacks something
    FILLERS = "fillers"  # a run of filler words
    PAUSE = "pause"
    INTERRUPTION = "interruption"
    HINT = "hint"
    RUN = "run"
    SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class TapeEvent:
    at_ms: int
    kind: EventKind
    label: str  # what it is about, in words; may quote the candidate


@dataclass(frozen=True, slots=True)
class TapeLine:
    """One turn: from the end of the one before to its own end, or as long as its recording."""

    start_ms: int
    end_ms: int
    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    at_ms: int
    label: str
    number: int | None = None  # of the main question, from 1


@dataclass(frozen=True, slots=True)
class Take:
    """One attempt at one answer, where it lies on the axis. `words_ms` are the starts of the recorded words with the
    characters of the answer at which they begin; empty without a recording."""

    question_id: str
    attempt: int
    start_ms: int
    end_ms: int
    characters: int
    words_ms: tuple[tuple[int, int], ...] = ()  # (character, ms since the interview began)
    speech_ms: tuple[tuple[int, int], ...] = ()  # stretches with words in them
    is_recorded: bool = False

    def at(self, character: int) -> int:
        """When that character was said; typed text is spread evenly over its turn."""
        said = [at_ms for start, at_ms in self.words_ms if start <= character]
        if said:
            return said[-1]
        if self.words_ms or not self.characters:
            return self.start_ms
        return self.start_ms + round((self.end_ms - self.start_ms) * character / self.characters)


@dataclass(frozen=True, slots=True)
class CodeState:
    """The code of a coding round at one moment, and what of it is new since the moment before."""

    at_ms: int
    label: str  # what happened then, in words: "Ran: 2 of 3 visible cases passed"
    language: Language
    source: str
    fresh: tuple[int, ...] = ()  # lines, from 0, that the state before did not have; none in the first one


@dataclass(frozen=True, slots=True)
class Tape:
    duration_ms: int
    chapters: tuple[Chapter, ...]
    lines: tuple[TapeLine, ...]
    events: tuple[TapeEvent, ...]  # in the order of time
    takes: tuple[Take, ...]
    code: tuple[CodeState, ...] = ()  # in the order of time

    def moment_of(self, question_id: str, evidence: Evidence, attempt: int = 1) -> int | None:
        """None when that attempt is not on the tape: a second try is made after the interview."""
        for take in self.takes:
            if (take.question_id, take.attempt) == (question_id, attempt):
                return take.start_ms + evidence.at_ms if evidence.at_ms is not None else take.at(evidence.start)
        return None
