"""The code of a coding round as it stood when it was run, submitted, or a hint was taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.domain.coding import Language, Submission
from core.domain.interview import Interview, Turn, TurnKind
from core.domain.tape import CodeState

MARK = timedelta(milliseconds=1)  # a turn's mark lies within it; at its end the next one begins
HANDED_IN = "Handed in as it stood"


@dataclass(frozen=True, slots=True)
class _Moment:
    at: datetime
    question_id: str
    label: str
    language: Language
    source: str


def code_states(interview: Interview, submissions: Sequence[Submission]) -> tuple[CodeState, ...]:
    """In the order of time. Code of another problem, or in another language, is not what a state is compared with."""
    moments = sorted([*_hints(interview), *_judged(interview, submissions)], key=lambda moment: moment.at)
    before: dict[tuple[str, Language], str] = {}
    states = []
    for moment in moments:
        key = moment.question_id, moment.language
        fresh = _fresh(before[key], moment.source) if key in before else ()
        before[key] = moment.source
        at_ms = max(0, round((moment.at - interview.started_at).total_seconds() * 1000))
        states.append(CodeState(at_ms, moment.label, moment.language, moment.source, fresh))
    return tuple(states)


def _hints(interview: Interview) -> Iterable[_Moment]:
    taken: dict[str, int] = {}
    for turn in interview.turns:
        if turn.kind is TurnKind.HINT and turn.question_id:
            number = taken[turn.question_id] = taken.get(turn.question_id, 0) + 1
            if turn.written:
                language = Language(turn.written.language)
                yield _Moment(turn.at - MARK, turn.question_id, f"Hint {number} taken", language, turn.written.source)


def _judged(interview: Interview, submissions: Sequence[Submission]) -> Iterable[_Moment]:
    """Each with the words of its turn, which came when it was judged; without one it was handed in at the end."""
    questions = {question.bank_id: question.id for question in interview.questions}
    waiting = [turn for turn in interview.turns if turn.kind in (TurnKind.RUN, TurnKind.SUBMISSION)]
    for submission in sorted(submissions, key=lambda one: one.submitted_at):
        question_id = questions.get(submission.problem_id)
        if question_id is None:
            continue
        turn = _turn_of(submission, question_id, waiting)
        if turn:
            waiting.remove(turn)
        label = turn.text if turn else HANDED_IN
        yield _Moment(submission.submitted_at, question_id, label, submission.language, submission.source)


def _turn_of(submission: Submission, question_id: str, waiting: Sequence[Turn]) -> Turn | None:
    kind = TurnKind.SUBMISSION if submission.full else TurnKind.RUN
    return next(
        (t for t in waiting if (t.kind, t.question_id) == (kind, question_id) and t.at >= submission.submitted_at), None
    )


def _fresh(before: str, now: str) -> tuple[int, ...]:
    """Linear, whatever was written: a line that only moved, and an empty one, is not new."""
    held = Counter(before.splitlines())
    fresh = []
    for number, line in enumerate(now.splitlines()):
        if line.strip() and held[line] == 0:
            fresh.append(number)
        held[line] -= held[line] > 0
    return tuple(fresh)
