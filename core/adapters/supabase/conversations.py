"""One person's chat practice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked, first, settled, translated
from core.adapters.supabase.queries import as_uuid, plain
from core.domain.chat import Conversation, ConversationSummary
from core.errors import NotFound
from core.records import CONVERSATION, as_json, from_json


@dataclass(frozen=True, slots=True)
class Stored:
    version: int
    body: str


STORED = TypeAdapter(Stored)
KEY = TypeAdapter(dict[str, str])
SUMMARIES = TypeAdapter(tuple[ConversationSummary, ...])


class SupabaseConversationStore:
    """The token says who asks: what belongs to others is not found."""

    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def save(self, conversation: Conversation) -> Conversation:
        what = f"conversation {conversation.id}"
        if conversation.candidate_id != self._owner_id:
            raise NotFound(f"{what} is not this person's")
        saved = replace(conversation, version=conversation.version + 1)
        outcome = call(
            self._client,
            "save_conversation",
            id=as_uuid(conversation.id, "conversation"),
            version=conversation.version,
            columns={
                "domain": plain(saved.domain),
                "role": plain(saved.role),
                "title": plain(saved.title),
                "updated_at": saved.updated_at.isoformat(),
                "message_count": len(saved.messages),
            },
            bank_ids=sorted({message.question_id for message in saved.messages if message.question_id is not None}),
            body=as_json(CONVERSATION, saved, without={"version"}),
        )
        settled(outcome, what)
        return saved

    def get(self, conversation_id: str) -> Conversation:
        key = as_uuid(conversation_id, "conversation")
        request = self._client.table("conversations").select("version, body").eq("id", key)
        row = first(STORED, request.eq("owner_id", self._owner_id))
        if row is None:
            raise NotFound(f"conversation {conversation_id}")
        return replace(from_json(CONVERSATION, row.body), version=row.version)

    def recent(self, limit: int = 50) -> tuple[ConversationSummary, ...]:
        with translated():
            rows = (
                self._client.table("conversations")
                .select("id, title, domain, role, updated_at, message_count")
                .eq("owner_id", self._owner_id)
                .order("updated_at", desc=True)
                .limit(limit)
                .execute()
                .data
            )
        return checked(SUMMARIES, rows)

    def delete(self, conversation_id: str) -> None:
        key = as_uuid(conversation_id, "conversation")
        request = self._client.table("conversations").delete().eq("id", key).eq("owner_id", self._owner_id).select("id")
        if first(KEY, request) is None:
            raise NotFound(f"conversation {conversation_id}")

    @property
    def _client(self) -> Any:
        return self._clients.of(self._owner_id)
