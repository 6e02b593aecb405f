"""The line to a database that may be away: whether it is worth trying, and the delivery of what waits."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from core.adapters.sqlite.outbox_file import Item, Kind, OutboxFile
from core.domain.camera import FramingCounts
from core.domain.chat import Conversation
from core.domain.evaluation import Evaluation, Score
from core.domain.interview import Draft, Interview
from core.errors import Conflict, PracticeError, SignInExpired, StoreError, StoreUnavailable
from core.ports import Database, RecordingStore
from core.records import CONVERSATION, INTERVIEW, SUBMISSION, from_json

log = logging.getLogger(__name__)

DRAFT = TypeAdapter(Draft)
COUNTS = TypeAdapter(FramingCounts)


@dataclass(frozen=True, slots=True)
class Grading:
    interview_id: str
    evaluations: Sequence[Evaluation]
    overall: Score | None
    coverage: float


GRADING = TypeAdapter(Grading)


class Line:
    """One a process. After a failure nobody waits for the database for `retry_after_s`; then one tries again, and a
    thread does so as long as something waits."""

    def __init__(
        self,
        database: Database,
        recordings: Callable[[str], RecordingStore],
        local_recordings: Callable[[str], RecordingStore],
        file: OutboxFile,
        *,
        retry_after_s: float,
    ) -> None:
        self.database, self.file = database, file
        self.recordings, self.local_recordings = recordings, local_recordings
        self._retry_after_s = retry_after_s
        self._down_until_s = 0.0
        self._lock = threading.Lock()
        self._postman: threading.Thread | None = None
        self._closed = threading.Event()
        if file.owners():
            self._send_postman()

    @property
    def is_down(self) -> bool:
        return time.monotonic() < self._down_until_s

    def fell(self) -> None:
        self._down_until_s = time.monotonic() + self._retry_after_s
        self._send_postman()

    def is_clear(self, owner_id: str) -> bool:
        """Whether this person's next write may go to the database: it answers, and nothing of theirs waits."""
        return not self.is_down and self.deliver(owner_id)

    def deliver(self, owner_id: str) -> bool:
        """In order, each once. Whether nothing of this person waits any more. Raises StoreError of the file."""
        if not self.file.is_waiting(owner_id):
            return True
        with self.file.delivery(owner_id) as mine:
            while mine and (item := self.file.next_item(owner_id)):
                self.file.go_on(owner_id)
                try:
                    self._hand_over(owner_id, item)
                except StoreUnavailable:
                    self.fell()
                    return False
                except SignInExpired:  # it waits until this person is signed in again
                    return False
                except StoreError as error:
                    log.warning("outbox: %s %s is refused: %s", item.kind, item.key, type(error).__name__)
                    self.file.refuse(owner_id, item, type(error).__name__)
                else:
                    self.file.delivered(item)
        return not self.file.is_waiting(owner_id)

    def close(self) -> None:
        self._closed.set()
        if self._postman is not None:
            self._postman.join()
        self.file.close()

    def _send_postman(self) -> None:
        with self._lock:
            if self._closed.is_set() or (self._postman is not None and self._postman.is_alive()):
                return
            self._postman = threading.Thread(target=self._go_round, name="outbox", daemon=True)
            self._postman.start()

    def _go_round(self) -> None:
        while not self._closed.wait(self._retry_after_s):
            try:
                self.database.ping()
                self._down_until_s = 0.0
                for owner_id in self.file.owners():
                    self.deliver(owner_id)
                if not self.file.owners():
                    return
            except StoreUnavailable:
                self._down_until_s = time.monotonic() + 2 * self._retry_after_s
            except PracticeError as error:
                log.error("outbox: %s: %s", type(error).__name__, error)

    def _hand_over(self, owner_id: str, item: Item) -> None:
        interviews = self.database.interviews(owner_id)
        match item.kind:
            case Kind.INTERVIEW:
                self._interview(owner_id, from_json(INTERVIEW, item.body))
            case Kind.GRADING:
                grading = from_json(GRADING, item.body)
                interviews.save_grading(
                    grading.interview_id, grading.evaluations, overall=grading.overall, coverage=grading.coverage
                )
            case Kind.DRAFT:
                interviews.save_draft(from_json(DRAFT, item.body))
            case Kind.CONVERSATION:
                self._conversation(owner_id, from_json(CONVERSATION, item.body))
            case Kind.SUBMISSION:
                self.database.submissions(owner_id).save(from_json(SUBMISSION, item.body))
            case Kind.PRESENCE:
                interview_id, question_id = json.loads(item.key)
                counts = from_json(COUNTS, item.body)
                self.database.presence(owner_id).save(interview_id, question_id, counts)
            case _:
                interview_id, question_id, attempt = recording_of(item.key)
                local = self.local_recordings(owner_id)
                self.recordings(owner_id).save(local.get(interview_id, question_id, attempt))

    def _interview(self, owner_id: str, interview: Interview) -> None:
        """Written before, and the answer was lost: that is as good as written."""
        store = self.database.interviews(owner_id)
        try:
            store.save(interview)
        except Conflict:
            if _as_written(store.get(interview.id)) != _as_written(replace(interview, version=interview.version + 1)):
                raise

    def _conversation(self, owner_id: str, conversation: Conversation) -> None:
        store = self.database.conversations(owner_id)
        try:
            store.save(conversation)
        except Conflict:
            if store.get(conversation.id) != replace(conversation, version=conversation.version + 1):
                raise


def recording_key(interview_id: str, question_id: str, attempt: int) -> str:
    return json.dumps([interview_id, question_id, attempt])


def recording_of(key: str) -> tuple[str, str, int]:
    interview_id, question_id, attempt = json.loads(key)
    return interview_id, question_id, attempt


def _as_written(interview: Interview) -> Interview:
    return replace(interview, evaluations=())
