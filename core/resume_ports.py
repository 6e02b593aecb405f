"""What résumés and job descriptions need of the outside world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from core.domain.resume import JobDescription, ReadDocument, Resume


class DocumentReader(Protocol):
    """Thread-safe."""

    def read(self, content: bytes, file_name: str) -> ReadDocument:
        """The text of a résumé that was uploaded. What it is, is told by its content; `file_name` is only for words.
        Raises InputRejected with a whole sentence for the person: too large, too many pages, encrypted, without text,
        empty, of another type, damaged, too much to read in time."""
        ...


@dataclass(frozen=True, slots=True)
class ConfinedRun:
    """How a confined process ended. `stopped_by`: "time", "memory", "output", "threads", or None: by itself."""

    stopped_by: str | None
    exit_code: int | None
    stdout: bytes
    stderr: bytes
    wall_ms: int
    memory_kb: int  # its peak


@dataclass(frozen=True, slots=True)
class ConfinedProgram:
    command: tuple[str, ...]
    wall_ms: int
    read: tuple[str, ...] = ()  # paths
    environment: tuple[tuple[str, str], ...] = ()


class Confinement(Protocol):
    """Runs one of our own programs over a file of a stranger's, in a process of its own. Thread-safe."""

    def run(self, program: ConfinedProgram, content: bytes, *, memory_mb: int, output_kb: int) -> ConfinedRun:
        """With `content` as its standard input. It may read what it names and the system's libraries, as far as the
        system can hold it to that; write nothing; and start nothing. Raises SandboxUnavailable."""
        ...


class PictureReader(Protocol):
    """A vision model."""

    @property
    def name(self) -> str: ...

    def read(self, picture: bytes, media_type: Literal["image/png", "image/jpeg"]) -> str:
        """The text on it, line by line; "" where there is none. Raises ProviderError."""
        ...


class ResumeStore(Protocol):
    """Bound to one person: rows of others do not exist."""

    def all(self) -> tuple[Resume, ...]:
        """The default first, then the newest. Raises StoreError."""
        ...

    def get(self, resume_id: str) -> Resume:
        """Raises NotFound, also when it is somebody else's."""
        ...

    def save(self, resume: Resume) -> Resume:
        """Returns it with its new version. One that is the default takes that from the others; the first one is it
        anyway. Raises Conflict when `version` is stale, StoreError."""
        ...

    def delete(self, resume_id: str) -> None:
        """Where it was the default, the newest of the others is it from now on. Raises NotFound."""
        ...


class JobStore(Protocol):
    """Bound to one person."""

    def all(self) -> tuple[JobDescription, ...]:
        """The newest first. Raises StoreError."""
        ...

    def get(self, job_id: str) -> JobDescription:
        """Raises NotFound, also when it is somebody else's."""
        ...

    def save(self, job: JobDescription) -> JobDescription:
        """Returns it with its new version. Raises Conflict when `version` is stale, StoreError."""
        ...

    def delete(self, job_id: str) -> None:
        """Raises NotFound."""
        ...


class Papers(Protocol):
    """The process-wide side: who asks is given when a store is opened."""

    def resumes(self, owner_id: str) -> ResumeStore: ...

    def jobs(self, owner_id: str) -> JobStore: ...
