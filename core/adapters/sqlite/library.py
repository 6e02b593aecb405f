"""One person's kept answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import replace

from core.adapters.sqlite.connections import Connections
from core.adapters.sqlite.rows import as_us
from core.domain.library import KeptAnswer, LibraryQuery, searched_words
from core.domain.progress import Page
from core.errors import Conflict, InputRejected, NotFound
from core.records import KEPT_ANSWER, MOST_VERSIONS, NO_QUESTION, as_json, from_json

Condition = tuple[str, list[object]]
NEWEST = "SELECT version, is_model, body FROM library JOIN library_versions USING (number, version)"
# Of a word in the title, in a tag, in the text; the owner's says nothing.
RANK = "bm25(library_words, 0.0, 4.0, 2.0, 1.0)"


class SqliteAnswerLibrary:
    """The owner is part of every condition: what belongs to others is not found."""

    def __init__(self, connections: Connections, owner_id: str) -> None:
        self._connections = connections
        self._owner_id = owner_id

    def save(self, answer: KeptAnswer) -> KeptAnswer:
        if answer.owner_id != self._owner_id:
            raise NotFound(f"answer {answer.id} is not this person's")
        saved = replace(answer, version=answer.version + 1)
        with self._connections.writing() as connection:
            number = self._write_row(connection, saved)
            connection.execute(
                "INSERT INTO library_versions VALUES (?, ?, ?)",
                (number, saved.version, as_json(KEPT_ANSWER, saved, without={"is_model"})),
            )
            connection.execute(
                "DELETE FROM library_versions WHERE number = ? AND version <= ?",
                (number, saved.version - MOST_VERSIONS),
            )
            self._write_words(connection, number, saved)
            (is_model,) = connection.execute("SELECT is_model FROM library WHERE number = ?", (number,)).fetchone()
        return replace(saved, is_model=bool(is_model))

    def get(self, answer_id: str) -> KeptAnswer:
        with self._connections.reading() as connection:
            row = connection.execute(f"{NEWEST} WHERE id = ? AND owner_id = ?", (answer_id, self._owner_id)).fetchone()
        if row is None:
            raise NotFound(f"answer {answer_id}")
        return _read(row)

    def versions(self, answer_id: str) -> tuple[KeptAnswer, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT body FROM library_versions WHERE number = ? ORDER BY version DESC",
                (self._number(connection, answer_id),),
            ).fetchall()
        return tuple(from_json(KEPT_ANSWER, row["body"]) for row in rows)

    def search(self, query: LibraryQuery) -> Page[KeptAnswer]:
        words = searched_words(query.text)
        where, values = self._matching(query)
        source, order = "library", "saved_at_us DESC, number DESC"
        if words:
            # The words come first: asked for each row of the library, they would be looked up as often.
            source, order = "library_words CROSS JOIN library ON number = library_words.rowid", f"{RANK}, {order}"
            where, values = f"library_words MATCH ? AND {where}", [_match(self._owner_id, words), *values]
        page_of = f"SELECT number FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
        with self._connections.reading() as connection:
            (total,) = connection.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()  # noqa: S608
            numbers = connection.execute(
                page_of, (*values, query.page_size, (query.page - 1) * query.page_size)
            ).fetchall()
            rows = [connection.execute(f"{NEWEST} WHERE number = ?", (n["number"],)).fetchone() for n in numbers]
        return Page(tuple(map(_read, rows)), total, query.page, query.page_size)

    def tags(self) -> tuple[str, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT tag FROM library_tags JOIN library USING (number) WHERE owner_id = ?"
                " GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 100",
                (self._owner_id,),
            ).fetchall()
        return tuple(row["tag"] for row in rows)

    def use_as_model(self, answer_id: str, *, is_model: bool) -> None:
        with self._connections.writing() as connection:
            number = self._number(connection, answer_id)
            (key,) = connection.execute("SELECT answers FROM library WHERE number = ?", (number,)).fetchone()
            if key is None:
                raise InputRejected(NO_QUESTION)
            if is_model:
                connection.execute(
                    "UPDATE library SET is_model = 0 WHERE owner_id = ? AND answers = ? AND is_model",
                    (self._owner_id, key),
                )
            connection.execute("UPDATE library SET is_model = ? WHERE number = ?", (is_model, number))

    def models(self, keys: Collection[str]) -> Mapping[str, KeptAnswer]:
        marks = ", ".join("?" * len(keys))
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"{NEWEST} WHERE owner_id = ? AND is_model AND answers IN ({marks})", (self._owner_id, *keys)
            ).fetchall()
        return {answer.answers: answer for answer in map(_read, rows) if answer.answers}

    def kept_from(self, interview_id: str) -> Mapping[str, str]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT id, question_id FROM library WHERE owner_id = ? AND interview_id = ?"
                " AND question_id IS NOT NULL ORDER BY saved_at_us, number",
                (self._owner_id, interview_id),
            ).fetchall()
        return {row["question_id"]: row["id"] for row in rows}

    def delete(self, answer_id: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM library WHERE number = ?", (self._number(connection, answer_id),))

    def _matching(self, query: LibraryQuery) -> Condition:
        where, values = "library.owner_id = ?", list[object]([self._owner_id])
        if query.kinds:
            where += f" AND kind IN ({', '.join('?' * len(query.kinds))})"
            values += map(str, query.kinds)
        if query.tags:
            marks = ", ".join("?" * len(query.tags))
            where += f" AND number IN (SELECT number FROM library_tags WHERE tag IN ({marks}))"  # noqa: S608
            values += query.tags
        return where, values

    def _number(self, connection: sqlite3.Connection, answer_id: str) -> int:
        row = connection.execute(
            "SELECT number FROM library WHERE id = ? AND owner_id = ?", (answer_id, self._owner_id)
        ).fetchone()
        if row is None:
            raise NotFound(f"answer {answer_id}")
        return int(row["number"])

    def _write_row(self, connection: sqlite3.Connection, saved: KeptAnswer) -> int:
        """The row's number. Raises Conflict, NotFound."""
        values = (saved.version, saved.kind, as_us(saved.saved_at))
        if saved.version == 1:
            cursor = connection.execute(
                "INSERT INTO library (id, owner_id, version, kind, saved_at_us, answers, interview_id, question_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (saved.id, self._owner_id, *values, saved.answers, saved.interview_id, saved.question_id),
            )
            if cursor.rowcount == 0 or cursor.lastrowid is None:
                raise Conflict(f"answer {saved.id} was saved before")
            return cursor.lastrowid
        number = self._number(connection, saved.id)
        cursor = connection.execute(
            "UPDATE library SET version = ?, kind = ?, saved_at_us = ? WHERE number = ? AND version = ?",
            (*values, number, saved.version - 1),
        )
        if cursor.rowcount == 0:
            raise Conflict(f"answer {saved.id}: version {saved.version - 1} is stale")
        return number

    def _write_words(self, connection: sqlite3.Connection, number: int, saved: KeptAnswer) -> None:
        connection.execute("DELETE FROM library_tags WHERE number = ?", (number,))
        connection.executemany("INSERT INTO library_tags VALUES (?, ?)", [(number, tag) for tag in set(saved.tags)])
        connection.execute("DELETE FROM library_words WHERE rowid = ?", (number,))
        connection.execute(
            "INSERT INTO library_words (rowid, owner, title, tags, words) VALUES (?, ?, ?, ?, ?)",
            (number, self._owner_id, saved.title, " ".join(saved.tags), saved.text),
        )


def _match(owner_id: str, words: tuple[str, ...]) -> str:
    """Words hold no quote and no operator: they are letters and digits."""
    owner, wanted = owner_id.replace('"', '""'), " ".join(f'"{word}" *' for word in words)
    return f'(owner : "{owner}") AND ({{title tags words}} : ({wanted}))'


def _read(row: sqlite3.Row) -> KeptAnswer:
    return replace(from_json(KEPT_ANSWER, row["body"]), version=row["version"], is_model=bool(row["is_model"]))
