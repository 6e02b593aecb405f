"""The built-in practice coach: quotes what was good, names one missing point, explains, sketches. No model."""

from __future__ import annotations

import re
from collections.abc import Generator

from core.domain.bank import BankQuestion
from core.domain.chat import Conversation
from core.domain.evaluation import Gate, StarPart
from core.domain.interview import KeyPoint
from core.domain.probe import Trigger
from core.domain.story import ASKS, StoryDraft
from core.interviewing.built_in import BUILT_IN, in_a_sentence
from core.interviewing.coaching import (
    MAX_REPLY_WORDS,
    CoachMove,
    Counsel,
    Explain,
    GiveFeedback,
    Hint,
    PutQuestion,
    Repeat,
    Sketch,
    SmallTalk,
    TellStory,
    links_of,
    too_short,
)
from core.interviewing.leaks import content_words
from core.interviewing.listening import Tone
from core.interviewing.moves import Spoken
from core.interviewing.phrases import Phrases
from core.interviewing.sentences import as_clause, as_deltas, trimmed

QUOTE_WORDS = 14
SKETCHED_POINTS = 3


class BuiltInCoach:
    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def speak(self, conversation: Conversation, move: CoachMove) -> Generator[str, None, Spoken]:
        text = self.word(conversation, move)
        yield from as_deltas(text)
        return Spoken(text, BUILT_IN, links=links_of(move.facts) if isinstance(move, Counsel) else ())

    def word(self, conversation: Conversation, move: CoachMove) -> str:
        """At most MAX_REPLY_WORDS words, but for counsel: it says what it knows."""
        turn = len(conversation.messages) // 2
        match move:
            case Counsel(facts=facts):
                return "\n".join(fact.text for fact in facts)
            case TellStory(draft=draft):
                return _story(draft) if draft else self._one("small_talk", turn)
            case PutQuestion(lead=lead, question=question):
                words = self._one(lead.value, turn, role=in_a_sentence(conversation.role))
                return _led(words, question.text)
            case Repeat(question=question):
                return _led(self._one("repeat", turn), question.text)
            case GiveFeedback():
                text = self._feedback(move, turn)
            case Explain(known=known):
                name = "explain" if known else "unknown_term"
                text = self._one(name, turn, explanation=known.explanation if known else "")
            case Sketch(question=question):
                text = self._sketch(question, turn)
            case Hint(question=question):
                text = self._one("hint", turn, hint=_hint(question))
            case SmallTalk(thanks=thanks):
                text = self._one("thanks" if thanks else "small_talk", turn)
        return trimmed(text, MAX_REPLY_WORDS)

    def _feedback(self, move: GiveFeedback, turn: int) -> str:
        tones = {Tone.WORDLESS: "wordless", Tone.FOREIGN: "foreign", Tone.RUDE: "rude"}
        if move.tone in tones:
            return self._one(tones[move.tone], turn)
        if move.reading.gate is Gate.ECHO:
            return self._one("echo", turn)
        if too_short(move):
            return self._one("short", turn)
        missing = least_covered(move)
        quote = best_quote(move)
        return " ".join(
            (
                self._one("good", turn, quote=quote) if quote else self._one("nothing", turn),
                self._one("missing", turn, point=as_clause(missing.text)) if missing else self._one("all", turn),
                self._one("after", turn),
            )
        )

    def _sketch(self, question: BankQuestion, turn: int) -> str:
        """As many of the key points as fit, in whole."""
        points = [as_clause(point.text) for point in question.key_points]
        for count in range(SKETCHED_POINTS, 0, -1):
            text = self._one("sketch", turn, points="; ".join(points[:count]) + ".")
            if len(text.split()) <= MAX_REPLY_WORDS:
                return text
        return self._one("sketch", turn, points=f"{points[0]}.")

    def _one(self, name: str, turn: int, **values: str) -> str:
        """They take turns, so that none comes twice running."""
        pool = self._phrases.of(f"coach.{name}")
        phrase = pool[turn % len(pool)]
        # Not str.format: a quote or an explanation may hold braces of its own.
        for key, value in values.items():
            phrase = phrase.replace(f"{{{key}}}", value)
        return phrase


def least_covered(move: GiveFeedback) -> KeyPoint | None:
    reading = move.reading
    missing = [index for index in range(len(move.question.key_points)) if index not in reading.covered]
    return move.question.key_points[min(missing, key=lambda i: reading.point_coverage[i])] if missing else None


def best_quote(move: GiveFeedback) -> str:
    """The candidate's own words, at most QUOTE_WORDS of them, nearest to the best covered key point; "" without one."""
    if not move.reading.covered:
        return ""
    best = max(move.reading.covered, key=lambda i: move.reading.point_coverage[i])
    point = move.question.key_points[best]
    wanted = content_words(" ".join((point.text, *point.cues))) - content_words(move.question.text)
    spans = _quotable(move.answer)
    if not spans:
        return ""
    start, end = max(spans, key=lambda w: (len(content_words(move.answer[w[0] : w[1]]) & wanted), w[1] - w[0]))
    return move.answer[start:end].strip(' \n\t.,;:!?…"“”')


def _quotable(answer: str) -> list[tuple[int, int]]:
    """Spans of one or several whole clauses, at most QUOTE_WORDS long; of a longer clause, its beginning."""
    found = []
    for sentence in re.finditer(r"[^.!?…\n]+", answer):
        words = [(sentence.start() + w.start(), sentence.start() + w.end()) for w in re.finditer(r"\S+", sentence[0])]
        ends_clause = [answer[end - 1] in ",;:" for _, end in words]
        for first in range(len(words)):
            if first and not ends_clause[first - 1]:
                continue
            last = min(first + QUOTE_WORDS, len(words)) - 1
            stops = [i for i in range(first, last + 1) if ends_clause[i] or i == len(words) - 1] or [last]
            found += [(words[first][0], words[stop][1]) for stop in stops]
    return found


def _hint(question: BankQuestion) -> str:
    gentler = [p.ask for p in question.probes if p.when is Trigger.DONT_KNOW] or [
        p.ask for p in question.probes if p.when is Trigger.MISSING
    ]
    return gentler[0] if gentler else "take the last time you saw this at work, and begin with what you noticed."


def _story(draft: StoryDraft) -> str:
    told = "\n".join(f"{part.value.capitalize()}: {draft.parts[part]}" for part in StarPart if part in draft.parts)
    if not draft.missing:
        return f"{told}\nAll four parts are there. Add to it here, or keep it in your library."
    part = draft.missing[0]
    return f"{told}\nMissing: the {part.value}. {ASKS[part]}"


def _led(lead: str, question: str) -> str:
    fits = len(lead.split()) + len(question.split()) <= MAX_REPLY_WORDS
    return f"{lead} {question}" if fits else trimmed(question, MAX_REPLY_WORDS)
