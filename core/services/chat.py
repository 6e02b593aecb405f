"""Coach chat: a conversation with a coach who knows what was rehearsed, kept message by message."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from uuid import uuid4

from core.domain.chat import ChatMessage, CoachAction, Conversation, ConversationSummary
from core.domain.interview import Speaker
from core.domain.past import Past
from core.domain.people import Identity
from core.domain.plan import Kind
from core.errors import InputRejected
from core.interviewing.bank import QuestionBank
from core.interviewing.coaching import Coach, Counsel, TellStory, next_coach_move, with_reply
from core.interviewing.counsel import facts_for
from core.interviewing.planning import Read
from core.ports import Clock, ConversationStore, InterviewStore
from core.services.drafter import Drafter
from core.services.escaping import escaped, quoted
from core.services.reply import Reply
from core.services.typed import cleaned, typed_text

MAX_MESSAGE_CHARACTERS = 20_000
MAX_ROLE_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class ChatEngine:
    bank: QuestionBank
    read: Read
    coach: Coach
    drafter: Drafter


class ChatService:
    def __init__(
        self,
        identity: Identity,
        store: ConversationStore,
        interviews: InterviewStore,
        engine: ChatEngine,
        clock: Clock,
        past: Callable[[], Past] = Past,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._identity = identity
        self._store = store
        self._interviews = interviews
        self._engine = engine
        self._clock = clock
        self._past = past
        self._new_id = new_id

    def start(self, domain: str, role: str) -> Conversation:
        """Raises InputRejected for a field without questions and a role without a name."""
        role = cleaned(role).strip()
        if not role or len(role) > MAX_ROLE_CHARACTERS:
            raise InputRejected(
                f"Name the role that you are practising for, in at most {MAX_ROLE_CHARACTERS} characters."
            )
        if not self._engine.bank.in_cell(domain, Kind.TECHNICAL):
            raise InputRejected("There are no questions for this field yet. Choose another one.")
        conversation = Conversation(self._new_id(), self._identity.id, domain, role, self._clock.now())
        return self._store.save(conversation)

    def open(self, conversation_id: str) -> Conversation:
        """Raises NotFound."""
        return self._store.get(conversation_id)

    def say(self, conversation: Conversation, text: str, action: CoachAction | None = None) -> Conversation:
        """Saved before the coach is asked; `action` is what a button asks for. Raises InputRejected, Conflict."""
        text = typed_text(text, what="A message", max_characters=MAX_MESSAGE_CHARACTERS)
        message = ChatMessage(Speaker.CANDIDATE, text, self._clock.now(), action=action)
        return self._store.save(conversation.with_message(message))

    def reply(self, conversation: Conversation) -> Reply[Conversation]:
        """What the coach says now; empty when it is the person's turn. Iterating raises Conflict when the conversation
        was continued elsewhere meanwhile."""
        return Reply(conversation, self._speech(conversation) if conversation.awaits_reply else None)

    def stop(self, conversation: Conversation, said: str) -> Conversation:
        """Keeps what the coach had said when it was stopped, marked as such; the conversation as it is where the coach
        had finished before. Raises Conflict, StoreError."""
        if not conversation.awaits_reply:
            return conversation
        message = ChatMessage(Speaker.INTERVIEWER, cleaned(said).strip(), self._clock.now(), is_stopped=True)
        return self._store.save(conversation.with_message(message))

    def recent(self, limit: int = 50) -> tuple[ConversationSummary, ...]:
        """Newest first."""
        return self._store.recent(limit)

    def delete(self, conversation_id: str) -> None:
        """Raises NotFound."""
        self._store.delete(conversation_id)

    def as_markdown(self, conversation: Conversation) -> str:
        """Whatever was typed stays text: no markup in it takes effect."""
        parts = [
            f"# Coach chat: {escaped(conversation.role)}",
            f"{conversation.started_at:%d %B %Y, %H:%M} UTC",
        ]
        for message in conversation.messages:
            who = "Coach" if message.speaker is Speaker.INTERVIEWER else "You"
            stopped = ", stopped" if message.is_stopped else ""
            parts.append(f"**{who}** ({message.at:%H:%M}{stopped})\n\n{quoted(message.text)}")
        return "\n\n".join(parts) + "\n"

    def _speech(self, conversation: Conversation) -> Generator[str, None, Conversation]:
        engine = self._engine
        move = next_coach_move(conversation, engine.bank, engine.read, self._interviews.asked_bank_ids())
        if isinstance(move, Counsel):
            facts = facts_for(move.action, self._past(), engine.bank, conversation, move.topic)
            move = replace(move, facts=facts)
        if isinstance(move, TellStory):
            move = replace(move, draft=engine.drafter.draft(move.notes))
        spoken = yield from engine.coach.speak(conversation, move)
        return self._store.save(with_reply(conversation, move, spoken, self._clock.now()))
