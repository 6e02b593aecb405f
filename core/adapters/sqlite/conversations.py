"""One person's chat practice."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_instant, as_us
from core.domain.chat import Conversation, ConversationSummary
from core.errors import Conflict, NotFound
from core.records import CONVERSATION, as_json, from_json


class SqliteConversationStore:
    """The owner is part of every condition: what belongs to others is not found."""

    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def save(self, conversation: Conversation) -> Conversation:
        if conversation.candidate_id != self._owner_id:
            raise NotFound(f"conversation {conversation.id} is not this person's")
        saved = replace(conversation, version=conversation.version + 1)
        body = as_json(CONVERSATION, saved, without={"version"})
        asked = {message.question_id for message in saved.messages if message.question_id is not None}
        with self._connections.writing() as connection:
            number = self._write_row(connection, saved)
            connection.execute("INSERT OR REPLACE INTO conversation_bodies VALUES (?, ?)", (number, body))
            connection.execute("DELETE FROM conversation_questions WHERE number = ?", (number,))
            connection.executemany(
                "INSERT INTO conversation_questions VALUES (?, ?)", [(number, bank_id) for bank_id in asked]
            )
        return saved

    def get(self, conversation_id: str) -> Conversation:
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT version, body FROM conversations JOIN conversation_bodies USING (number)"
                " WHERE id = ? AND owner_id = ?",
                (conversation_id, self._owner_id),
            ).fetchone()
        if row is None:
            raise NotFound(f"conversation {conversation_id}")
        return replace(from_json(CONVERSATION, row["body"]), version=row["version"])

    def recent(self, limit: int = 50) -> tuple[ConversationSummary, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT id, title, domain, role, updated_at_us, message_count FROM conversations WHERE owner_id = ?"
                " ORDER BY updated_at_us DESC, number DESC LIMIT ?",
                (self._owner_id, limit),
            ).fetchall()
        return tuple(
            ConversationSummary(
                row["id"],
                row["title"],
                row["domain"],
                row["role"],
                as_instant(row["updated_at_us"]),
                row["message_count"],
            )
            for row in rows
        )

    def delete(self, conversation_id: str) -> None:
        with self._connections.writing() as connection:
            number = self._number(connection, conversation_id)
            connection.execute("DELETE FROM conversations WHERE number = ?", (number,))

    def _number(self, connection: sqlite3.Connection, conversation_id: str) -> int:
        row = connection.execute(
            "SELECT number FROM conversations WHERE id = ? AND owner_id = ?", (conversation_id, self._owner_id)
        ).fetchone()
        if row is None:
            raise NotFound(f"conversation {conversation_id}")
        return int(row["number"])

    def _write_row(self, connection: sqlite3.Connection, saved: Conversation) -> int:
        """The row's number. Raises Conflict, NotFound."""
        values = (saved.version, saved.domain, saved.role, saved.title, as_us(saved.updated_at), len(saved.messages))
        if saved.version == 1:
            cursor = connection.execute(
                "INSERT INTO conversations (id, owner_id, version, domain, role, title, updated_at_us, message_count)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (saved.id, self._owner_id, *values),
            )
            if cursor.rowcount == 0 or cursor.lastrowid is None:
                raise Conflict(f"conversation {saved.id} was saved before")
            return cursor.lastrowid
        number = self._number(connection, saved.id)
        cursor = connection.execute(
            "UPDATE conversations SET version = ?, domain = ?, role = ?, title = ?, updated_at_us = ?,"
            " message_count = ? WHERE number = ? AND version = ?",
            (*values, number, saved.version - 1),
        )
        if cursor.rowcount == 0:
            raise Conflict(f"conversation {saved.id}: version {saved.version - 1} is stale")
        return number
