"""What the practice coach does next, decided by code from the conversation alone."""

from __future__ import annotations

import random
import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.domain.bank import BankQuestion
from core.domain.chat import ChatLink, ChatMessage, CoachAction, CoachFact, Conversation
from core.domain.evaluation import Gate
from core.domain.interview import Speaker
from core.domain.plan import Difficulty, Kind
from core.domain.reading import Reading
from core.domain.story import StoryDraft
from core.interviewing.bank import QuestionBank, term_key
from core.interviewing.listening import Tone, Wish, as_request, tone_of
from core.interviewing.moves import Spoken
from core.interviewing.planning import LADDER, Read, as_question
from core.interviewing.wishes import END, POLITE, Courtesy, courtesy_in, named_concept, plainly, story_notes, wish_in

MAX_REPLY_WORDS = 50
COMMAND_WORDS = 14
KINDS = (Kind.TECHNICAL, Kind.GENERAL, Kind.BEHAVIOURAL)
_NEXT = re.compile(rf"{POLITE}(?:next|another|more|on|continue|skip|pass|start|ready|new question|question){END}")
_HARDER = re.compile(rf"{POLITE}(?:harder|difficult|challenging|(?<=too )easy){END}")
_EASIER = re.compile(rf"{POLITE}(?:easier|simpler|less difficult|(?<=too )(?:hard|difficult)){END}")
_NEW_TOPIC = re.compile(
    rf"{POLITE}(?:else|(?:(?:different|new|other|change(?: the)?|switch(?: the)?) )?(?:topic|subject)){END}"
)
_TOPIC = re.compile(
    r"^(?:(?:please|ok(?:ay)?|now|can|could|you|we|let's|i'd|i|like|want|to|next),? )*"
    r"(?:(?:(?:ask me|give me|do|try|have)(?: (?:a|another|some|one|something|more))?(?: questions?)?"
    r"|(?:a |another |some )?questions?|something|talk|practi[sc]e)(?: about| on)"
    r"|(?:switch|change|move)(?: the)?(?: topic| subject)?(?: over)? to) (?P<topic>.+)"
)
_SKETCH = re.compile(
    rf"{POLITE}(?:(?:model|sample|example|ideal|good|strong|best) answer|you answer|(?:an |the |your )?answer"
    rf"|a good answer say){END}"
)


class Lead(StrEnum):
    """How a new question comes up. The values are lists of the built-in coach's phrases."""

    FIRST = "first"
    NEXT = "next"
    HARDER = "harder"
    EASIER = "easier"
    TOPIC = "topic"
    NO_TOPIC = "no_topic"


@dataclass(frozen=True, slots=True)
class PutQuestion:
    lead: Lead
    question: BankQuestion


@dataclass(frozen=True, slots=True)
class GiveFeedback:
    question: BankQuestion
    answer: str
    reading: Reading
    tone: Tone


@dataclass(frozen=True, slots=True)
class Explain:
    term: str
    known: BankQuestion | None


@dataclass(frozen=True, slots=True)
class Sketch:
    question: BankQuestion


@dataclass(frozen=True, slots=True)
class Hint:
    question: BankQuestion


@dataclass(frozen=True, slots=True)
class Repeat:
    question: BankQuestion


@dataclass(frozen=True, slots=True)
class SmallTalk:
    thanks: bool


@dataclass(frozen=True, slots=True)
class Counsel:
    """About the person's own history. `facts` are looked up before it is spoken."""

    action: CoachAction
    topic: str = ""  # what was named: a company, a subject
    facts: tuple[CoachFact, ...] = ()


@dataclass(frozen=True, slots=True)
class TellStory:
    """Out of what was written since a draft was asked for; `draft` is made before it is spoken."""

    notes: tuple[str, ...]
    draft: StoryDraft | None = None


CoachMove = Counsel | TellStory | PutQuestion | GiveFeedback | Explain | Sketch | Hint | Repeat | SmallTalk


class Coach(Protocol):
    def speak(self, conversation: Conversation, move: CoachMove) -> Generator[str, None, Spoken]: ...


def next_coach_move(
    conversation: Conversation, bank: QuestionBank, read: Read, asked_before: frozenset[str]
) -> CoachMove:
    """The bank must have questions for the conversation's domain."""
    last = conversation.messages[-1] if conversation.messages else None
    if last and last.action:
        return Counsel(last.action)
    said = last.text if last else None
    current = current_question(conversation, bank)
    if said is None or current is None:
        return _put(conversation, bank, asked_before, Lead.FIRST)
    plain = plainly(said)
    if len(plain) <= 200 and len(plain.split()) <= COMMAND_WORDS:
        wish = wish_in(plain)
        command = Counsel(*wish) if wish else _command(conversation, bank, asked_before, plain, current)
        if command := command or _named(conversation, bank, plain):
            return command
    tone = tone_of(said)
    if (notes := story_notes(conversation)) and tone is Tone.PLAIN:
        return TellStory(notes)
    if tone is Tone.DONT_KNOW:
        asked_already = [m for m in conversation.messages if m.speaker is Speaker.CANDIDATE][-2:-1]
        again = bool(asked_already) and tone_of(asked_already[0].text) is Tone.DONT_KNOW
        return Sketch(current) if again else Hint(current)
    return GiveFeedback(current, said, read(as_question(current, 1), said), tone)


def _named(conversation: Conversation, bank: QuestionBank, plain: str) -> CoachMove | None:
    term = named_concept(conversation, plain)
    return Explain(term, bank.explaining(term, conversation.domain)) if term else None


def _courtesy(plain: str) -> SmallTalk | None:
    courtesy = courtesy_in(plain)
    return SmallTalk(thanks=courtesy is Courtesy.THANKS) if courtesy else None


def links_of(facts: Sequence[CoachFact]) -> tuple[ChatLink, ...]:
    """Each once, in their order."""
    return tuple(dict.fromkeys(fact.link for fact in facts if fact.link))


def current_question(conversation: Conversation, bank: QuestionBank) -> BankQuestion | None:
    put = [m.question_id for m in conversation.messages if m.speaker is Speaker.INTERVIEWER and m.question_id]
    return bank.get(put[-1]) if put else None


def too_short(move: GiveFeedback) -> bool:
    return move.reading.gate in (Gate.TOO_SHORT, Gate.EMPTY, Gate.GIBBERISH)


def with_reply(conversation: Conversation, move: CoachMove, spoken: Spoken, at: datetime) -> Conversation:
    question_id = move.question.id if isinstance(move, PutQuestion) else None
    story = move.draft.text if isinstance(move, TellStory) and move.draft else ""
    return conversation.with_message(
        ChatMessage(
            Speaker.INTERVIEWER,
            spoken.text,
            at,
            brain=spoken.brain,
            question_id=question_id,
            links=spoken.links,
            story=story,
        )
    )


def _command(
    conversation: Conversation, bank: QuestionBank, asked_before: frozenset[str], plain: str, current: BankQuestion
) -> CoachMove | None:
    if _SKETCH.search(plain):
        return Sketch(current)
    if topic := _TOPIC.search(plain):
        return _put(conversation, bank, asked_before, Lead.TOPIC, topic=topic["topic"])
    for pattern, lead in ((_EASIER, Lead.EASIER), (_HARDER, Lead.HARDER), (_NEW_TOPIC, Lead.NEXT), (_NEXT, Lead.NEXT)):
        if pattern.search(plain):
            return _put(conversation, bank, asked_before, lead, not_on=current if pattern is _NEW_TOPIC else None)
    return _request(conversation, bank, plain, current) or _courtesy(plain)


def _request(conversation: Conversation, bank: QuestionBank, plain: str, current: BankQuestion) -> CoachMove | None:
    request = as_request(plain)
    if request is None:
        return None
    wishes: dict[Wish, CoachMove] = {
        Wish.REPEAT: Repeat(current),
        Wish.CLARIFY: Hint(current),
        Wish.HINT: Hint(current),
        Wish.PAUSE: SmallTalk(thanks=False),
        Wish.EXPLAIN: Explain(request.term, bank.explaining(request.term, conversation.domain)),
    }
    return wishes.get(request.wish)


def _put(
    conversation: Conversation,
    bank: QuestionBank,
    asked_before: frozenset[str],
    lead: Lead,
    *,
    topic: str = "",
    not_on: BankQuestion | None = None,
) -> PutQuestion:
    here = {m.question_id for m in conversation.messages if m.question_id}
    everything = [q for kind in (*KINDS, Kind.SYSTEM_DESIGN) for q in bank.in_cell(conversation.domain, kind)]
    on_topic = [q for q in everything if topic and _is_about(q, topic)]
    if topic and not on_topic:
        lead = Lead.NO_TOPIC
    kind = KINDS[sum(m.question_id is not None for m in conversation.messages) % len(KINDS)]
    ordinary = [q for q in everything if q.kind in KINDS]
    pool = on_topic or ordinary or everything
    if not_on:
        pool = [q for q in pool if q.competency != not_on.competency] or pool
    fresh = [q for q in pool if q.id not in here | asked_before] or [q for q in pool if q.id not in here] or pool
    level = _level(conversation, bank, lead)
    chance = random.Random(f"{conversation.id}/{len(conversation.messages)}")  # noqa: S311
    # The level comes first, then the kinds by turns; where several fit as well, chance decides.
    misfits = [(abs(LADDER.index(q.difficulty) - level), q.kind is not kind) for q in fresh]
    return PutQuestion(
        lead, chance.choice([q for q, misfit in zip(fresh, misfits, strict=True) if misfit == min(misfits)])
    )


def _level(conversation: Conversation, bank: QuestionBank, lead: Lead) -> int:
    current = current_question(conversation, bank)
    level = LADDER.index(current.difficulty if current else Difficulty.EASY)
    step = {Lead.HARDER: 1, Lead.EASIER: -1}.get(lead, 0)
    return min(max(level + step, 0), len(LADDER) - 1)


def _is_about(question: BankQuestion, topic: str) -> bool:
    wanted = set(term_key(topic).split()) - {"please", "some", "more", "question", "me", "another", "topic"}
    names = {question.competency, question.concept, *question.tags, question.kind.value.replace("_", " ")}
    return any(wanted & set(term_key(name.replace("-", " ")).split()) for name in names)
