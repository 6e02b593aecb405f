"""The answers that a person keeps: from a report, or written; searched, changed, brought back, used as their model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from core.domain.interview import Interview
from core.domain.library import KeptAnswer, LibraryQuery, excerpt, question_key, searched_words
from core.domain.people import Identity
from core.domain.plan import ASKED_KINDS, Kind
from core.domain.progress import Page
from core.domain.story import StoryDraft
from core.errors import InputRejected, NotFound, StoreUnavailable
from core.library_ports import AnswerLibrary
from core.ports import Clock, InterviewStore
from core.services.drafter import Drafter
from core.services.escaping import escaped, quoted
from core.services.paging import every, in_range
from core.services.typed import MAX_ANSWER_CHARACTERS, cleaned, typed_text

MAX_TITLE_CHARACTERS = 300
MAX_TAGS, MAX_TAG_CHARACTERS = 12, 40


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    answer: KeptAnswer
    excerpt: tuple[tuple[str, bool], ...]  # pieces, each with whether it was looked for


class LibraryService:
    """Bound to one person."""

    def __init__(
        self,
        identity: Identity,
        store: AnswerLibrary,
        interviews: InterviewStore,
        clock: Clock,
        drafter: Drafter,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._identity = identity
        self._store = store
        self._interviews = interviews
        self._clock = clock
        self._drafter = drafter
        self._new_id = new_id

    def search(self, query: LibraryQuery) -> Page[FoundAnswer]:
        """A page that there is: as `in_range`. Raises StoreError."""
        page = in_range(self._store.search, query)
        words = searched_words(query.text)
        items = tuple(FoundAnswer(answer, excerpt(answer.text, words)) for answer in page.items)
        return Page(items, page.total, page.page, page.page_size)

    def tags(self) -> tuple[str, ...]:
        """The one used most first. Raises StoreError."""
        return self._store.tags()

    def open(self, answer_id: str) -> KeptAnswer:
        """Raises NotFound, StoreError."""
        return self._store.get(answer_id)

    def versions(self, answer_id: str) -> tuple[KeptAnswer, ...]:
        """Newest first. Raises NotFound, StoreError."""
        return self._store.versions(answer_id)

    def write(self, title: str, text: str, kind: Kind, tags: tuple[str, ...] = ()) -> KeptAnswer:
        """A new one. Raises InputRejected, StoreError."""
        blank = KeptAnswer(self._new_id(), self._identity.id, "", "", kind, self._clock.now())
        return self._saved(blank, title, text, kind, tags)

    def edit(self, answer: KeptAnswer, title: str, text: str, kind: Kind, tags: tuple[str, ...]) -> KeptAnswer:
        """The next version; the answer as it is where nothing was changed. Raises InputRejected, Conflict, NotFound,
        StoreError."""
        return self._saved(answer, title, text, kind, tags)

    def bring_back(self, answer: KeptAnswer, version: int) -> KeptAnswer:
        """An earlier version as the next one. Raises NotFound, Conflict, StoreError."""
        for earlier in self._store.versions(answer.id):
            if earlier.version == version:
                return self._saved(answer, earlier.title, earlier.text, earlier.kind, earlier.tags)
        raise NotFound(f"answer {answer.id} has no version {version}")

    def keep(self, interview_id: str, question_id: str, attempt: int = 1) -> KeptAnswer:
        """From a report. Where this question's answer was kept before, the next version of that one. Raises
        InputRejected when nothing was answered, NotFound, StoreError."""
        interview = self._interviews.get(interview_id)
        answer = interview.answer_to(question_id, attempt)
        if answer is None or answer.skipped or not answer.text.strip():
            raise InputRejected("There is no answer to keep. You can try the question again instead.")
        question = interview.question(question_id)
        known = self._kept_from(interview_id, question_id)
        if known:
            return self._saved(known, known.title, answer.text, known.kind, known.tags)
        blank = KeptAnswer(
            self._new_id(),
            self._identity.id,
            "",
            "",
            question.kind,
            self._clock.now(),
            answers=question_key(interview_id, question),
            interview_id=interview_id,
            question_id=question_id,
        )
        title = question.text[:MAX_TITLE_CHARACTERS]
        return self._saved(blank, title, answer.text, question.kind, _tags((question.competency,)))

    def kept_from(self, interview_id: str, question_id: str) -> KeptAnswer | None:
        """What was kept from this question of an interview; None also while the database is away: a report is worth
        reading without. Raises StoreError."""
        try:
            return self._kept_from(interview_id, question_id)
        except StoreUnavailable:
            return None

    def draft(self, notes: Sequence[str]) -> StoryDraft:
        """A story out of notes; what is missing in it can be asked for, and the answer given as one more note. Raises
        InputRejected for notes without text, or too much of it."""
        told = [typed_text(note, what="Your notes", max_characters=MAX_ANSWER_CHARACTERS) for note in notes]
        return self._drafter.draft(told)

    def use_as_model(self, answer_id: str, *, is_model: bool) -> None:
        """In place of another one of the same question. Raises InputRejected for an answer that belongs to no question,
        NotFound, StoreError."""
        self._store.use_as_model(answer_id, is_model=is_model)

    def models_for(self, interview: Interview) -> Mapping[str, KeptAnswer]:
        """A person's own model answers, by question of this interview; none while the database is away. Raises
        StoreError."""
        keys = {question.id: question_key(interview.id, question) for question in interview.questions}
        try:
            found = self._store.models(set(keys.values())) if keys else {}
        except StoreUnavailable:
            return {}
        return {question: found[key] for question, key in keys.items() if key in found}

    def delete(self, answer_id: str) -> None:
        """With its versions. Raises NotFound, StoreError."""
        self._store.delete(answer_id)

    def as_markdown(self, query: LibraryQuery) -> str:
        """All that the query finds. What was written stays text: no markup in it takes effect. Raises StoreError."""
        parts = ["# Answer library", *map(_markdown, every(self._store.search, query))]
        return "\n\n".join(parts) + "\n"

    def _kept_from(self, interview_id: str, question_id: str) -> KeptAnswer | None:
        kept = self._store.kept_from(interview_id).get(question_id)
        return self._store.get(kept) if kept else None

    def _saved(self, answer: KeptAnswer, title: str, text: str, kind: Kind, tags: tuple[str, ...]) -> KeptAnswer:
        if kind not in ASKED_KINDS:
            raise InputRejected("Choose what kind of question this answers.")
        told = typed_text(" ".join(title.split()), what="The title", max_characters=MAX_TITLE_CHARACTERS)
        said = typed_text(text, what="An answer", max_characters=MAX_ANSWER_CHARACTERS)
        new = replace(answer, title=told, text=said, kind=kind, tags=_tags(tags))
        return answer if new == answer else self._store.save(replace(new, saved_at=self._clock.now()))


def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Without case, each once, in their order. Raises InputRejected."""
    kept = tuple(dict.fromkeys(filter(None, (" ".join(cleaned(tag).casefold().split()) for tag in tags))))
    if len(kept) > MAX_TAGS or any(len(tag) > MAX_TAG_CHARACTERS for tag in kept):
        raise InputRejected(f"At most {MAX_TAGS} tags, of at most {MAX_TAG_CHARACTERS} characters each.")
    return kept


def _markdown(answer: KeptAnswer) -> str:
    about = [answer.kind.value.replace("_", " ").capitalize(), *(escaped(tag) for tag in answer.tags)]
    head = f"## {escaped(answer.title)}\n\n{', '.join(about)} · {answer.saved_at:%d %B %Y}, version {answer.version}"
    return f"{head}\n\n{quoted(answer.text)}"
