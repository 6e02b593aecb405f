"""Where a person's kept answers live."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from core.domain.library import KeptAnswer, LibraryQuery
from core.domain.progress import Page


class AnswerLibrary(Protocol):
    """Bound to one person, and for nobody else: neither coaches nor links reach it."""

    def save(self, answer: KeptAnswer) -> KeptAnswer:
        """A new version beside the earlier ones, of which the newest 50 are kept. `is_model` is not changed here.
        Raises Conflict when `version` is stale, NotFound, StoreError."""
        ...

    def get(self, answer_id: str) -> KeptAnswer:
        """The newest version. Raises NotFound, also when it is somebody else's."""
        ...

    def versions(self, answer_id: str) -> tuple[KeptAnswer, ...]:
        """As the answer stood, newest first. Raises NotFound."""
        ...

    def search(self, query: LibraryQuery) -> Page[KeptAnswer]:
        """Full text, best first, where words were given; newest first otherwise. What stands in the title counts for
        more than a tag, a tag for more than the text."""
        ...

    def tags(self) -> tuple[str, ...]:
        """The tags of this person, the one used most first, the first hundred."""
        ...

    def use_as_model(self, answer_id: str, *, is_model: bool) -> None:
        """At most one for each question: another one of the same question is no longer used. Raises NotFound, and
        InputRejected for an answer that belongs to no question."""
        ...

    def models(self, keys: Collection[str]) -> Mapping[str, KeptAnswer]:
        """The answers used as a model for these questions, by `question_key`."""
        ...

    def kept_from(self, interview_id: str) -> Mapping[str, str]:
        """Ids of the answers kept from an interview, by question; the newest of each."""
        ...

    def delete(self, answer_id: str) -> None:
        """With its versions. Raises NotFound."""
        ...
