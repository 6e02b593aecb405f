"""What the interviewer says about what happens at the desk: from phrases, in one or two sentences, seldom."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from string import Template
from typing import Protocol

from core.coding.approach import WHOLE, Heard
from core.coding.rounds import turns_of
from core.domain.coding import CaseResult, Outcome, Problem, Submission
from core.domain.interview import Interview, Question, TurnKind
from core.domain.plan import Mode

QUIET = timedelta(seconds=45)  # between two remarks that nobody asked for
BRAIN = "built-in"
_ASKS = (
    ("hint", re.compile(r"\b(hint|clue|help me|give me the (answer|solution)|tip)\b", re.I)),
    ("stuck", re.compile(r"\b(stuck|no idea|lost|don'?t know|not sure|cannot see|can'?t see|confused)\b", re.I)),
    ("cost", re.compile(r"\b(complexity|how fast|too slow|big.?o|efficient|o\()", re.I)),
    (
        "clarify",
        re.compile(r"\b(may i|can (the|i|it|there)|does the|is the input|assume|constraints?|allowed)\b", re.I),
    ),
    ("thanks", re.compile(r"^\W*(thanks?|thank you|ok(ay)?|got it|i see|right|yes|no)\W*$", re.I)),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to react to. Of `words` and `submission` there is one."""

    interview: Interview
    question: Question
    problem: Problem
    interviewer: str
    words: str = ""
    heard: Heard | None = None  # with an approach
    submission: Submission | None = None
    shown: Submission | None = None  # what was run or submitted last, while they talk
    written: str = ""  # and what stands in the editor by then
    earlier: Submission | None = None  # the run or submission before this one

    @property
    def is_changed(self) -> bool:
        """Whether the code is no longer what the judge has seen."""
        return bool(self.written and self.shown and self.written.strip() != self.shown.source.strip())


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    brain: str = BRAIN


class DeskInterviewer(Protocol):
    def remark(self, moment: Moment) -> Said:
        """Never fails for a provider's sake."""
        ...

    def ask(self, interview: Interview) -> str:
        """Asks for the approach to the next problem."""
        ...


def may_speak(interview: Interview, now: datetime) -> bool:
    """Unasked, at most once in 45 s."""
    last = next((turn for turn in reversed(interview.turns) if turn.kind is TurnKind.REMARK), None)
    return last is None or now - last.at >= QUIET


@dataclass(frozen=True, slots=True)
class BuiltInDeskInterviewer:
    phrases: Mapping[str, tuple[str, ...]]

    def ask(self, interview: Interview) -> str:
        return self._choose("ask.next" if interview.questions else "ask.first", interview, "")

    def remark(self, moment: Moment) -> Said:
        if moment.submission is not None:
            return Said(self._on_code(moment, moment.submission))
        if moment.heard is not None:
            return Said(self._on_approach(moment, moment.heard))
        return Said(self._on_words(moment))

    def _on_approach(self, moment: Moment, heard: Heard) -> str:
        if heard.too_short:
            return self._say("approach.short", moment)
        how = "whole" if heard.idea >= WHOLE else "part" if heard.idea > 0 else "none"
        words = [self._say(f"approach.{how}", moment)]
        if heard.missing:
            missing = " and ".join(self.phrases[f"missing.{name}"][0] for name in heard.missing[:2])
            words.append(self._say("approach.missing", moment, missing=missing))
        else:
            words.append(self._say("approach.go", moment))
        return " ".join(words)

    def _on_words(self, moment: Moment) -> str:
        kind = next((name for name, asks in _ASKS if asks.search(moment.words)), "other")
        if kind == "hint" and moment.interview.plan.mode is Mode.REAL:
            kind = "hint_real"
        return self._say(f"chat.{kind}", moment)

    def _on_code(self, moment: Moment, submission: Submission) -> str:
        verdict = submission.verdict
        if verdict is None:
            return ""
        where = f", line {verdict.line}" if verdict.line else ""
        if submission.full:
            kind = "wrong" if verdict.outcome is Outcome.WRONG_ANSWER else verdict.outcome.value
            return self._say(f"submission.{kind}", moment, line=where)
        if verdict.outcome is Outcome.ACCEPTED:
            return self._say("run.all_passed", moment)
        failing = first_failing(submission)
        if failing is None:
            return self._say("run.compile_error", moment, line=where)
        kind = "wrong" if verdict.outcome is Outcome.WRONG_ANSWER else verdict.outcome.value
        earlier = first_failing(moment.earlier) if moment.earlier else None
        if kind == "wrong" and earlier and earlier.number == failing.number:
            kind = "same"
        where = f", line {failing.line}" if failing.line else ""
        return self._say(f"run.{kind}", moment, case=str(failing.number), line=where)

    def _say(self, name: str, moment: Moment, **values: str) -> str:
        said = "\n".join(t.text for t in turns_of(moment.interview, moment.question.id) if t.kind is TurnKind.REMARK)
        problem, turn = moment.problem, len(moment.interview.turns)
        edges, further = problem.edge_cases, problem.follow_ups
        edge = edges[turn % len(edges)] if edges else "the smallest input"
        follow_up = further[turn % len(further)] if further else "What does it cost?"
        phrase = self._choose(name, moment.interview, said)
        return Template(phrase).substitute({"edge": _inner(edge), "follow_up": follow_up, **values})

    def _choose(self, name: str, interview: Interview, said: str) -> str:
        pool = self.phrases[name]
        fresh = [phrase for phrase in pool if phrase.partition("$")[0] not in said or phrase.startswith("$")]
        return random.Random(f"{interview.id}:{len(interview.turns)}").choice(fresh or pool)  # noqa: S311


def first_failing(submission: Submission) -> CaseResult | None:
    cases = submission.verdict.cases if submission.verdict else ()
    return next((case for case in cases if case.outcome is not Outcome.ACCEPTED), None)


def _inner(text: str) -> str:
    """For the middle of a sentence."""
    bare = text.strip().rstrip(".")
    return bare if bare[:2].isupper() else bare[:1].lower() + bare[1:]
