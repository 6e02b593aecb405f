"""Kept answers in memory."""

from dataclasses import dataclass, field, replace

from core.domain.library import plain_words, searched_words
from core.domain.progress import Page
from core.errors import Conflict, InputRejected, NotFound


@dataclass
class Shelf:
    versions: dict = field(default_factory=dict)  # by id: newest first
    models: set = field(default_factory=set)


class MemoryLibrary:
    def __init__(self, shelf: Shelf, owner_id: str) -> None:
        self._shelf = shelf
        self._owner = owner_id

    def save(self, answer):
        kept = self._shelf.versions.get(answer.id)
        if answer.owner_id != self._owner or (kept is None and answer.version):
            raise NotFound(answer.id)
        if kept and (kept[0].owner_id != self._owner or kept[0].version != answer.version):
            raise Conflict(answer.id) if kept[0].owner_id == self._owner or not answer.version else NotFound(answer.id)
        saved = replace(answer, version=answer.version + 1, is_model=False)
        self._shelf.versions[answer.id] = [saved, *(kept or [])][:50]
        return self.get(answer.id)

    def get(self, answer_id):
        newest = self._mine(answer_id)[0]
        return replace(newest, is_model=answer_id in self._shelf.models)

    def versions(self, answer_id):
        return tuple(self._mine(answer_id))

    def search(self, query):
        words = searched_words(query.text)
        found = [
            answer
            for answer in self._all()
            if (not query.kinds or answer.kind in query.kinds)
            and (not query.tags or set(query.tags) & set(answer.tags))
            and all(self._rank(answer, word) for word in words)
        ]
        found.sort(key=lambda a: (sum(self._rank(a, word) for word in words), a.saved_at), reverse=True)
        first = (query.page - 1) * query.page_size
        return Page(tuple(found[first : first + query.page_size]), len(found), query.page, query.page_size)

    def tags(self):
        used = [tag for answer in self._all() for tag in answer.tags]
        return tuple(sorted(set(used), key=lambda tag: (-used.count(tag), tag)))

    def use_as_model(self, answer_id, *, is_model):
        answer = self.get(answer_id)
        if answer.answers is None:
            raise InputRejected("no question")
        same = {other.id for other in self._all() if other.answers == answer.answers}
        self._shelf.models -= same if is_model else {answer_id}
        if is_model:
            self._shelf.models.add(answer_id)

    def models(self, keys):
        return {a.answers: a for a in self._all() if a.is_model and a.answers in keys}

    def kept_from(self, interview_id):
        found = sorted((a for a in self._all() if a.interview_id == interview_id), key=lambda a: a.saved_at)
        return {answer.question_id: answer.id for answer in found if answer.question_id}

    def delete(self, answer_id):
        self._mine(answer_id)
        del self._shelf.versions[answer_id]
        self._shelf.models.discard(answer_id)

    def _mine(self, answer_id):
        kept = self._shelf.versions.get(answer_id)
        if not kept or kept[0].owner_id != self._owner:
            raise NotFound(answer_id)
        return kept

    def _all(self):
        return [self.get(kept[0].id) for kept in self._shelf.versions.values() if kept[0].owner_id == self._owner]

    def _rank(self, answer, word):
        """How often, weighed by where."""
        places = ((4, answer.title), (2, " ".join(answer.tags)), (1, answer.text))
        return sum(weight for weight, text in places for held in plain_words(text) if held.startswith(word))
