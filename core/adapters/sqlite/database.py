"""The process-wide side of the SQLite store."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from core.adapters.sqlite.accounts import SqliteAccounts
from core.adapters.sqlite.coaching import SqliteCoachingStore
from core.adapters.sqlite.connections import Connections, translated
from core.adapters.sqlite.conversations import SqliteConversationStore
from core.adapters.sqlite.hand_levels import SqliteHandLevelStore
from core.adapters.sqlite.hearing import SqliteHeardRecordings
from core.adapters.sqlite.interviews import SqliteInterviewStore
from core.adapters.sqlite.library import SqliteAnswerLibrary
from core.adapters.sqlite.operations import SqliteOperations
from core.adapters.sqlite.personal_tokens import SqlitePersonalTokenStore
from core.adapters.sqlite.preferences import SqlitePreferenceStore
from core.adapters.sqlite.presence import SqlitePresenceStore
from core.adapters.sqlite.presets import SqlitePresetStore
from core.adapters.sqlite.resumes import SqliteJobStore, SqliteResumeStore
from core.adapters.sqlite.schema import migrate
from core.adapters.sqlite.sessions import SqliteFailedTries, SqliteSessionStore
from core.adapters.sqlite.shares import SqliteShareStore, shared
from core.adapters.sqlite.submissions import SqliteSubmissionStore
from core.domain.backlog import Backlog
from core.domain.people import Identity
from core.domain.sharing import OwnedShare
from core.errors import ConfigurationError, StoreError, StoreUnavailable
from core.ports import RecordingStore


class SqliteDatabase:
    """Makes the file and its folder when they are missing, and migrates it, safely beside a second process.
    Raises ConfigurationError when the folder cannot be written or a newer version wrote the file, StoreError."""

    def __init__(self, path: Path, *, busy_timeout_s: float = 5.0) -> None:
        self._connections = Connections(path, busy_timeout_s=busy_timeout_s)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigurationError(f"the data folder cannot be made: {error.strerror}") from error
        try:
            self._turn_wal_on(busy_timeout_s)
            with self._connections.writing() as connection:
                migrate(connection)
        except (StoreError, sqlite3.Error) as error:
            raise _at_start(error) from error

    @property
    def name(self) -> str:
        return "SQLite"

    def ping(self) -> None:
        # An open connection outlives the file's removal; what is written then is lost, so the file itself is asked for.
        if not self._connections.path.exists():
            raise StoreUnavailable("sqlite: the database file is gone")
        with self._connections.reading() as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()

    def backlog(self, owner_id: str) -> Backlog:  # noqa: ARG002
        return Backlog()

    def forget(self, owner_id: str) -> None:
        """There are no copies."""

    def interviews(self, owner_id: str) -> SqliteInterviewStore:
        return SqliteInterviewStore(self._connections, owner_id)

    def conversations(self, owner_id: str) -> SqliteConversationStore:
        return SqliteConversationStore(self._connections, owner_id)

    def library(self, owner_id: str) -> SqliteAnswerLibrary:
        return SqliteAnswerLibrary(self._connections, owner_id)

    def submissions(self, owner_id: str) -> SqliteSubmissionStore:
        return SqliteSubmissionStore(self._connections, owner_id)

    def shares(self, owner_id: str) -> SqliteShareStore:
        return SqliteShareStore(self._connections, owner_id)

    def operations(self, owner_id: str) -> SqliteOperations:  # noqa: ARG002
        return SqliteOperations(self._connections)

    def presence(self, owner_id: str) -> SqlitePresenceStore:
        return SqlitePresenceStore(self._connections, owner_id)

    def preferences(self, owner_id: str) -> SqlitePreferenceStore:
        return SqlitePreferenceStore(self._connections, owner_id)

    def resumes(self, owner_id: str) -> SqliteResumeStore:
        return SqliteResumeStore(self._connections, owner_id)

    def jobs(self, owner_id: str) -> SqliteJobStore:
        return SqliteJobStore(self._connections, owner_id)

    def presets(self, owner_id: str) -> SqlitePresetStore:  # noqa: ARG002
        return SqlitePresetStore(self._connections)

    def shared(self, token_hash: str) -> OwnedShare:
        return shared(self._connections, token_hash)

    def coaching(self, identity: Identity) -> SqliteCoachingStore:
        return SqliteCoachingStore(self._connections, identity)

    def heard(self, coach_id: str, candidate_id: str, recordings: RecordingStore) -> SqliteHeardRecordings:
        """`recordings` are the candidate's own."""
        return SqliteHeardRecordings(self._connections, coach_id, candidate_id, recordings)

    def hand_levels(self, owner_id: str) -> SqliteHandLevelStore:
        return SqliteHandLevelStore(self._connections, owner_id)

    def accounts(self) -> SqliteAccounts:
        return SqliteAccounts(self._connections)

    def sessions(self) -> SqliteSessionStore:
        return SqliteSessionStore(self._connections)

    def personal_tokens(self) -> SqlitePersonalTokenStore:
        return SqlitePersonalTokenStore(self._connections)

    def failed_tries(self) -> SqliteFailedTries:
        return SqliteFailedTries(self._connections)

    def opened_with(self, token_hash: str) -> SqliteDatabase:  # noqa: ARG002
        return self

    def close(self) -> None:
        """Closes the idle connections; the last one out folds the write-ahead log into the file."""
        self._connections.close()

    def _turn_wal_on(self, patience_s: float) -> None:
        """WAL is a property of the file. Changing it does not wait for a lock as other statements do."""
        give_up_at = time.monotonic() + patience_s
        while True:
            try:
                with closing(self._connections.open()) as connection:
                    connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up_at:
                    raise
                time.sleep(0.01)


def _at_start(error: StoreError | sqlite3.Error) -> StoreError | ConfigurationError:
    cause = error.__cause__ if isinstance(error, StoreError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return ConfigurationError("the data folder cannot be written to; give it write permission, or set another")
    return translated(error) if isinstance(error, sqlite3.Error) else error
