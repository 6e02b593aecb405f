"""One person's stores over a line that may be down: what cannot be written waits, what was known is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pydantic import TypeAdapter

from core.adapters.sqlite.outbox_file import Kind
from core.adapters.sqlite.outbox_line import DRAFT, GRADING, Grading, Line, recording_key
from core.domain.chat import Conversation, ConversationSummary
from core.domain.coding import Submission
from core.domain.evaluation import Evaluation, Score
from core.domain.interview import Draft, Interview
from core.domain.practice import History
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page
from core.domain.speech import Recording
from core.errors import Conflict, NotFound, StoreUnavailable
from core.records import CONVERSATION, INTERVIEW, SUBMISSION, as_json, from_json

T = TypeVar("T")
BANK_IDS = TypeAdapter(frozenset[str])


def tried(line: Line, owner_id: str, action: Callable[[], T]) -> T:
    """Raises StoreUnavailable, at once where the database was away a moment ago and where older writes still wait."""
    if not line.is_clear(owner_id):
        raise StoreUnavailable("the database is away")
    try:
        return action()
    except StoreUnavailable:
        line.fell()
        raise


class OutboxInterviewStore:
    def __init__(self, line: Line, owner_id: str) -> None:
        self._line, self._file, self._owner_id = line, line.file, owner_id
        self._store = line.database.interviews(owner_id)

    def save(self, interview: Interview) -> Interview:
        if interview.candidate_id != self._owner_id:
            raise NotFound(f"interview {interview.id} is not this person's")
        try:
            saved = self._tried(lambda: self._store.save(interview))
        except StoreUnavailable:
            return self._queue(interview)
        self._know(saved)
        return saved

    def save_grading(
        self, interview_id: str, evaluations: Sequence[Evaluation], *, overall: Score | None, coverage: float
    ) -> None:
        try:
            self._tried(lambda: self._store.save_grading(interview_id, evaluations, overall=overall, coverage=coverage))
        except StoreUnavailable:
            known = self._known(interview_id)
            if known is None:
                raise
            body = as_json(GRADING, Grading(interview_id, evaluations, overall, coverage))
            with self._file.changing() as connection:
                self._file.queue(connection, self._owner_id, Kind.GRADING, interview_id, body)
                graded = as_json(INTERVIEW, known.with_evaluations(evaluations))
                self._file.know(connection, self._owner_id, Kind.INTERVIEW, interview_id, graded)

    def get(self, interview_id: str) -> Interview:
        try:
            found = self._tried(lambda: self._store.get(interview_id))
        except StoreUnavailable:
            known = self._known(interview_id)
            if known is None:
                raise
            return known
        self._know(found)
        return found

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]:
        return self._tried(lambda: self._store.search(query))

    def totals(self, query: InterviewQuery) -> DashboardFigures:
        return self._tried(lambda: self._store.totals(query))

    def dashboard(self, query: InterviewQuery) -> DashboardFigures:
        return self._tried(lambda: self._store.dashboard(query))

    def history(self) -> History:
        return self._tried(self._store.history)

    def asked_bank_ids(self) -> frozenset[str]:
        """While the database is away, those that were last known: a question may then come again."""
        try:
            asked = self._tried(self._store.asked_bank_ids)
        except StoreUnavailable:
            known = self._file.known(self._owner_id, Kind.ASKED, "")
            return from_json(BANK_IDS, known) if known else frozenset()
        with self._file.changing() as connection:
            self._file.know(connection, self._owner_id, Kind.ASKED, "", as_json(BANK_IDS, asked))
        return asked

    def delete(self, interview_id: str) -> None:
        self._tried(lambda: self._store.delete(interview_id))
        with self._file.changing() as connection:
            self._file.forget(connection, self._owner_id, Kind.INTERVIEW, interview_id)

    def save_draft(self, draft: Draft) -> None:
        """The draft itself is known here as well: an outage must not bring back an older one."""
        key, body = _slot(draft.interview_id, draft.slot), as_json(DRAFT, draft)
        try:
            self._tried(lambda: self._store.save_draft(draft))
            is_queued = False
        except StoreUnavailable:
            if self._known(draft.interview_id) is None:
                raise
            is_queued = True
        earlier = self._known_draft(key)
        if earlier and earlier.saved_at > draft.saved_at:
            return
        with self._file.changing() as connection:
            if is_queued:
                self._file.queue(connection, self._owner_id, Kind.DRAFT, key, body)
            self._file.know(connection, self._owner_id, Kind.DRAFT, key, body)

    def draft(self, interview_id: str, slot: str) -> Draft | None:
        try:
            return self._tried(lambda: self._store.draft(interview_id, slot))
        except StoreUnavailable:
            return self._known_draft(_slot(interview_id, slot))

    def _tried(self, action: Callable[[], T]) -> T:
        return tried(self._line, self._owner_id, action)

    def _queue(self, interview: Interview) -> Interview:
        """Raises Conflict for a stale version, as far as it is known here, and StoreUnavailable for an interview that
        is not known: nobody could tell whose it is."""
        known = self._known(interview.id)
        if known is None and interview.version > 0:
            raise StoreUnavailable("the database is away")
        if known is not None and known.version != interview.version:
            raise Conflict(f"interview {interview.id}: version {interview.version} is stale")
        saved = replace(interview, version=interview.version + 1)
        with self._file.changing() as connection:
            self._file.queue(connection, self._owner_id, Kind.INTERVIEW, interview.id, as_json(INTERVIEW, interview))
            self._file.know(connection, self._owner_id, Kind.INTERVIEW, interview.id, as_json(INTERVIEW, saved))
        return saved

    def _know(self, interview: Interview) -> None:
        """Running ones, that they can go on; of the others nothing is left here."""
        with self._file.changing() as connection:
            if interview.is_open:
                body = as_json(INTERVIEW, interview)
                self._file.know(connection, self._owner_id, Kind.INTERVIEW, interview.id, body)
            else:
                self._file.forget(connection, self._owner_id, Kind.INTERVIEW, interview.id)
                self._file.forget_below(connection, self._owner_id, Kind.DRAFT, _slot(interview.id, ""))

    def _known(self, interview_id: str) -> Interview | None:
        body = self._file.known(self._owner_id, Kind.INTERVIEW, interview_id)
        return from_json(INTERVIEW, body) if body else None

    def _known_draft(self, key: str) -> Draft | None:
        body = self._file.known(self._owner_id, Kind.DRAFT, key)
        return from_json(DRAFT, body) if body else None


def _slot(interview_id: str, slot: str) -> str:
    return f"{interview_id} {slot}"


class OutboxConversationStore:
    def __init__(self, line: Line, owner_id: str) -> None:
        self._line, self._file, self._owner_id = line, line.file, owner_id
        self._store = line.database.conversations(owner_id)

    def save(self, conversation: Conversation) -> Conversation:
        if conversation.candidate_id != self._owner_id:
            raise NotFound(f"conversation {conversation.id} is not this person's")
        try:
            saved = tried(self._line, self._owner_id, lambda: self._store.save(conversation))
        except StoreUnavailable:
            return self._queue(conversation)
        self._know(saved)
        return saved

    def get(self, conversation_id: str) -> Conversation:
        try:
            found = tried(self._line, self._owner_id, lambda: self._store.get(conversation_id))
        except StoreUnavailable:
            known = self._known(conversation_id)
            if known is None:
                raise
            return known
        self._know(found)
        return found

    def recent(self, limit: int = 50) -> tuple[ConversationSummary, ...]:
        return tried(self._line, self._owner_id, lambda: self._store.recent(limit))

    def delete(self, conversation_id: str) -> None:
        tried(self._line, self._owner_id, lambda: self._store.delete(conversation_id))
        with self._file.changing() as connection:
            self._file.forget(connection, self._owner_id, Kind.CONVERSATION, conversation_id)

    def _queue(self, conversation: Conversation) -> Conversation:
        known = self._known(conversation.id)
        if known is None and conversation.version > 0:
            raise StoreUnavailable("the database is away")
        if known is not None and known.version != conversation.version:
            raise Conflict(f"conversation {conversation.id}: version {conversation.version} is stale")
        saved = replace(conversation, version=conversation.version + 1)
        body = as_json(CONVERSATION, conversation)
        with self._file.changing() as connection:
            self._file.queue(connection, self._owner_id, Kind.CONVERSATION, conversation.id, body)
            self._file.know(connection, self._owner_id, Kind.CONVERSATION, saved.id, as_json(CONVERSATION, saved))
        return saved

    def _know(self, conversation: Conversation) -> None:
        with self._file.changing() as connection:
            body = as_json(CONVERSATION, conversation)
            self._file.know(connection, self._owner_id, Kind.CONVERSATION, conversation.id, body)

    def _known(self, conversation_id: str) -> Conversation | None:
        body = self._file.known(self._owner_id, Kind.CONVERSATION, conversation_id)
        return from_json(CONVERSATION, body) if body else None


class OutboxSubmissionStore:
    def __init__(self, line: Line, owner_id: str) -> None:
        self._line, self._file, self._owner_id = line, line.file, owner_id
        self._store = line.database.submissions(owner_id)

    def save(self, submission: Submission) -> None:
        try:
            tried(self._line, self._owner_id, lambda: self._store.save(submission))
        except StoreUnavailable:
            if self._file.known(self._owner_id, Kind.INTERVIEW, submission.interview_id) is None:
                raise
            key, body = f"{submission.interview_id} {submission.id}", as_json(SUBMISSION, submission)
            with self._file.changing() as connection:
                self._file.queue(connection, self._owner_id, Kind.SUBMISSION, key, body)

    def of_interview(self, interview_id: str) -> tuple[Submission, ...]:
        """While the database is away, those that wait."""
        try:
            return tried(self._line, self._owner_id, lambda: self._store.of_interview(interview_id))
        except StoreUnavailable:
            waiting = self._file.waiting(self._owner_id, Kind.SUBMISSION, f"{interview_id} ")
            return tuple(from_json(SUBMISSION, item.body) for item in waiting)


class OutboxRecordingStore:
    """Sound waits in files beside the outbox."""

    def __init__(self, line: Line, owner_id: str) -> None:
        self._line, self._file, self._owner_id = line, line.file, owner_id
        self._store, self._local = line.recordings(owner_id), line.local_recordings(owner_id)

    def save(self, recording: Recording) -> None:
        try:
            tried(self._line, self._owner_id, lambda: self._store.save(recording))
        except StoreUnavailable:
            self._local.save(recording)
            key = recording_key(recording.interview_id, recording.question_id, recording.attempt)
            with self._file.changing() as connection:
                self._file.queue(connection, self._owner_id, Kind.RECORDING, key, "")

    def get(self, interview_id: str, question_id: str, attempt: int = 1) -> Recording:
        try:
            return tried(self._line, self._owner_id, lambda: self._store.get(interview_id, question_id, attempt))
        except StoreUnavailable:
            return self._local.get(interview_id, question_id, attempt)

    def delete(self, interview_id: str) -> None:
        tried(self._line, self._owner_id, lambda: self._store.delete(interview_id))
        self._local.delete(interview_id)

    def delete_all(self) -> None:
        tried(self._line, self._owner_id, self._store.delete_all)
        self._local.delete_all()
