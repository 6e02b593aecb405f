"""An interview as a tape: its turns, what was found in them, and what the recordings tell, on one axis of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from core.domain.coding import Submission
from core.domain.evaluation import CriterionScore, Evaluation
from core.domain.interview import Answer, Interview, Speaker, Turn, TurnKind
from core.domain.speech import Recording, Word
from core.domain.tape import Chapter, EventKind, Take, Tape, TapeEvent, TapeLine
from core.grading.code_states import code_states

Recordings = Mapping[tuple[str, int], Recording]  # by question and attempt

LONG_PAUSE_MS = 3000
RUN_OF_FILLERS, RUN_WITHIN_MS = 3, 15_000
BREATH_MS = 400  # words closer than this are one stretch of speech
MAX_STRENGTHS, MAX_GAPS = 2, 2  # an answer: more would hide which matter
STRONG_FROM, WEAK_TO = 4, 2
QUOTE_CHARACTERS = 90
OF_TURN = {"hint": EventKind.HINT, "run": EventKind.RUN, "submission": EventKind.SUBMISSION}


def tape_of(
    interview: Interview,
    recordings: Recordings,
    filler_words: frozenset[str],
    submissions: Sequence[Submission] = (),
) -> Tape:
    """Without recordings the turns' own times carry it. Second tries, made after the end, are not on it."""
    spans = _spans(interview, recordings)
    takes = tuple(_takes(interview, spans, recordings))
    lines = tuple(
        TapeLine(start, end, turn.speaker, turn.text)
        for turn, (start, end) in zip(interview.turns, spans, strict=True)
        if turn.text.strip()
    )
    events = [*_turn_events(interview, spans), *_found(interview, takes), *_heard(takes, recordings, filler_words)]
    end_ms = max([1000, *(end for _, end in spans), _ms(interview, interview.ended_at or interview.started_at)])
    in_order = tuple(sorted(events, key=lambda event: event.at_ms))
    return Tape(end_ms, _chapters(interview, spans), lines, in_order, takes, code_states(interview, submissions))


def _ms(interview: Interview, at: datetime) -> int:
    """A clock that was set back makes no negative time."""
    return max(0, round((at - interview.started_at).total_seconds() * 1000))


def _spans(interview: Interview, recordings: Recordings) -> list[tuple[int, int]]:
    """A turn's time is when it was complete: it begins where the one before ended. A recording knows better."""
    spans, before = [], 0
    for turn in interview.turns:
        end = max(before, _ms(interview, turn.at))
        recording = recordings.get((turn.question_id or "", 1)) if turn.kind is TurnKind.ANSWER else None
        start = max(before, end - recording.duration_ms) if recording else before
        spans.append((start, end))
        before = end
    return spans


def _takes(interview: Interview, spans: Sequence[tuple[int, int]], recordings: Recordings) -> Iterable[Take]:
    answers = {a.question_id: a for a in interview.answers if a.attempt == 1 and not a.skipped}
    for turn, (start, end) in zip(interview.turns, spans, strict=True):
        answer = answers.get(turn.question_id or "") if turn.kind is TurnKind.ANSWER else None
        if answer is not None:
            yield _take(answer, start, end, recordings.get((answer.question_id, 1)))


def _take(answer: Answer, start: int, end: int, recording: Recording | None) -> Take:
    words = recording.words if recording else ()
    return Take(
        answer.question_id,
        answer.attempt,
        start,
        end,
        len(answer.text),
        tuple((character, start + word.start_ms) for character, word in _placed(answer.text, words)),
        tuple((start + first, start + last) for first, last in _stretches(words)),
        is_recorded=recording is not None,
    )


def _placed(text: str, words: Sequence[Word]) -> Iterable[tuple[int, Word]]:
    """Where in the text each recorded word stands; one that was corrected away stands nowhere."""
    folded, at = text.casefold(), 0
    if len(folded) != len(text):  # some letters fold into two: positions would drift
        folded = text
    for word in words:
        wanted = word.text.strip().casefold()
        found = folded.find(wanted, at) if wanted else -1
        if 0 <= found <= at + QUOTE_CHARACTERS:
            yield found, word
            at = found + len(wanted)


def _stretches(words: Sequence[Word]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for word in words:
        if found and word.start_ms - found[-1][1] <= BREATH_MS:
            found[-1] = (found[-1][0], word.end_ms)
        else:
            found.append((word.start_ms, word.end_ms))
    return found


def _chapters(interview: Interview, spans: Sequence[tuple[int, int]]) -> tuple[Chapter, ...]:
    numbers = {question.id: (n, question) for n, question in enumerate(interview.main_questions, start=1)}
    chapters = []
    for turn, (start, _) in zip(interview.turns, spans, strict=True):
        number, question = numbers.pop(turn.question_id or "", (0, None))
        if question is not None:
            chapters.append(Chapter(start, question.competency, number))
        elif turn.kind is TurnKind.OPENING and not chapters:
            chapters.append(Chapter(start, "Hello"))
    return tuple(chapters)


def _turn_events(interview: Interview, spans: Sequence[tuple[int, int]]) -> Iterable[TapeEvent]:
    for turn, (start, end) in zip(interview.turns, spans, strict=True):
        if kind := OF_TURN.get(turn.kind):
            yield TapeEvent(_within(start, end), kind, _shortened(turn.text))
        elif turn.kind is TurnKind.SKIP:
            yield TapeEvent(start, EventKind.GAP, "Skipped")
        if _is_cut_off(turn):
            yield TapeEvent(
                _within(start, end), EventKind.INTERRUPTION, "You spoke before the interviewer had finished"
            )


def _within(start: int, end: int) -> int:
    """The last moment of a turn that is its own: at its end the next one begins."""
    return max(start, end - 1)


def _is_cut_off(turn: Turn) -> bool:
    return turn.speaker is Speaker.INTERVIEWER and turn.is_interrupted


def _found(interview: Interview, takes: Sequence[Take]) -> Iterable[TapeEvent]:
    for take in takes:
        evaluation = interview.evaluation_of(take.question_id, take.attempt)
        if evaluation is None:
            continue
        yield from _quoted(take, evaluation, EventKind.STRENGTH)
        gaps = list(_quoted(take, evaluation, EventKind.GAP))
        yield from gaps
        if not gaps and evaluation.improvements:
            yield TapeEvent(_within(take.start_ms, take.end_ms), EventKind.GAP, evaluation.improvements[0])


def _quoted(take: Take, evaluation: Evaluation, kind: EventKind) -> Iterable[TapeEvent]:
    """The clearest ones first; one for each passage."""
    strong = kind is EventKind.STRENGTH
    scores = [s for s in evaluation.scores if s.level is not None and _tells(s.level, strong)]
    seen: set[int] = set()
    for score in sorted(scores, key=lambda s: s.level or 0, reverse=strong):
        for evidence in score.evidence[:1]:
            if evidence.start not in seen and len(seen) < (MAX_STRENGTHS if strong else MAX_GAPS):
                seen.add(evidence.start)
                at_ms = take.start_ms + evidence.at_ms if evidence.at_ms is not None else take.at(evidence.start)
                yield TapeEvent(at_ms, kind, f"{_named(score)}: “{_shortened(evidence.quote)}”")


def _tells(level: int, strong: bool) -> bool:
    return level >= STRONG_FROM if strong else level <= WEAK_TO


def _named(score: CriterionScore) -> str:
    return f"{score.criterion_id.replace('_', ' ').capitalize()}, level {score.level} of 5"


def _heard(takes: Sequence[Take], recordings: Recordings, filler_words: frozenset[str]) -> Iterable[TapeEvent]:
    for take in takes:
        recording = recordings.get((take.question_id, take.attempt))
        words = recording.words if recording else ()
        yield from _pauses(words, take.start_ms)
        yield from _filler_runs(words, take.start_ms, filler_words)


def _pauses(words: Sequence[Word], start_ms: int) -> Iterable[TapeEvent]:
    for before, after in pairwise(words):
        silence_ms = after.start_ms - before.end_ms
        if silence_ms >= LONG_PAUSE_MS:
            yield TapeEvent(start_ms + before.end_ms, EventKind.PAUSE, f"{silence_ms / 1000:.0f} seconds of silence")


def _filler_runs(words: Sequence[Word], start_ms: int, filler_words: frozenset[str]) -> Iterable[TapeEvent]:
    """Runs do not overlap: a word belongs to one."""
    fillers = [word for word in words if _bare(word.text) in filler_words]
    first = 0
    while first < len(fillers):
        until = fillers[first].start_ms + RUN_WITHIN_MS
        run = [word for word in fillers[first:] if word.start_ms <= until]
        if len(run) >= RUN_OF_FILLERS:
            seconds = max(1, round((run[-1].end_ms - run[0].start_ms) / 1000))
            yield TapeEvent(start_ms + run[0].start_ms, EventKind.FILLERS, f"{len(run)} fillers in {seconds} s")
        first += len(run) if len(run) >= RUN_OF_FILLERS else 1


def _bare(word: str) -> str:
    return re.sub(r"[^\w'-]+", "", word).casefold()


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTE_CHARACTERS else line[:QUOTE_CHARACTERS].rsplit(" ", 1)[0] + " …"
