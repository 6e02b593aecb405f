"""The process-wide side of the Supabase store."""

from __future__ import annotations

from collections.abc import Callable

from core.adapters.supabase.clients import TIMEOUT_S, Clients, call
from core.adapters.supabase.conversations import SupabaseConversationStore
from core.adapters.supabase.interviews import SupabaseInterviewStore

SCHEMA_VERSION = 2  # how many migrations there are
TABLES = ("profiles", "interviews", "question_responses", "evaluations", "criterion_scores", "drafts", "conversations")
FUNCTIONS = (
    *("save_interview", "save_grading", "save_draft", "save_conversation"),
    *("matching_interviews", "search_interviews", "subject_scores", "dashboard", "asked_bank_ids", "schema_state"),
)


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

    def interviews(self, owner_id: str) -> SupabaseInterviewStore:
        return SupabaseInterviewStore(self._clients, owner_id)

    def conversations(self, owner_id: str) -> SupabaseConversationStore:
        return SupabaseConversationStore(self._clients, owner_id)

    def close(self) -> None:
        self._clients.close()
