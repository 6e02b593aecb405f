"""One person's kept answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked, first, settled, translated
from core.adapters.supabase.queries import as_uuid, plain
from core.domain.library import KeptAnswer, LibraryQuery, plain_words, searched_words
from core.domain.progress import Page
from core.errors import InputRejected, NotFound
from core.records import KEPT_ANSWER, MOST_VERSIONS, NO_QUESTION, as_json, from_json


@dataclass(frozen=True, slots=True)
class Stored:
    version: int
    is_model: bool
    body: str


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    items: tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class Body:
    body: str


FOUND, BODIES, TAGS = TypeAdapter(Found), TypeAdapter(tuple[Body, ...]), TypeAdapter(tuple[str, ...])
KEPT = TypeAdapter(tuple[dict[str, str], ...])
KEY = TypeAdapter(dict[str, str])


class SupabaseAnswerLibrary:
    """The token says who asks: what belongs to others is not found."""

    def __init__(self, clients: Clients, owner_id: str) -> None:
        self._clients = clients
        self._owner_id = owner_id

    def save(self, answer: KeptAnswer) -> KeptAnswer:
        what = f"answer {answer.id}"
        if answer.owner_id != self._owner_id:
            raise NotFound(f"{what} is not this person's")
        saved = replace(answer, version=answer.version + 1)
        outcome = call(
            self._client,
            "save_answer",
            id=as_uuid(answer.id, "answer"),
            version=answer.version,
            columns={
                "title": plain(saved.title),
                "kind": saved.kind.value,
                "tags": [plain(tag) for tag in dict.fromkeys(saved.tags)],
                "answers": saved.answers,
                "interview_id": saved.interview_id,
                "question_id": saved.question_id,
                "updated_at": saved.saved_at.isoformat(),
            },
            words=[" ".join(plain_words(text)) for text in (saved.title, " ".join(saved.tags), saved.text)],
            body=as_json(KEPT_ANSWER, saved, without={"is_model"}),
            keep=MOST_VERSIONS,
        )
        settled(outcome, what)
        return replace(saved, is_model=answer.version > 0 and self.get(answer.id).is_model)

    def get(self, answer_id: str) -> KeptAnswer:
        found = self._found({"id": as_uuid(answer_id, "answer")}, limit=1)
        if not found.items:
            raise NotFound(f"answer {answer_id}")
        return _read(found.items[0])

    def versions(self, answer_id: str) -> tuple[KeptAnswer, ...]:
        key = as_uuid(answer_id, "answer")
        request = self._client.table("library_versions").select("body").eq("answer_id", key)
        with translated():
            data = request.eq("owner_id", self._owner_id).order("version", desc=True).execute().data
        rows = checked(BODIES, data)
        if not rows:
            raise NotFound(f"answer {answer_id}")
        return tuple(from_json(KEPT_ANSWER, row.body) for row in rows)

    def search(self, query: LibraryQuery) -> Page[KeptAnswer]:
        given: dict[str, object] = {}
        if query.kinds:
            given["kinds"] = [kind.value for kind in query.kinds]
        if query.tags:
            given["tags"] = [plain(tag) for tag in query.tags]
        if words := searched_words(query.text):
            given["words"] = " & ".join(f"'{word}':*" for word in words)  # letters and digits: no operator, no quote
        size = query.page_size
        found = self._found(given, limit=size, offset=(query.page - 1) * size)
        return Page(tuple(map(_read, found.items)), found.total, query.page, size)

    def tags(self) -> tuple[str, ...]:
        return checked(TAGS, call(self._client, "library_tags"))

    def use_as_model(self, answer_id: str, *, is_model: bool) -> None:
        key = as_uuid(answer_id, "answer")
        outcome = call(self._client, "use_as_model", id=key, is_model=is_model)
        if outcome == "no_question":
            raise InputRejected(NO_QUESTION)
        settled(outcome, f"answer {answer_id}")

    def models(self, keys: Collection[str]) -> Mapping[str, KeptAnswer]:
        found = self._found({"models_of": list(keys)}, limit=len(keys)) if keys else Found(0, ())
        return {answer.answers: answer for answer in map(_read, found.items) if answer.answers}

    def kept_from(self, interview_id: str) -> Mapping[str, str]:
        request = self._client.table("library").select("id, question_id").eq("owner_id", self._owner_id)
        with translated():
            data = request.eq("interview_id", interview_id).order("updated_at").execute().data
        return {row["question_id"]: row["id"] for row in checked(KEPT, data)}

    def delete(self, answer_id: str) -> None:
        key = as_uuid(answer_id, "answer")
        request = self._client.table("library").delete().eq("id", key).eq("owner_id", self._owner_id).select("id")
        if first(KEY, request) is None:
            raise NotFound(f"answer {answer_id}")

    def _found(self, query: dict[str, object], *, limit: int, offset: int = 0) -> Found:
        return checked(FOUND, call(self._client, "search_library", query=query, limit=limit, offset=offset))

    @property
    def _client(self) -> Any:
        return self._clients.of(self._owner_id)


def _read(stored: Stored) -> KeptAnswer:
    return replace(from_json(KEPT_ANSWER, stored.body), version=stored.version, is_model=stored.is_model)
