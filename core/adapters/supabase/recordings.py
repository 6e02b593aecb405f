"""One person's recordings: the sound in Storage, what is known of it in a table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from pydantic import TypeAdapter

from core.adapters.supabase.clients import Clients, call, checked, fault, first, settled
from core.adapters.supabase.queries import as_uuid
from core.domain.speech import Recording, Word
from core.errors import NotFound, SignInExpired, StoreUnavailable
from core.records import from_json

BUCKET = "recordings"
LISTED = 100
WORDS = TypeAdapter(tuple[Word, ...])


@dataclass(frozen=True, slots=True)
class About:
    duration_ms: int
    words: str


@dataclass(frozen=True, slots=True)
class Listed:
    name: str


ABOUT = TypeAdapter(About)
NAMES = TypeAdapter(tuple[Listed, ...])


class SupabaseRecordingStore:
    """Objects are named by the owner, the interview, and a hash: no id becomes a path."""

    def __init__(self, clients: Clients, owner_id: str, *, asked_by: str | None = None) -> None:
        """`asked_by` is a coach who hears: what of it, the policies say."""
        self._clients = clients
        self._owner_id = owner_id
        self._asked_by = asked_by or owner_id

    def save(self, recording: Recording) -> None:
        """The row comes first: it is refused where the interview is not this person's."""
        key = as_uuid(recording.interview_id, "interview")
        outcome = call(
            self._clients.of(self._asked_by),
            "save_recording",
            interview_id=key,
            question_id=recording.question_id,
            attempt=recording.attempt,
            duration_ms=recording.duration_ms,
            words=WORDS.dump_json(recording.words).decode(),
        )
        settled(outcome, f"interview {recording.interview_id}")
        with _translated():
            self._bucket.upload(
                self._path(key, recording.question_id, recording.attempt),
                recording.opus,
                {"content-type": "audio/ogg", "upsert": "true"},
            )

    def get(self, interview_id: str, question_id: str, attempt: int = 1) -> Recording:
        key = as_uuid(interview_id, "interview")
        request = (
            self._clients.of(self._asked_by)
            .table("recordings")
            .select("duration_ms, words")
            .eq("interview_id", key)
            .eq("question_id", question_id)
            .eq("attempt", attempt)
            .eq("owner_id", self._owner_id)
        )
        about = first(ABOUT, request)
        if about is None:
            raise NotFound(f"there is no recording of {question_id}, attempt {attempt}")
        with _translated():
            opus = self._bucket.download(self._path(key, question_id, attempt))
        words = from_json(WORDS, about.words)
        return Recording(interview_id, question_id, attempt, opus, about.duration_ms, words)

    def delete(self, interview_id: str) -> None:
        """The rows go with their interview, or here when it stays."""
        try:
            key = as_uuid(interview_id, "interview")
        except NotFound:
            return
        folder = f"{self._owner_id}/{key}"
        while names := self._listed(folder):
            with _translated():
                self._bucket.remove([f"{folder}/{name}" for name in names])
        table = self._clients.of(self._asked_by).table("recordings")
        first(TypeAdapter(Any), table.delete().eq("interview_id", key).eq("owner_id", self._owner_id).select("attempt"))

    def delete_all(self) -> None:
        """By folder: one an interview, also those of interviews that are gone."""
        done: set[str] = set()
        while left := set(self._listed(self._owner_id)) - done:
            for name in left:
                self.delete(name)
            done |= left

    def _listed(self, folder: str) -> list[str]:
        with _translated():
            found = self._bucket.list(folder, {"limit": LISTED})
        return [one.name for one in checked(NAMES, found)]

    def _path(self, key: str, question_id: str, attempt: int) -> str:
        name = hashlib.sha256(question_id.encode()).hexdigest()[:32]
        return f"{self._owner_id}/{key}/{name}-{attempt:d}.ogg"

    @property
    def _bucket(self) -> Any:
        return self._clients.of(self._asked_by).storage.from_(BUCKET)


@contextmanager
def _translated() -> Iterator[None]:
    """Storage's errors as ours: https://supabase.com/docs/guides/storage/debugging/error-codes. Causes are left out, as
    everywhere here. Its refusals and its gaps look alike, on purpose: 400 with 404 inside."""
    from storage3.exceptions import StorageApiError
    from storage3.utils import StorageException

    try:
        yield
    except StorageApiError as error:
        status = str(error.status)
        if status == "404" or error.code in ("NoSuchKey", "not_found"):
            raise NotFound("there is no such recording") from None
        if status == "401" or error.code in ("InvalidJWT", "Unauthorized"):
            raise SignInExpired("supabase: storage no longer takes this token") from None
        raise fault(f"storage {status}", None) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, StorageException, ValueError, KeyError) as error:
        raise StoreUnavailable(f"supabase: storage: {type(error).__name__}") from None
