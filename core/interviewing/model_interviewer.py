"""The interviewer's moves worded by a language model. Code keeps the plan: it puts the main questions, holds the
length, drops what would give an answer away, and goes on with the built-in interviewer where the model fails.

Only whole sentences leave this place. When a stream breaks, the sentences that were heard stay, the broken one is never
shown, and whatever the move still lacks is said by the built-in interviewer: nothing has to be taken back."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass

from core.domain.board_text import as_words
from core.domain.interview import Interview, KeyPoint, Question, Speaker
from core.domain.persona import OWN_ID, Acknowledging, Persona
from core.errors import ProviderError
from core.interviewing.built_in import BUILT_IN, BuiltInInterviewer
from core.interviewing.drawing import board_in_words
from core.interviewing.leaks import leaks
from core.interviewing.listening import Tone, Wish
from core.interviewing.moves import (
    Ask,
    Close,
    FollowUp,
    Heard,
    Move,
    Open,
    Reason,
    Respond,
    Spoken,
    Verdict,
    said_by_interviewer,
    unheard_points,
)
from core.interviewing.personas import Personas
from core.interviewing.planning import Read
from core.interviewing.sentences import as_deltas, limited
from core.languages import language_of
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

MAX_WORDS = 60
ASKING = ("?", "？")
AS_THEY_ARE = (Wish.REPEAT, Wish.PAUSE)  # answered with the words that stand, or a nod
MAX_TOKENS = 200
TRANSCRIPT_TURNS = 8
TRANSCRIPT_CHARACTERS = 4_000  # of one turn
TAKEN = {
    Verdict.SOLID: "it was concrete and complete",
    Verdict.FAIR: "it went in the right direction; neither praise nor blame",
    Verdict.THIN: "it stayed thin; stay neutral, do not praise",
    Verdict.DONT_KNOW: "they said that they do not know; be gentle, and do not dwell on it",
}
CAME_IN = "You came in before they had finished, as they went on for long: say so first, in a few words."
TOO_LONG = "It was longer than you care to listen to: say so first, in a few words."
ACKNOWLEDGES = {
    Acknowledging.WARM: "Where an answer earned it, you say what was good about it, naming the thing.",
    Acknowledging.MEASURED: "You take every answer alike. You note it; you approve of it only where it was complete.",
    Acknowledging.SPARING: "You show hardly any approval; most answers get none. You doubt, and ask what holds.",
}
REASONS = {
    Reason.MISSING: "a side of the matter was not touched. Lead them towards it without naming it.",
    Reason.NO_NUMBER: "they made a claim without any figure. Ask for one.",
    Reason.NO_SITUATION: "the story has no setting. Ask for it.",
    Reason.NO_TASK: "it is unclear what was theirs to do. Ask for it.",
    Reason.NO_ACTION: "it is unclear what they did themselves. Ask for it.",
    Reason.NO_RESULT: "the story has no outcome. Ask for it.",
    Reason.SHORT: "the answer was very short. Invite more, concretely.",
    Reason.DONT_KNOW: "they do not know. Ask a smaller, gentler version of the question.",
    Reason.COMPLETE: "everything was covered. Go one level deeper: a limit, a trade-off, a failure.",
    Reason.LANGUAGE: "they did not answer in the language of the interview. Ask them kindly for the gist in it.",
    Reason.WORDLESS: "there were no words in it. Ask them to try once more.",
    Reason.ECHO: "they said the question back. Ask for their own answer.",
    Reason.UNLABELLED: "an arrow on the board that they drew says nothing. Ask what travels on it:",
    Reason.ALONE: "nothing leads to a component that they drew. Ask who talks to it:",
    Reason.RUDE: "they were rude. Stay calm, do not scold, and offer the question once more or to skip it.",
}


@dataclass(frozen=True, slots=True)
class _Task:
    messages: list[Message]
    max_words: int
    secret: tuple[KeyPoint, ...]  # must not be given away
    known: str  # what both have said, and the questions
    may_ask: bool


class ModelInterviewer:
    instant = False

    def __init__(
        self, model: LanguageModel, fallback: BuiltInInterviewer, prompts: Prompts, personas: Personas, read: Read
    ) -> None:
        self._model = model
        self._fallback = fallback
        self._prompts = prompts
        self._personas = personas
        self._read = read

    def speak(self, interview: Interview, move: Move, question: Question | None) -> Generator[str, None, Spoken]:
        task = self._task(interview, move, question)
        if task is None:
            return (yield from self._fallback.speak(interview, move, question))
        kept: list[str] = []
        stream = self._model.stream(task.messages, max_tokens=MAX_TOKENS)
        try:
            # What was heard before a failure stays; what the move still lacks is said below.
            with suppress(ProviderError):
                for sentence in _fitting(stream, task, said_by_interviewer(interview)):
                    kept.append(sentence)
                    yield f" {sentence}" if len(kept) > 1 else sentence
                    if task.may_ask and sentence.endswith(ASKING):
                        break
        finally:
            stream.close()
        if not kept:
            return (yield from self._fallback.speak(interview, move, question))
        if isinstance(move, FollowUp) and not kept[-1].endswith(ASKING):
            return (yield from self._asked_by_code(interview, move, kept, stream.brain))
        return Spoken(" ".join(kept), stream.brain, kept[-1] if isinstance(move, FollowUp) else "")

    def _asked_by_code(
        self, interview: Interview, move: FollowUp, kept: list[str], brain: str
    ) -> Generator[str, None, Spoken]:
        """The model reacted and asked nothing that may be asked."""
        asks = self._fallback.word(interview, move, None).asks
        yield from as_deltas(f" {asks}")
        return Spoken(" ".join((*kept, asks)), f"{brain}, {BUILT_IN}", asks)

    def _task(self, interview: Interview, move: Move, question: Question | None) -> _Task | None:
        prompt = self._prompt(interview, move, question)
        if prompt is None:
            return None
        explains = isinstance(move, Respond) and move.request.wish is Wish.EXPLAIN
        mains = [*interview.main_questions[-1:], *([question] if question else [])]
        # The meaning of a word is given to whoever asks; everything else that was not said stays unsaid.
        secret = () if explains else tuple(p for main in mains for p in unheard_points(interview, main, self._read))
        answers = " ".join(turn.text for turn in interview.turns if turn.speaker is Speaker.CANDIDATE)
        persona = self._personas.of(interview.plan)
        messages = [Message("system", self._system(interview, persona)), Message("user", prompt)]
        drawn = (as_words(interview.board_of(main.id)) for main in mains)
        known = " ".join([answers, *(main.text for main in mains), *drawn])
        return _Task(messages, MAX_WORDS, secret, known, may_ask=isinstance(move, (FollowUp, Respond)))

    def _prompt(self, interview: Interview, move: Move, question: Question | None) -> str | None:
        chosen = _prompt_for(move, question, interview.turns[-1].text if interview.turns else "")
        if chosen is None:
            return None
        name, values = chosen
        talk = {} if isinstance(move, Open) else {"transcript": _transcript(interview)}
        return self._prompts.render(name, **values, **talk)

    def _system(self, interview: Interview, persona: Persona) -> str:
        plan = interview.plan
        tone = fenced(persona.tone) if persona.id == OWN_ID else persona.tone
        return self._prompts.render(
            "interviewer",
            interviewer=persona.name,
            title=persona.title,
            tone=f"{tone} {ACKNOWLEDGES[persona.acknowledging]}",
            role=fenced(plan.role),
            seniority=plan.seniority,
            field=plan.domain.replace("_", " and "),
            language=language_of(plan.language).conduct,
            max_words=str(MAX_WORDS),
        )


def _prompt_for(move: Move, question: Question | None, last: str) -> tuple[str, dict[str, str]] | None:
    """The prompt's name and its variables, but for the talk so far; None where code knows the words best."""
    chosen: tuple[str, dict[str, str]] | None = None
    match move:
        case Open() if question:
            chosen = "opening", {"question": question.text}
        case Ask(heard=heard) if question:
            chosen = "transition", {"taken": _taken(heard), "question": question.text}
        case FollowUp(main=main, heard=heard, reason=reason, point=point, gap=gap):
            secret = point.text if point else "nothing"
            why = " ".join([REASONS[reason], *([fenced(gap.told)] if gap else []), *_length(heard)])
            chosen = "follow_up", {"question": main.text, "reason": why, "secret": secret}
        case Respond(request=request, question=current, known=known) if current and request.wish not in AS_THEY_ARE:
            facts = f"What is known about it: {known.explanation}" if known else ""
            chosen = "explanation", {"question": current.text, "wish": fenced(last), "facts": facts}
        case Close(time_over=False):
            chosen = "closing", {}
    return chosen


def _fitting(stream: Iterator[str], task: _Task, said: str) -> Iterator[str]:
    """The sentences that may be said."""
    for raw in limited(stream, task.max_words):
        sentence = plain_speech(raw)
        asks = sentence.endswith(ASKING)
        if not sentence or (asks and not task.may_ask) or sentence in said or leaks(sentence, task.secret, task.known):
            continue
        yield sentence


def plain_speech(text: str) -> str:
    """Without the marks of markdown, on one line: it may be read aloud."""
    return re.sub(r"\s+", " ", re.sub(r"[*`]+|^\s*#+\s*|^\s*[-•]\s+", "", text)).strip()


def _taken(heard: Heard | None) -> str:
    if heard is None or heard.skipped:
        return "they skipped it; that is fine, do not dwell on it"
    if heard.tone is Tone.RUDE:
        return "they were rude; stay calm and do not scold"
    if heard.tone in (Tone.FOREIGN, Tone.WORDLESS):
        return "it could not be understood; say so kindly"
    return ". ".join([TAKEN[heard.verdict], *_length(heard)])


def _length(heard: Heard) -> list[str]:
    if heard.cut_in:
        return [CAME_IN]
    return [TOO_LONG] if heard.too_long else []


def _transcript(interview: Interview) -> str:
    lines = [
        f"{'You' if turn.speaker is Speaker.INTERVIEWER else 'Candidate'}: {turn.text[:TRANSCRIPT_CHARACTERS]}"
        for turn in interview.turns[-TRANSCRIPT_TURNS:]
    ]
    drawn = board_in_words(interview)
    return fenced("\n".join([*lines, *([drawn] if drawn else [])]))
