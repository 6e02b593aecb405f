"""The built-in interviewer: words from the bank and the phrase lists. The embedded default and the last fallback."""

from __future__ import annotations

import random
from collections.abc import Generator, Mapping
from dataclasses import replace
from string import Template
from types import MappingProxyType

from core.domain.interview import Interview, Question
from core.domain.language import ENGLISH
from core.domain.persona import Acknowledging, Persona
from core.domain.plan import Kind, Mode
from core.domain.probe import Trigger
from core.interviewing.bank import QuestionBank
from core.interviewing.drawing import BoardGap
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
)
from core.interviewing.personas import Personas
from core.interviewing.phrases import Phrases, unused
from core.interviewing.planning import LADDER
from core.interviewing.sentences import as_deltas

BUILT_IN = "built-in"
_TONE_LISTS = {Tone.RUDE: "rude", Tone.WORDLESS: "wordless", Tone.FOREIGN: "foreign"}


class BuiltInInterviewer:
    instant = True

    def __init__(
        self,
        bank: QuestionBank,
        personas: Personas,
        phrases: Phrases,
        others: Mapping[str, Phrases] = MappingProxyType({}),
    ) -> None:
        """`others`: phrases in other languages than English."""
        self._bank = bank
        self._personas = personas
        self._phrases = phrases
        self._others = others

    def speak(self, interview: Interview, move: Move, question: Question | None) -> Generator[str, None, Spoken]:
        spoken = self.word(interview, move, question)
        yield from as_deltas(spoken.text)
        return spoken

    def word(self, interview: Interview, move: Move, question: Question | None) -> Spoken:
        wording = _Wording(interview, self._phrases_of(interview))
        persona = self._persona(interview)
        match move:
            case Open():
                text = wording.one_of(persona.openings).format(role=_role(interview))
            case Ask(heard=heard):
                text = self._joined(self._acknowledged(wording, heard), self._lead(wording, question))
            case FollowUp():
                return self._follow_up(wording, move)
            case Respond():
                text = self._response(wording, move)
            case Close(time_over=True):
                text = wording.pick("closings.time_over")
            case Close(heard=heard):
                # A closing has its own thanks; only what needs a word is taken up before it.
                ordinary = heard and heard.tone is Tone.PLAIN and not heard.skipped
                text = self._joined(
                    "" if ordinary else self._acknowledged(wording, heard), wording.one_of(persona.closings)
                )
        return Spoken(text, BUILT_IN)

    def _phrases_of(self, interview: Interview) -> Phrases:
        return self._others.get(interview.plan.language, self._phrases)

    def _persona(self, interview: Interview) -> Persona:
        """In the words of the interview's language."""
        persona = self._personas.of(interview.plan)
        phrases = self._others.get(interview.plan.language) or (None if persona.openings else self._phrases)
        return speaking(persona, phrases) if phrases else persona

    def _acknowledged(self, wording: _Wording, heard: Heard | None) -> str:
        if heard is None:
            return ""
        if heard.skipped:
            return wording.pick("responses.skipped")
        if heard.tone in _TONE_LISTS:
            return wording.pick(f"responses.{_TONE_LISTS[heard.tone]}")
        if heard.echo:
            return wording.pick("responses.echo")
        persona = self._persona(wording.interview)
        if heard.cut_in or heard.too_long:
            return unused(persona.cut_ins if heard.cut_in else persona.too_long, wording.said, wording.chance)
        return self._taken(wording, heard.verdict, persona.acknowledging)

    @staticmethod
    def _taken(wording: _Wording, verdict: Verdict, style: Acknowledging) -> str:
        # As on the day: a real interviewer does not show how an answer was taken.
        if wording.interview.plan.mode is Mode.REAL and verdict is not Verdict.DONT_KNOW:
            verdict = Verdict.FAIR
        held_back = wording.chance.random() < 0.5
        if style is Acknowledging.SPARING and verdict is Verdict.FAIR and held_back:
            return ""
        if style is Acknowledging.MEASURED and verdict is Verdict.SOLID and held_back:
            verdict = Verdict.FAIR
        return wording.pick(f"acknowledgements.{style.value}.{verdict.value}")

    def _lead(self, wording: _Wording, question: Question | None) -> str:
        interview = wording.interview
        asked = interview.main_questions
        if question is None or not asked:
            return ""
        if len(asked) + 1 == interview.plan.question_count:
            return wording.pick("transitions.last")
        if question.kind is not asked[-1].kind and question.kind in (Kind.BEHAVIOURAL, Kind.SYSTEM_DESIGN):
            return wording.pick(f"transitions.{question.kind.value}")
        step = LADDER.index(question.difficulty) - LADDER.index(asked[-1].difficulty)
        if step and interview.plan.mode is Mode.PRACTICE:
            return wording.pick(f"transitions.{'harder' if step > 0 else 'easier'}")
        return wording.pick("transitions.next")

    def _follow_up(self, wording: _Wording, move: FollowUp) -> Spoken:
        asks = wording.about(move.gap, move.reason) if move.gap else self._asks(wording, move)
        # Every list may run out in a very long interview; the bare question still follows up.
        asks = asks or f"{wording.always('last_resort.more')} {move.main.text}"
        quiet = move.reason is Reason.SHORT
        return Spoken(self._joined("" if quiet else self._acknowledged(wording, move.heard), asks), BUILT_IN, asks)

    @staticmethod
    def _asks(wording: _Wording, move: FollowUp) -> str:
        return move.probe.ask if move.probe else wording.pick(f"follow_ups.{move.reason.value}")

    def _response(self, wording: _Wording, move: Respond) -> str:
        wish, question = move.request.wish, move.question
        if wish is Wish.REPEAT and question:
            return self._joined(wording.pick("responses.repeat"), question.text)
        if wish is Wish.PAUSE:
            return wording.pick("responses.pause") or wording.always("last_resort.pause")
        if wish in (Wish.CLARIFY, Wish.HINT) and question:
            return self._smaller(wording, wish, question)
        if wish is Wish.EXPLAIN and move.known:
            lead, back = wording.pick("responses.explained"), wording.pick("responses.back")
            return self._joined(lead, move.known.explanation, back)
        if wish is Wish.EXPLAIN:
            return self._joined(
                wording.pick("responses.unknown_term"), wording.pick("responses.unknown_term_help")
            ) or wording.always("last_resort.unknown_term")
        return wording.pick("responses.redirect") or wording.always("last_resort.redirect")

    def _smaller(self, wording: _Wording, wish: Wish, question: Question) -> str:
        """The bank's gentler version of the question, else a general way in."""
        bank_id = question.bank_id or (
            wording.interview.question(question.follows).bank_id if question.follows else None
        )
        source = self._bank.speaking(wording.interview.plan.language).get(bank_id)
        probes = source.probes if source else question.probes
        gentler = [probe.ask for probe in probes if probe.when is Trigger.DONT_KNOW]
        name = "clarify" if wish is Wish.CLARIFY else "hint"
        help_ = unused(gentler, wording.said, wording.chance) or wording.pick(f"responses.{name}_help")
        return self._joined(wording.pick(f"responses.{name}"), help_ or question.text)

    @staticmethod
    def _joined(*parts: str) -> str:
        return " ".join(part for part in parts if part)


def speaking(persona: Persona, phrases: Phrases) -> Persona:
    """The same person in another language: greetings go by how they acknowledge an answer, so that one that somebody
    added speaks it too."""
    style = persona.acknowledging.value
    openings = (text.replace("{name}", persona.name) for text in phrases.of(f"greetings.{style}.openings"))
    return replace(
        persona,
        openings=tuple(openings),
        closings=phrases.of(f"greetings.{style}.closings"),
        cut_ins=phrases.of("greetings.cut_ins"),
        too_long=phrases.of("greetings.too_long"),
    )


def _role(interview: Interview) -> str:
    return in_a_sentence(interview.plan.role) if interview.plan.language == ENGLISH else interview.plan.role


def in_a_sentence(role: str) -> str:
    """ "Software engineer" inside a sentence is not capitalised; "QA engineer" is."""
    return role if role[1:2].isupper() else role[:1].lower() + role[1:]


class _Wording:
    """Picks for one move: seeded by the interview and the turn, never a phrase that was said before."""

    def __init__(self, interview: Interview, phrases: Phrases) -> None:
        self.interview = interview
        self.said = said_by_interviewer(interview)
        self.chance = random.Random(f"{interview.id}/words/{len(interview.turns)}")  # noqa: S311
        self._phrases = phrases

    def pick(self, name: str) -> str:
        return self._phrases.unused(name, self.said, self.chance)

    def about(self, gap: BoardGap, reason: Reason) -> str:
        """In the candidate's own names for things, which may hold anything."""
        pool = self._phrases.of(f"follow_ups.{reason.value}")
        return Template(self.chance.choice(pool)).substitute(source=gap.source, target=gap.target)

    def always(self, name: str) -> str:
        """Where a list has run out."""
        return self._phrases.of(name)[0]

    def one_of(self, pool: tuple[str, ...]) -> str:
        return self.chance.choice(pool)
