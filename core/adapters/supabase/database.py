"""The process-wide side of the Supabase store."""

from __future__ import annotations

from collections.abc import Callable

from core.adapters.supabase.clients import TIMEOUT_S, Clients, call
from core.adapters.supabase.coaching import SupabaseCoachingStore
from core.adapters.supabase.conversations import SupabaseConversationStore
from core.adapters.supabase.interviews import SupabaseInterviewStore
from core.adapters.supabase.library import SupabaseAnswerLibrary
from core.adapters.supabase.operations import SupabaseOperations
from core.adapters.supabase.preferences import SupabasePreferenceStore
from core.adapters.supabase.presence import SupabasePresenceStore
from core.adapters.supabase.presets import SupabasePresetStore
from core.adapters.supabase.recordings import SupabaseRecordingStore
from core.adapters.supabase.resumes import SupabaseJobStore, SupabaseResumeStore
from core.adapters.supabase.shares import Link, SupabaseShareStore
from core.adapters.supabase.submissions import SupabaseSubmissionStore
from core.domain.backlog import Backlog
from core.domain.people import Identity
from core.domain.sharing import OwnedShare

SCHEMA_VERSION = 13  # how many migrations there are
TABLES = (
    *("profiles", "interviews", "question_responses", "evaluations", "criterion_scores", "drafts", "conversations"),
    *("submissions", "shares", "recordings", "preferences", "coach_links", "coach_notes", "coach_scores"),
    *("assignments", "resumes", "library", "library_versions", "presence", "sessions", "jobs", "presets"),
)
FUNCTIONS = (
    *("save_interview", "save_grading", "save_draft", "save_conversation"),
    *("matching_interviews", "search_interviews", "subject_scores", "dashboard", "asked_bank_ids"),
    *("overview", "my_candidates", "my_open_candidates", "my_heard_candidates", "my_coached_interviews", "my_role"),
    *("accept_invitation", "share_with_coaches", "set_role"),
    *("save_submission", "add_share", "save_recording", "shared_report", "schema_version", "schema_state"),
    *("practice_history", "delete_account", "my_invitations", "accept_own_invitation", "decline_invitation"),
    *("operations_figures", "save_presence", "find_session", "end_session", "remove_unused_sessions"),
    "recordings_bucket",
    *("save_answer", "search_library", "library_tags", "use_as_model"),
    *("save_resume", "delete_resume", "save_job"),
)
STORAGE_POLICIES = ("recordings_own", "recordings_coached")


class SupabaseDatabase:
    """A project with the migrations of `supabase/migrations`. `access_token(owner_id)` gives the token that this person
    holds at this moment, refreshed by whoever signs people in; it is asked before every request and may raise
    SignInExpired. Owners' ids are the project's user ids."""

    def __init__(
        self, url: str, anon_key: str, *, access_token: Callable[[str], str], timeout_s: float = TIMEOUT_S
    ) -> None:
        self._clients = Clients(url, anon_key, access_token, timeout_s=timeout_s)

    @property
    def name(self) -> str:
        return "Supabase"

    def ping(self) -> None:
        self.schema_state()

    def schema_state(self) -> object:
        """What the project says it has, in the shape of the SQL function of that name. Raises as every call does."""
        return call(self._clients.anonymous(), "schema_state")

    def backlog(self, owner_id: str) -> Backlog:  # noqa: ARG002
        return Backlog()

    def forget(self, owner_id: str) -> None:
        """There are no copies."""

    def interviews(self, owner_id: str) -> SupabaseInterviewStore:
        return SupabaseInterviewStore(self._clients, owner_id)

    def conversations(self, owner_id: str) -> SupabaseConversationStore:
        return SupabaseConversationStore(self._clients, owner_id)

    def library(self, owner_id: str) -> SupabaseAnswerLibrary:
        return SupabaseAnswerLibrary(self._clients, owner_id)

    def submissions(self, owner_id: str) -> SupabaseSubmissionStore:
        return SupabaseSubmissionStore(self._clients, owner_id)

    def shares(self, owner_id: str) -> SupabaseShareStore:
        return SupabaseShareStore(self._clients, owner_id)

    def shared(self, token_hash: str) -> OwnedShare:
        return Link(self._clients, token_hash).owned()

    def opened_with(self, token_hash: str) -> Link:
        return Link(self._clients, token_hash)

    def recordings(self, owner_id: str) -> SupabaseRecordingStore:
        return SupabaseRecordingStore(self._clients, owner_id)

    def heard(self, coach_id: str, candidate_id: str) -> SupabaseRecordingStore:
        """With the coach's own token: whether, the policies say."""
        return SupabaseRecordingStore(self._clients, candidate_id, asked_by=coach_id)

    def operations(self, owner_id: str) -> SupabaseOperations:
        return SupabaseOperations(self._clients, owner_id)

    def preferences(self, owner_id: str) -> SupabasePreferenceStore:
        return SupabasePreferenceStore(self._clients, owner_id)

    def presets(self, owner_id: str) -> SupabasePresetStore:
        return SupabasePresetStore(self._clients, owner_id)

    def presence(self, owner_id: str) -> SupabasePresenceStore:
        return SupabasePresenceStore(self._clients, owner_id)

    def resumes(self, owner_id: str) -> SupabaseResumeStore:
        return SupabaseResumeStore(self._clients, owner_id)

    def jobs(self, owner_id: str) -> SupabaseJobStore:
        return SupabaseJobStore(self._clients, owner_id)

    def coaching(self, identity: Identity) -> SupabaseCoachingStore:
        return SupabaseCoachingStore(self._clients, identity)

    def close(self) -> None:
        self._clients.close()
