"""A database that goes on while another one is away: everything goes there, and waits here while it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.adapters.sqlite.outbox_file import OutboxFile
from core.adapters.sqlite.outbox_library import OutboxAnswerLibrary
from core.adapters.sqlite.outbox_line import Line
from core.adapters.sqlite.outbox_presence import OutboxPresenceStore
from core.adapters.sqlite.outbox_stores import (
    OutboxConversationStore,
    OutboxInterviewStore,
    OutboxRecordingStore,
    OutboxSubmissionStore,
)
from core.domain.backlog import Backlog
from core.domain.people import Identity
from core.domain.sharing import OwnedShare
from core.operations_ports import Operations
from core.people_ports import CoachingStore
from core.ports import Database, Readable, RecordingStore, ShareStore
from core.practice_ports import PreferenceStore
from core.preset_ports import PresetStore
from core.resume_ports import JobStore, ResumeStore

RETRY_AFTER_S = 5.0


class OutboxDatabase:
    """A Database. `recordings` opens one person's there, `local_recordings` beside the file. Running interviews and
    recent talks are known here, so that they go on; lists, figures, links and papers wait for the database."""

    def __init__(
        self,
        database: Database,
        recordings: Callable[[str], RecordingStore],
        local_recordings: Callable[[str], RecordingStore],
        path: Path,
        *,
        retry_after_s: float = RETRY_AFTER_S,
    ) -> None:
        """Raises ConfigurationError, StoreError."""
        self._database = database
        self._line = Line(database, recordings, local_recordings, OutboxFile(path), retry_after_s=retry_after_s)

    @property
    def name(self) -> str:
        return self._database.name

    def ping(self) -> None:
        self._database.ping()

    def backlog(self, owner_id: str) -> Backlog:
        return self._line.file.backlog(owner_id)

    def forget(self, owner_id: str) -> None:
        self._line.file.forget_all(owner_id)

    def interviews(self, owner_id: str) -> OutboxInterviewStore:
        return OutboxInterviewStore(self._line, owner_id)

    def conversations(self, owner_id: str) -> OutboxConversationStore:
        return OutboxConversationStore(self._line, owner_id)

    def submissions(self, owner_id: str) -> OutboxSubmissionStore:
        return OutboxSubmissionStore(self._line, owner_id)

    def presence(self, owner_id: str) -> OutboxPresenceStore:
        return OutboxPresenceStore(self._line, owner_id)

    def recordings(self, owner_id: str) -> OutboxRecordingStore:
        return OutboxRecordingStore(self._line, owner_id)

    def coaching(self, identity: Identity) -> CoachingStore:
        return self._database.coaching(identity)

    def library(self, owner_id: str) -> OutboxAnswerLibrary:
        return OutboxAnswerLibrary(self._line, owner_id)

    def shares(self, owner_id: str) -> ShareStore:
        return self._database.shares(owner_id)

    def operations(self, owner_id: str) -> Operations:
        return self._database.operations(owner_id)

    def preferences(self, owner_id: str) -> PreferenceStore:
        return self._database.preferences(owner_id)

    def resumes(self, owner_id: str) -> ResumeStore:
        return self._database.resumes(owner_id)

    def jobs(self, owner_id: str) -> JobStore:
        return self._database.jobs(owner_id)

    def presets(self, owner_id: str) -> PresetStore:
        return self._database.presets(owner_id)

    def shared(self, token_hash: str) -> OwnedShare:
        return self._database.shared(token_hash)

    def opened_with(self, token_hash: str) -> Readable:
        return self._database.opened_with(token_hash)

    def close(self) -> None:
        self._line.close()
