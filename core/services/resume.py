"""The résumés of one person: read from a file or from pasted text, corrected, one of them the default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from uuid import uuid4

from core.domain.people import Identity
from core.domain.resume import FoundFacts, ReadDocument, Resume, SourceKind
from core.domain.resume_form import FactsForm
from core.domain.resume_progress import ReadingStep, ResumeReading
from core.errors import InputRejected
from core.ports import Clock
from core.resume_ports import DocumentReader, ResumeStore
from core.services.resume_edit import corrected
from core.services.typed import typed_text

Find = Callable[[str], FoundFacts]
MOST_RESUMES = 20
MOST_TEXT = 60_000  # characters
MOST_LABEL = 80


@dataclass(frozen=True, slots=True)
class ResumeService:
    identity: Identity
    store: ResumeStore
    reader: DocumentReader
    find: Find
    clock: Clock

    def all(self) -> tuple[Resume, ...]:
        """The default first, then the newest. Raises StoreError."""
        return self.store.all()

    def open(self, resume_id: str) -> Resume:
        """Raises NotFound, StoreError."""
        return self.store.get(resume_id)

    def add(self, content: bytes, file_name: str) -> Iterator[ResumeReading]:
        """Each step as it begins; the last one has the résumé. Raises InputRejected with what helps, StoreError."""
        yield ResumeReading(ReadingStep.OPENING)
        self._has_room()
        document = self.reader.read(content, file_name)
        yield from self._kept(document, PurePath(file_name).stem)

    def add_text(self, text: str, label: str = "") -> Iterator[ResumeReading]:
        """Of pasted text; as `add`."""
        self._has_room()
        pasted = typed_text(text, what="A résumé", max_characters=MOST_TEXT)
        yield from self._kept(ReadDocument(pasted, 1, SourceKind.TEXT), label or "Pasted résumé")

    def correct(self, resume: Resume, form: FactsForm) -> Resume:
        """With the candidate's own words. Raises InputRejected, Conflict, NotFound, StoreError."""
        return self.store.save(corrected(resume, form))

    def read_again(self, resume: Resume, text: str) -> Resume:
        """From the text as it was corrected; what stood in the fields is found anew. Raises as `correct`."""
        corrected_text = typed_text(text, what="A résumé", max_characters=MOST_TEXT)
        return self.store.save(replace(resume, text=corrected_text, facts=self.find(corrected_text).facts))

    def rename(self, resume: Resume, label: str) -> Resume:
        """Raises InputRejected, Conflict, StoreError."""
        return self.store.save(replace(resume, label=_label(label)))

    def make_default(self, resume: Resume) -> Resume:
        """Raises Conflict, StoreError."""
        return self.store.save(replace(resume, is_default=True))

    def delete(self, resume_id: str) -> None:
        """Raises NotFound, StoreError."""
        self.store.delete(resume_id)

    def _kept(self, document: ReadDocument, label: str) -> Iterator[ResumeReading]:
        yield ResumeReading(ReadingStep.FINDING, document)
        found = self.find(document.text)
        yield ResumeReading(ReadingStep.KEEPING, document, found.brain)
        name = " ".join(label.split())[:MOST_LABEL] or "Résumé"
        new = Resume(str(uuid4()), self.identity.id, name, self.clock.now(), document.text, found.facts, document.kind)
        yield ResumeReading(ReadingStep.KEPT, document, found.brain, self.store.save(new))

    def _has_room(self) -> None:
        if len(self.store.all()) >= MOST_RESUMES:
            raise InputRejected(f"You can keep {MOST_RESUMES} résumés. Delete one that you no longer need.")


def _label(label: str) -> str:
    name = " ".join(label.split())
    if not name or len(name) > MOST_LABEL:
        raise InputRejected(f"A name has 1 to {MOST_LABEL} characters.")
    return name
