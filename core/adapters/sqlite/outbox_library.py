"""One person's kept answers over a line that may be down: they wait for the database, but nobody waits for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from core.adapters.sqlite.outbox_line import Line
from core.adapters.sqlite.outbox_stores import tried
from core.domain.library import KeptAnswer, LibraryQuery
from core.domain.progress import Page


class OutboxAnswerLibrary:
    """Raises StoreUnavailable at once where the database was away a moment ago."""

    def __init__(self, line: Line, owner_id: str) -> None:
        self._line, self._owner_id = line, owner_id
        self._store = line.database.library(owner_id)

    def save(self, answer: KeptAnswer) -> KeptAnswer:
        return tried(self._line, self._owner_id, lambda: self._store.save(answer))

    def get(self, answer_id: str) -> KeptAnswer:
        return tried(self._line, self._owner_id, lambda: self._store.get(answer_id))

    def versions(self, answer_id: str) -> tuple[KeptAnswer, ...]:
        return tried(self._line, self._owner_id, lambda: self._store.versions(answer_id))

    def search(self, query: LibraryQuery) -> Page[KeptAnswer]:
        return tried(self._line, self._owner_id, lambda: self._store.search(query))

    def tags(self) -> tuple[str, ...]:
        return tried(self._line, self._owner_id, self._store.tags)

    def use_as_model(self, answer_id: str, *, is_model: bool) -> None:
        tried(self._line, self._owner_id, lambda: self._store.use_as_model(answer_id, is_model=is_model))

    def models(self, keys: Collection[str]) -> Mapping[str, KeptAnswer]:
        return tried(self._line, self._owner_id, lambda: self._store.models(keys))

    def kept_from(self, interview_id: str) -> Mapping[str, str]:
        return tried(self._line, self._owner_id, lambda: self._store.kept_from(interview_id))

    def delete(self, answer_id: str) -> None:
        tried(self._line, self._owner_id, lambda: self._store.delete(answer_id))
