"""What signing in needs of the outside world: who has an account, and which sessions are open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.domain.calibration import HandLevel
from core.domain.coaching import CoachLink, CoachNote, CoachScore, Remarks, Sees
from core.domain.interview import Interview
from core.domain.people import Grant, Identity, PersonalToken, Role, Session
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page
from core.domain.speech import Recording


class Accounts(Protocol):
    """Process-wide. Addresses come as `core.services.sign_in` made them: trimmed and case-folded."""

    def sign_up(self, email: str, password: str, name: str) -> Grant | None:
        """None: a message was sent, and the address has to be confirmed first; also for an address that is known, where
        the accounts do not tell. Raises InputRejected (taken, or the password is refused), StoreError."""
        ...

    def sign_in(self, email: str, password: str) -> Grant:
        """Raises SignInRefused, alike and as slowly for an unknown address as for a wrong password; StoreError."""
        ...

    def sign_in_by(self, issuer: str, subject: str, *, email: str, name: str) -> Grant:
        """Whom a single sign-on vouches for, with an account made the first time; an address in common with another
        account proves nothing. Raises NotAllowed where these accounts take nobody's word, StoreError."""
        ...

    def providers(self) -> tuple[str, ...]:
        """Who else may vouch for somebody, by the names that `authorize_address` takes; none during an outage."""
        ...

    def authorize_address(self, provider: str, come_back_to: str, challenge: str) -> str:
        """Where a browser goes to sign in with a provider. `challenge` is RFC 7636's, by SHA-256. Raises NotAllowed for
        one that is not among `providers`."""
        ...

    def exchange(self, code: str, verifier: str) -> Grant:
        """For what a browser came back with. Raises SignInRefused, NotAllowed, StoreError."""
        ...

    def renew(self, renewal: str) -> Grant:
        """For a grant that runs out. Raises SignInExpired, StoreError."""
        ...

    def identity(self, person_id: str) -> Identity:
        """As it is now. Raises NotFound, SignInExpired, StoreError."""
        ...

    def change_password(self, person_id: str, password: str) -> None:
        """Raises InputRejected, NotFound, SignInExpired, StoreError."""
        ...

    @property
    def can_reset(self) -> bool:
        """Whether messages can be sent to an address."""
        ...

    def request_reset(self, email: str) -> None:
        """Sends a code to this address, if it has an account; nobody is told whether. Raises NotAllowed where no
        messages are sent, InputRejected (too often), StoreError."""
        ...

    def reset(self, email: str, code: str, password: str) -> Grant:
        """Raises InputRejected (the code is not right, the password is refused), NotAllowed, StoreError."""
        ...

    def rename(self, person_id: str, name: str) -> None:
        """Raises NotFound, SignInExpired, StoreError."""
        ...

    def set_role(self, administrator_id: str, email: str, role: Role) -> Identity:
        """Raises NotAllowed unless an administrator asks, and for their own account; NotFound, StoreError."""
        ...

    def end(self, grant: Grant) -> None:
        """The session is over: what renews its grant does so no more. Never raises for an outage."""
        ...

    def delete(self, person_id: str) -> None:
        """The account, and with it all rows of this person that the same database keeps. Raises StoreError."""
        ...


class SessionStore(Protocol):
    """Process-wide, because a token comes before it is known whose it is."""

    def add(self, session: Session, token_hash: str) -> None: ...

    def find(self, token_hash: str) -> Session:
        """As this process knows it: another one may have changed it seconds ago. Raises NotFound, StoreError."""
        ...

    def newest(self, token_hash: str) -> Session:
        """As it is kept at this moment. Raises NotFound, StoreError."""
        ...

    def touch(self, person_id: str, session_id: str, seen_at: datetime) -> None:
        """Used just now; nothing happens when it is gone."""
        ...

    def reseal(self, person_id: str, session_id: str, sealed: str) -> None: ...

    def of_person(self, person_id: str) -> Sequence[Session]:
        """The one that was used last comes first."""
        ...

    def end(self, token_hash: str) -> None:
        """By whoever has the token; nothing happens when it is gone."""
        ...

    def remove(self, person_id: str, session_id: str) -> None:
        """Raises NotFound, also when it is somebody else's."""
        ...

    def remove_all(self, person_id: str) -> None: ...

    def remove_unused(self, since: datetime) -> None:
        """Those that nobody used since then, at least 30 days ago."""
        ...


class FailedTries(Protocol):
    """When signing in failed, by account and by where from. Keys are hashes."""

    def add(self, keys: Sequence[str], at: datetime) -> None:
        """Forgets what is older than a day on the way."""
        ...

    def latest(self, key: str, count: int) -> Sequence[datetime]:
        """The newest first, `count` at the most."""
        ...

    def forget(self, key: str) -> None: ...


class PersonalTokenStore(Protocol):
    """Process-wide, because a token comes before it is known whose it is."""

    def add(self, token: PersonalToken, token_hash: str) -> None: ...

    def find(self, token_hash: str) -> PersonalToken:
        """Raises NotFound, StoreError."""
        ...

    def touch(self, token_id: str, used_at: datetime) -> None:
        """Used just now; nothing happens when it is gone."""
        ...

    def of_person(self, person_id: str) -> tuple[PersonalToken, ...]:
        """Newest first."""
        ...

    def remove(self, person_id: str, token_id: str) -> None:
        """Raises NotFound, also when it is somebody else's."""
        ...

    def remove_all(self, person_id: str) -> None: ...


class CandidateReader(Protocol):
    """What a coach reads of one candidate, for as long as that candidate lets them: asked of the database each time."""

    def get(self, interview_id: str) -> Interview:
        """Raises NotFound, also for what this coach may not see."""
        ...

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]: ...

    def dashboard(self, query: InterviewQuery) -> DashboardFigures: ...


class RecordingReader(Protocol):
    """One person's recordings, for whoever may hear them at this moment."""

    def get(self, interview_id: str, question_id: str, attempt: int = 1) -> Recording:
        """Raises NotFound, also for what is kept from who asks; StoreError."""
        ...


class CoachingStore(Protocol):
    """Bound to one person, who may be a coach, a candidate, or both."""

    def invite(self, link: CoachLink, code_hash: str) -> None:
        """Raises NotAllowed unless this person is a coach, StoreError."""
        ...

    def links(self) -> Sequence[CoachLink]:
        """Where this person is the coach, invitations included, or the candidate; the newest first."""
        ...

    def invitations(self) -> Sequence[CoachLink]:
        """Those to this person's address that are still open."""
        ...

    def accept(self, code_hash: str, name: str) -> None:
        """Raises NotFound for a code that is unknown, used, over, one's own, or of somebody who coaches one already."""
        ...

    def accept_own(self, link_id: str, name: str) -> None:
        """One of `invitations`. Raises NotFound."""
        ...

    def decline(self, link_id: str) -> None:
        """One of `invitations`. Raises NotFound."""
        ...

    def narrow(self, link_id: str, sees: Sees, *, hears: bool) -> None:
        """The candidate's choice. Raises NotFound."""
        ...

    def remove(self, link_id: str) -> None:
        """By either side. Raises NotFound."""
        ...

    def share(self, interview_id: str, *, is_shared: bool) -> None:
        """The owner's choice. Raises NotFound."""
        ...

    def is_shared(self, interview_id: str) -> bool: ...

    def candidate(self, candidate_id: str) -> CandidateReader: ...

    def remarks(self, interview_id: str) -> Remarks:
        """At an interview of one's own, everybody's; at a candidate's, one's own while that candidate lets one in."""
        ...

    def write_note(self, note: CoachNote) -> None:
        """Raises NotFound for an interview that this coach may not see."""
        ...

    def remove_note(self, note_id: str) -> None:
        """One's own, or one at an interview of one's own. Raises NotFound."""
        ...

    def write_score(self, score: CoachScore) -> None:
        """In place of this coach's earlier one. Raises NotFound for an interview that this coach may not see."""
        ...


class HandLevelStore(Protocol):
    """Bound to one person: the levels that they gave the calibration answers."""

    def all(self) -> Mapping[str, tuple[HandLevel, ...]]:
        """By the answer's id, sorted by criterion. Raises StoreError."""
        ...

    def save(self, answer_id: str, levels: Sequence[HandLevel]) -> None:
        """In place of this person's earlier ones of that answer; none takes them back. Raises StoreError."""
        ...

    def remove_all(self) -> None:
        """All of this person; none is fine. Raises StoreError."""
        ...
