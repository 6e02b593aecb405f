"""The phases of a design interview: which were touched, and when, found by cues in what was said and drawn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from pydantic import Field as Limited

from core.domain.board import Board, PartKind, PhaseTouch
from core.domain.board_text import name_of
from core.domain.interview import Interview, Question, Speaker
from core.entries import Entry, Words, checked, read_toml
from core.errors import ConfigurationError


class _Phase(Entry):
    id: Words
    name: Words
    terms: list[Words] = Limited(default_factory=list)
    cues: dict[Words, list[Words]]
    patterns: list[Words] = Limited(default_factory=list)
    kinds: list[PartKind] = Limited(default_factory=list)


class _File(Entry):
    fields: list[Words] = Limited(min_length=1)
    phase: list[_Phase] = Limited(min_length=1)


@dataclass(frozen=True, slots=True)
class Phase:
    id: str
    name: str
    wording: Mapping[str, re.Pattern[str]]  # by language
    kinds: frozenset[PartKind]  # components that show it by being drawn


@dataclass(frozen=True, slots=True)
class _Seen:
    at: datetime
    is_drawn: bool
    text: str
    kind: PartKind | None = None


@dataclass(frozen=True, slots=True)
class DesignPhases:
    fields: frozenset[str]  # fields of work whose design interviews go through them
    phases: tuple[Phase, ...]

    @classmethod
    def load(cls, path: Path) -> DesignPhases:
        """A term or a cue is found as whole words, its last word also in longer forms where it ends in `*`; `patterns`
        are regular expressions. Raises ConfigurationError."""
        file = checked(_File, read_toml(path), path.name)
        try:
            phases = tuple(
                Phase(p.id, p.name, {code: _wording(p, cues) for code, cues in p.cues.items()}, frozenset(p.kinds))
                for p in file.phase
            )
        except re.error as error:
            raise ConfigurationError(f"{path.name}: {error}") from error
        return cls(frozenset(file.fields), phases)

    def touched(self, interview: Interview, question: Question, board: Board | None) -> tuple[PhaseTouch, ...]:
        """All phases, each with its first moment, for one main question; none in a field that has none, or in a
        language without cues: what cannot be heard is not missing."""
        language = interview.plan.language
        if interview.plan.domain not in self.fields or any(language not in phase.wording for phase in self.phases):
            return ()
        seen = sorted((*_said(interview, question), *_drawn(board)), key=lambda one: one.at)
        return tuple(self._touch(phase, phase.wording[language], seen) for phase in self.phases)

    @staticmethod
    def _touch(phase: Phase, wording: re.Pattern[str], seen: Iterable[_Seen]) -> PhaseTouch:
        for one in seen:
            if one.kind in phase.kinds or _stands_in(one.text, wording):
                return PhaseTouch(phase.id, phase.name, one.at, one.is_drawn)
        return PhaseTouch(phase.id, phase.name)


@lru_cache(maxsize=2048)  # the room looks at the same words with every run
def _stands_in(text: str, wording: re.Pattern[str]) -> bool:
    return wording.search(text) is not None


def _said(interview: Interview, question: Question) -> Iterator[_Seen]:
    own = {question.id, *(follow_up.id for follow_up in interview.follow_ups_to(question.id))}
    for turn in interview.turns:
        if turn.speaker is Speaker.CANDIDATE and turn.question_id in own:
            yield _Seen(turn.at, False, turn.text)


def _drawn(board: Board | None) -> Iterator[_Seen]:
    for node in board.nodes if board else ():
        if node.at:
            yield _Seen(node.at, True, name_of(node), node.kind)
    for edge in board.edges if board else ():
        if edge.at and edge.label:
            yield _Seen(edge.at, True, edge.label)


def _wording(phase: _Phase, cues: Iterable[str]) -> re.Pattern[str]:
    """The edge before a word is looked for once for all cues: six times as fast as before each of them."""
    edged, bare = [], []
    for cue in (*phase.terms, *cues):
        found = re.escape(cue.removesuffix("*")).replace(r"\ ", r"\s+")
        if _has_edges(cue):
            edged.append(found + ("" if cue.endswith("*") else r"(?![A-Za-z0-9])"))
        else:
            bare.append(found)
    whole = [rf"(?<![A-Za-z0-9])(?:{'|'.join(edged)})"] if edged else []
    return re.compile("|".join((*whole, *bare, *phase.patterns)), re.IGNORECASE)


def _has_edges(cue: str) -> bool:
    """Where Latin letters meet others, or where words are not parted by spaces, there is no edge of a word to look
    for."""
    return cue[0].isascii() or unicodedata.name(cue[0]).startswith("LATIN")
