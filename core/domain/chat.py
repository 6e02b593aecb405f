"""Chat practice: a conversation with a coach about one domain and role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from core.domain.interview import Speaker


@dataclass(frozen=True, slots=True)
class ChatMessage:
    speaker: Speaker  # INTERVIEWER is the coach
    text: str
    at: datetime
    brain: str | None = None
    question_id: str | None = None  # the bank question this message puts


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
