"""What the engines and services need of the outside world.

Adapters implement these; the fakes in tests keep the same contract.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from core.domain.backlog import Backlog
from core.domain.chat import Conversation, ConversationSummary
from core.domain.coding import LanguageStatus, Program, RunLimits, RunResult, Submission
from core.domain.evaluation import Evaluation, Score
from core.domain.interview import Draft, Interview
from core.domain.operations import TokenUsage
from core.domain.people import Identity
from core.domain.practice import History
from core.domain.progress import DashboardFigures, InterviewQuery, InterviewSummary, Page
from core.domain.sharing import OwnedShare, Share
from core.domain.speech import AudioChunk, Recording, Transcript, Utterance
from core.library_ports import AnswerLibrary
from core.operations_ports import Operations
from core.people_ports import CoachingStore
from core.practice_ports import PreferenceStore
from core.presence_ports import PresenceStore
from core.preset_ports import KeepsPresets
from core.resume_ports import Papers

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    text: str


class TextStream(Iterator[str], Protocol):
    """Text deltas in order, once. Nothing is asked before the first `next`; raises ProviderError from there on."""

    @property
    def brain(self) -> str:
        """The `name` of the one model that speaks; settled with the first delta, and never two in one stream."""
        ...

    def close(self) -> None:
        """Aborts the request, wherever it is. Also what happens when the stream is left unread."""
        ...


@dataclass(frozen=True, slots=True)
class Filled(Generic[M]):
    """What a model filled in, the `name` of the model that did, and what it used, as far as its vendor said."""

    value: M
    brain: str
    usage: TokenUsage | None = None


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware UTC."""
        ...


class LanguageModel(Protocol):
    @property
    def name(self) -> str:
        """Provider and model, as a turn records it: "groq openai/gpt-oss-120b"."""
        ...

    def stream(self, messages: Sequence[Message], *, max_tokens: int = 400) -> TextStream:
        """At least one delta, of at most about `max_tokens` in all (reasoning is hidden and not counted).
        After a ProviderError in the middle no other model goes on: what to make of the words so far is the caller's."""
        ...

    def fill(
        self, messages: Sequence[Message], *, schema: type[M], temperature: float = 0.0, max_tokens: int = 2000
    ) -> Filled[M]:
        """One object valid under the pydantic `schema`; `temperature` from 0 (always alike) to 1. What takes more
        tokens may take longer. Raises ProviderError; ProviderMisbehaved after one repair try."""
        ...


class CodeRunner(Protocol):
    """Thread-safe: each call is a run of its own, and none sees anything of another."""

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        """Untrusted code once: no network, no writable path, no other process, stopped at the limits; where there is
        something to compile, that is held in the same way. Crashes, limits and compile errors are results, as is code
        that no compiler would take. Raises SandboxUnavailable only; never runs anything outside a sandbox."""
        ...

    def status(self) -> tuple[LanguageStatus, ...]:
        """One for each language. The first call may take seconds: it tries each sandbox before it is trusted."""
        ...


class InterviewStore(Protocol):
    """Bound to one person: rows of others do not exist."""

    def save(self, interview: Interview) -> Interview:
        """Atomic; returns the interview with its new version. Evaluations are not written here.
        Raises Conflict when `version` is stale, StoreError."""
        ...

    def save_grading(
        self, interview_id: str, evaluations: Sequence[Evaluation], *, overall: Score | None, coverage: float
    ) -> None:
        """Upserts by question and attempt, and keeps the figures for search. Does not change `version`, so that grading
        beside a running interview never collides with it. Raises NotFound, StoreError."""
        ...

    def get(self, interview_id: str) -> Interview:
        """Raises NotFound, also when it is somebody else's."""
        ...

    def search(self, query: InterviewQuery) -> Page[InterviewSummary]: ...

    def totals(self, query: InterviewQuery) -> DashboardFigures:
        """The sums alone, at a fraction of what a dashboard costs: nothing that a chart is drawn from."""
        ...

    def dashboard(self, query: InterviewQuery) -> DashboardFigures: ...

    def history(self) -> History:
        """Interviews that are over and in which something was answered; results of questions of the bank, of the newest
        400 of those graded. Raises StoreError."""
        ...

    def asked_bank_ids(self) -> frozenset[str]:
        """Bank ids of every question this person was ever asked, in interviews and in chat practice."""
        ...

    def delete(self, interview_id: str) -> None:
        """With its drafts and evaluations. Raises NotFound."""
        ...

    def save_draft(self, draft: Draft) -> None:
        """The newest `saved_at` wins; an older one is ignored. Raises StoreError."""
        ...

    def draft(self, interview_id: str, slot: str) -> Draft | None: ...


class SubmissionStore(Protocol):
    """Bound to one person: the code that they ran and submitted, with what came of it."""

    def save(self, submission: Submission) -> None:
        """In place of an earlier state of the same one. Raises NotFound when the interview is not there, or is
        somebody else's; StoreError."""
        ...

    def of_interview(self, interview_id: str) -> tuple[Submission, ...]:
        """In the order in which they were first saved; none for an interview that is not this person's."""
        ...


class ConversationStore(Protocol):
    """Bound to one person."""

    def save(self, conversation: Conversation) -> Conversation:
        """Raises Conflict when `version` is stale, StoreError."""
        ...

    def get(self, conversation_id: str) -> Conversation:
        """Raises NotFound."""
        ...

    def recent(self, limit: int = 50) -> tuple[ConversationSummary, ...]:
        """Newest first."""
        ...

    def delete(self, conversation_id: str) -> None:
        """Raises NotFound."""
        ...


class ShareStore(Protocol):
    """Bound to one person: the links to their reports. Revoked ones are gone; expired ones are still told."""

    def add(self, share: Share, token_hash: str) -> None:
        """Raises NotFound when the interview is not there, or is somebody else's; StoreError."""
        ...

    def of_interview(self, interview_id: str) -> tuple[Share, ...]:
        """Newest first; none for an interview that is not this person's."""
        ...

    def revoke(self, share_id: str) -> None:
        """Raises NotFound."""
        ...


class Readable(Protocol):
    """Where reports are read from."""

    def interviews(self, owner_id: str) -> InterviewStore: ...
    def submissions(self, owner_id: str) -> SubmissionStore: ...


class Database(Readable, Papers, KeepsPresets, Protocol):
    """The process-wide side of a store: who asks is given when a store is opened."""

    @property
    def name(self) -> str: ...

    def ping(self) -> None:
        """One cheap round trip. Raises StoreError."""
        ...

    def backlog(self, owner_id: str) -> Backlog:
        """What of this person waits here, because another database is away; nothing where this is the database."""
        ...

    def coaching(self, identity: Identity) -> CoachingStore: ...

    def forget(self, owner_id: str) -> None:
        """Copies of what this person has in another database; nothing where this is the database. Raises StoreError."""
        ...

    def conversations(self, owner_id: str) -> ConversationStore: ...
    def library(self, owner_id: str) -> AnswerLibrary: ...
    def shares(self, owner_id: str) -> ShareStore: ...

    def operations(self, owner_id: str) -> Operations:
        """For an administrator."""
        ...

    def preferences(self, owner_id: str) -> PreferenceStore: ...
    def presence(self, owner_id: str) -> PresenceStore: ...

    def shared(self, token_hash: str) -> OwnedShare:
        """Whose link it is; also one that has expired. Raises NotFound."""
        ...

    def opened_with(self, token_hash: str) -> Readable:
        """For whoever has that link: its one interview is there as long as the link lasts, whoever asks."""
        ...


class Transcriber(Protocol):
    @property
    def name(self) -> str:
        """Provider and model: "groq whisper-large-v3-turbo"."""
        ...

    def transcribe(self, utterance: Utterance, *, language: str = "en") -> Transcript:
        """Text "" for wordless sound; word times in ms into the utterance. Thread-safe. Raises ProviderError."""
        ...


class Synthesizer(Protocol):
    @property
    def name(self) -> str: ...

    def synthesize(self, text: str, *, voice: str, language: str = "en") -> Iterator[AudioChunk]:
        """Chunks of at most 200 ms, as they become ready; at least one, all of one rate. `voice` is a persona's id; an
        unknown one gets the default voice. Closing the iterator stops the work. Thread-safe. Raises ProviderError."""
        ...


class SpeechDetector(Protocol):
    """One instance a microphone."""

    @property
    def window_samples(self) -> int:
        """At 16 kHz."""
        ...

    def speech_probability(self, window: AudioChunk) -> float:
        """0..1, for exactly one window."""
        ...

    def reset(self) -> None: ...


class RecordingStore(Protocol):
    """Bound to one person."""

    def save(self, recording: Recording) -> None:
        """In place of an earlier one of the same attempt. Raises StoreError."""
        ...

    def get(self, interview_id: str, question_id: str, attempt: int = 1) -> Recording:
        """Raises NotFound."""
        ...

    def delete(self, interview_id: str) -> None:
        """All of the interview; none is fine. Raises StoreError."""
        ...

    def delete_all(self) -> None:
        """All of this person; none is fine. Raises StoreError."""
        ...
