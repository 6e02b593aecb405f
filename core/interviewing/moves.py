"""What the interviewer does next, found in the interview alone: a refresh or a kill leads to the same place.

How a move is worded is the business of an `Interviewer`; which words of it become which turn is in `turns.py`."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.domain.bank import BankQuestion
from core.domain.chat import ChatLink
from core.domain.evaluation import Gate, StarPart
from core.domain.interview import Interview, KeyPoint, Question, Speaker, Turn, TurnKind
from core.domain.persona import Persona
from core.domain.plan import Kind
from core.domain.probe import Probe, Trigger
from core.domain.reading import Reading
from core.interviewing.bank import QuestionBank
from core.interviewing.drawing import BoardGap, gap_in
from core.interviewing.leaks import leaks
from core.interviewing.listening import Request, Tone, request_in, tone_of
from core.interviewing.planning import GOOD, POOR, Read, whole_answer, with_drawn

SHORT_WORDS = 40
COVERED_ENOUGH = 1  # key points that may be open in an answer that counts as complete
# What is written is as long as it would be said, a little slower than the 160 words a minute from which a voice
# interview asks to slow down.
WORDS_PER_MINUTE = 150


class Reason(StrEnum):
    """Why a follow-up is asked. The values are also the names of the built-in interviewer's lists of follow-ups."""

    MISSING = "missing"
    NO_NUMBER = "no_number"
    NO_SITUATION = "no_situation"
    NO_TASK = "no_task"
    NO_ACTION = "no_action"
    NO_RESULT = "no_result"
    SHORT = "short"
    DONT_KNOW = "dont_know"
    COMPLETE = "complete"
    LANGUAGE = "language"
    WORDLESS = "wordless"
    ECHO = "echo"
    RUDE = "rude"
    UNLABELLED = "unlabelled"  # an arrow on the board
    ALONE = "alone"  # a component on the board


class Verdict(StrEnum):
    """How the latest answer is taken: the names of the built-in interviewer's acknowledgements."""

    SOLID = "solid"
    FAIR = "fair"
    THIN = "thin"
    DONT_KNOW = "dont_know"


@dataclass(frozen=True, slots=True)
class Heard:
    """The latest thing that the candidate did, as the interviewer took it."""

    text: str
    skipped: bool
    tone: Tone
    verdict: Verdict
    echo: bool = False
    cut_in: bool = False  # the interviewer came in before its end
    too_long: bool = False  # longer in writing than this interviewer would have let it go on


@dataclass(frozen=True, slots=True)
class Open:
    """Greet, and lead to the first question."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Take the last answer, and lead to the next main question."""

    heard: Heard | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    main: Question
    heard: Heard
    reason: Reason
    probe: Probe | None  # the bank's own wording, if it has one for the reason
    point: KeyPoint | None  # what is missing; never said aloud
    gap: BoardGap | None = None  # what is open on the board, where that is the reason


@dataclass(frozen=True, slots=True)
class Respond:
    """To a request: repeat, say it otherwise, explain, wait."""

    request: Request
    question: Question | None
    known: BankQuestion | None  # the bank's question about the term that was asked for


@dataclass(frozen=True, slots=True)
class Close:
    heard: Heard | None
    time_over: bool = False


Move = Open | Ask | FollowUp | Respond | Close


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said for a move, without the main question's own words. `asks` is the question within a follow-up."""

    text: str
    brain: str
    asks: str = ""
    links: tuple[ChatLink, ...] = ()  # a coach's


class Interviewer(Protocol):
    """Words for a move. `question` is the main question that the code puts right after them (with Open and Ask)."""

    @property
    def instant(self) -> bool:
        """Whether it speaks without asking anybody: then there is nothing to wait for, and nothing that can fail."""
        ...

    def speak(self, interview: Interview, move: Move, question: Question | None) -> Generator[str, None, Spoken]: ...


def next_move(interview: Interview, persona: Persona, bank: QuestionBank, read: Read) -> Move:
    """Ask and Open need a main question, which planning chooses."""
    last = interview.turns[-1] if interview.turns else None
    if last is None:
        return Open()
    if last.kind is TurnKind.REQUEST:
        request = request_in(last.text, interview.plan.language)
        known = bank.explaining(request.term, interview.plan.domain) if request.term else None
        return Respond(request, interview.current_question, known)
    answered = interview.question(last.question_id) if last.question_id else None
    heard = _heard(interview, answered, last, read, persona) if answered else None
    if answered and heard and (follow_up := _follow_up(interview, answered, heard, persona, bank, read)):
        return follow_up
    if len(interview.main_questions) >= interview.plan.question_count:
        return Close(heard)
    return Ask(heard)


def said_by_interviewer(interview: Interview) -> str:
    return "\n".join(turn.text for turn in interview.turns if turn.speaker is Speaker.INTERVIEWER)


def main_of(interview: Interview, question: Question) -> Question:
    return interview.question(question.follows) if question.follows else question


def unheard_points(interview: Interview, main: Question, read: Read) -> tuple[KeyPoint, ...]:
    covered = read(main, whole_answer(interview, main)).covered
    return tuple(point for index, point in enumerate(main.key_points) if index not in covered)


def _heard(interview: Interview, answered: Question, last: Turn, read: Read, persona: Persona) -> Heard:
    """`answered` as it is graded: what was not asked for is not missed, and what was drawn to it counts as said."""
    if last.kind is TurnKind.SKIP:
        return Heard("", True, Tone.PLAIN, Verdict.FAIR)
    answered = interview.as_graded(answered)
    reading = read(answered, with_drawn(interview, answered, last.text))
    tone = tone_of(last.text, interview.plan.language)
    if tone is Tone.DONT_KNOW or reading.gate is Gate.REFUSAL:
        verdict, tone = Verdict.DONT_KNOW, Tone.DONT_KNOW if tone is Tone.PLAIN else tone
    elif answered.key_points and reading.quality >= GOOD:
        verdict = Verdict.SOLID
    else:
        verdict = Verdict.THIN if reading.gate or reading.quality <= POOR else Verdict.FAIR
    limit_s, cut_in = persona.cuts_in_after_s, last.is_interrupted
    too_long = not cut_in and limit_s is not None and reading.word_count > limit_s * WORDS_PER_MINUTE / 60
    return Heard(last.text, False, tone, verdict, reading.gate is Gate.ECHO, cut_in, too_long)


def _follow_up(
    interview: Interview, answered: Question, heard: Heard, persona: Persona, bank: QuestionBank, read: Read
) -> FollowUp | None:
    main = main_of(interview, answered)
    asked = interview.follow_ups_to(main.id)
    # After a skip, or a second "I don't know", pressing on would only hurt.
    if heard.skipped or len(asked) >= persona.probes or (asked and heard.tone is not Tone.PLAIN):
        return None
    source = bank.get(main.bank_id)
    so_far = whole_answer(interview, main)
    reading = read(main, so_far)
    unheard = [point for index, point in enumerate(main.key_points) if index not in reading.covered]
    probes = [
        probe
        for probe in (source.probes if source else main.probes)
        if probe.ask not in said_by_interviewer(interview) and not leaks(probe.ask, unheard, f"{main.text} {so_far}")
    ]
    deep = persona.probes > 1 and main.kind is not Kind.BEHAVIOURAL
    gap = None if asked else gap_in(interview.board_of(main.id), said_by_interviewer(interview))
    for reason in _reasons(main, heard, reading, {p.when.value for p in probes}, again=bool(asked), gap=gap):
        if reason in _ON_THE_BOARD:
            return FollowUp(main, heard, reason, None, None, gap)
        probe, point = _probe_for(reason, probes, main, reading)
        # Who probes deeply doubts what is complete also where the bank has no wording for it, once a question.
        doubts = deep and (reason is Reason.MISSING or not asked)
        if probe or reason not in _NEEDS_PROBE or doubts:
            return FollowUp(main, heard, reason, probe, point)
    return None


_NEEDS_PROBE = frozenset({Reason.MISSING, Reason.COMPLETE})  # without the bank's wording they would be hollow
_ON_THE_BOARD = frozenset({Reason.UNLABELLED, Reason.ALONE})
_STAR = (
    (StarPart.RESULT, Reason.NO_RESULT),
    (StarPart.ACTION, Reason.NO_ACTION),
    (StarPart.SITUATION, Reason.NO_SITUATION),
    (StarPart.TASK, Reason.NO_TASK),
)


def _reasons(
    main: Question, heard: Heard, reading: Reading, probed: set[str], *, again: bool, gap: BoardGap | None
) -> list[Reason]:
    """Every reason there is, the most pressing first. Stories are asked for their parts and figures; other
    questions only where the bank has a probe for it."""
    pressing = {
        Tone.FOREIGN: Reason.LANGUAGE,
        Tone.WORDLESS: Reason.WORDLESS,
        Tone.RUDE: Reason.RUDE,
        Tone.DONT_KNOW: Reason.DONT_KNOW,
    }.get(heard.tone)
    if pressing:
        return [pressing]
    if heard.echo:
        return [Reason.ECHO]
    story = main.kind is Kind.BEHAVIOURAL
    open_points = len(main.key_points) - len(reading.covered)
    half_open = open_points > len(main.key_points) / 2
    board = [Reason.UNLABELLED if gap.target else Reason.ALONE] if gap else []
    missing = [Reason.MISSING] if open_points > COVERED_ENOUGH else []
    number = [Reason.NO_NUMBER] if not reading.has_number and (story or Reason.NO_NUMBER in probed) else []
    is_short = not again and reading.word_count < SHORT_WORDS and heard.verdict is not Verdict.SOLID
    return [
        # Who said little and drew has something to be asked about.
        *((board or [Reason.SHORT]) if is_short else []),
        *(reason for part, reason in _STAR if part not in reading.star and (story or reason in probed)),
        # A hole in the answer weighs more than one in the drawing.
        *(missing + number + board if half_open else board + number + missing),
        *([Reason.COMPLETE] if open_points <= COVERED_ENOUGH else []),
    ]


def _probe_for(
    reason: Reason, probes: list[Probe], main: Question, reading: Reading
) -> tuple[Probe | None, KeyPoint | None]:
    """The bank's probe for a reason; for a missing point, the one about the least covered point."""
    if reason is Reason.MISSING:
        open_points = sorted(
            (i for i in range(len(main.key_points)) if i not in reading.covered),
            key=lambda i: reading.point_coverage[i],
        )
        by_point = {p.point: p for p in probes if p.when is Trigger.MISSING}
        point = next((i for i in open_points if i in by_point), None)
        if point is not None:
            return by_point[point], main.key_points[point]
        return None, main.key_points[open_points[0]] if open_points else None
    return next((p for p in probes if p.when.value == reason.value), None), None
