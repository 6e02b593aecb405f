"""What somebody does with their own account: its name and password, where they are signed in, taking everything out,
and deleting it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from core.domain.people import Identity, Role, Session
from core.errors import InputRejected, NotFound, SignInRefused
from core.people_ports import Accounts, HandLevelStore, SessionStore
from core.ports import RecordingStore
from core.services.archive import Archive
from core.services.grants import Grants
from core.services.personal_tokens import PersonalTokens
from core.services.problems import ProblemService
from core.services.sign_in import SignInService, as_email, as_name, as_password


@dataclass(frozen=True, slots=True)
class AccountParts:
    """Process-wide."""

    accounts: Accounts
    sessions: SessionStore
    grants: Grants
    tokens: PersonalTokens
    sign_in: SignInService | None  # None: nobody signs in, there is one local person
    hand_levels: Callable[[str], HandLevelStore]  # by owner


class AccountService:
    """Bound to one person; also to the local one, who has no password and no sessions."""

    def __init__(
        self,
        identity: Identity,
        parts: AccountParts,
        recordings: RecordingStore,
        archive: Archive,
        problems: ProblemService,
        forget: Callable[[str], None],  # copies of what the accounts delete
    ) -> None:
        self._identity, self._recordings, self._archive = identity, recordings, archive
        self._problems, self._forget = problems, forget
        self._accounts, self._sessions, self._grants = parts.accounts, parts.sessions, parts.grants
        self._tokens = parts.tokens
        self._hand_levels = parts.hand_levels(identity.id)

    def sessions(self) -> Sequence[Session]:
        """Where this person is signed in, the one used last first. Raises StoreError."""
        return self._sessions.of_person(self._identity.id)

    def end_session(self, session_id: str) -> None:
        """Effective at once. Raises NotFound, StoreError."""
        self._sessions.remove(self._identity.id, session_id)
        if grant := self._grants.drop(session_id):
            self._accounts.end(grant)

    def rename(self, name: str) -> None:
        """Raises InputRejected, StoreError."""
        self._accounts.rename(self._identity.id, as_name(name))

    def change_password(self, current: str, new: str, *, keep_session: str) -> None:
        """Ends every other session. Raises InputRejected, StoreError."""
        password = as_password(new)
        try:
            self._accounts.end(self._accounts.sign_in(self._identity.email, current))
        except SignInRefused:
            raise InputRejected("This is not your current password.") from None
        self._accounts.change_password(self._identity.id, password)
        for session in self.sessions():
            if session.id != keep_session:
                self.end_session(session.id)

    def set_role(self, email: str, role: Role) -> Identity:
        """Raises NotAllowed unless this is an administrator and the account another's; InputRejected, StoreError."""
        try:
            return self._accounts.set_role(self._identity.id, as_email(email), role)
        except NotFound:
            raise InputRejected("Nobody here has this address.") from None

    def export(self) -> IO[bytes]:
        """A ZIP of everything that is kept of this person, recordings included, open at its beginning; it lies on disk,
        and goes when it is closed. Raises StoreError."""
        file = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes it
        self._archive.write(file)
        file.seek(0)
        return file

    def delete(self) -> None:
        """The account, everything in it, its recordings and what was written for it; nothing brings it back.
        Raises StoreError."""
        open_sessions = self.sessions()
        self._recordings.delete_all()
        self._problems.delete_all()
        self._accounts.delete(self._identity.id)
        self._forget(self._identity.id)
        self._sessions.remove_all(self._identity.id)
        self._tokens.revoke_all(self._identity.id)
        self._hand_levels.remove_all()
        for session in open_sessions:
            self._grants.drop(session.id)
