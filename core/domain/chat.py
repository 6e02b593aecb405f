"""Coach chat: a conversation about one domain and role, with a coach who knows what was rehearsed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.domain.interview import Speaker


class CoachAction(StrEnum):
    """What a coach is asked for by a button, or in so many words."""

    PRACTISE = "practise"  # what should I practise?
    STORY = "story"  # draft a STAR answer
    QUESTIONS = "questions"  # for this role or company
    REVIEW = "review"  # my last interview
    EXPLAIN = "explain"  # a concept


class LinkTo(StrEnum):
    REPORT = "report"
    LIBRARY = "library"
    SETUP = "setup"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class ChatLink:
    """To what a message speaks of. Worded and drawn by the screen: neither a person nor a model writes any of it."""

    to: LinkTo
    id: str = ""  # of the interview, or of the kept answer
    question_id: str = ""
    number: int | None = None  # of that question among the main ones, from 1
    at: datetime | None = None  # when that interview was


@dataclass(frozen=True, slots=True)
class CoachFact:
    """One thing a coach may say, and the moment it rests on."""

    text: str
    link: ChatLink | None = None


@dataclass(frozen=True, slots=True)
class ChatMessage:
    speaker: Speaker  # INTERVIEWER is the coach
    text: str
    at: datetime
    brain: str | None = None
    question_id: str | None = None  # the bank question this message puts
    action: CoachAction | None = None  # what the candidate asked for with it
    links: tuple[ChatLink, ...] = ()
    story: str = ""  # the whole of the story that it drafts
    is_stopped: bool = False  # by the candidate: `text` is what was said until then


@dataclass(frozen=True, slots=True)
class Conversation:
    id: str  # UUID
    candidate_id: str
    domain: str
    role: str
    started_at: datetime
    messages: tuple[ChatMessage, ...] = ()
    version: int = 0

    @property
    def title(self) -> str:
        """The first thing that the candidate said, or what the talk is about."""
        said = next((m.text for m in self.messages if m.speaker is Speaker.CANDIDATE), "")
        return said[:60] or self.role

    @property
    def updated_at(self) -> datetime:
        return self.messages[-1].at if self.messages else self.started_at

    @property
    def awaits_reply(self) -> bool:
        return not self.messages or self.messages[-1].speaker is Speaker.CANDIDATE

    def with_message(self, message: ChatMessage) -> Conversation:
        return replace(self, messages=(*self.messages, message))


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    id: str
    title: str
    domain: str
    role: str
    updated_at: datetime
    message_count: int
