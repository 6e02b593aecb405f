"""Small instruments that need a library: ports as those of core/ports.py."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from core.domain.camera import Face
from core.domain.code_style import StyleFinding
from core.domain.document import Document
from core.domain.speech import AudioChunk


@runtime_checkable
class Prepares(Protocol):
    """A Transcriber on this machine that has something heavy to load before its first words."""

    def prepare(self) -> None:
        """Takes as long as that does; nothing when it was done before. Raises ProviderError."""
        ...


class Linter(Protocol):
    def findings(self, source: str) -> tuple[StyleFinding, ...]:
        """What static analysis says about the source, which is never run; empty where it cannot be read, and where the
        tool is not there. Never raises."""
        ...


class ReportPrinter(Protocol):
    def pdf(self, document: Document) -> bytes:
        """Text stays text, in any script; charts are drawn. Never fails for what a person wrote."""
        ...


class Encoder(Protocol):
    def encode(self, audio: AudioChunk) -> bytes:
        """An Ogg file with Opus in it."""
        ...


class FaceFinder(Protocol):
    def find(self, picture: bytes) -> Face | None:
        """The surest face of a JPEG of at most 1280 pixels a side; None where there is none that looks this way.
        Thread-safe; keeps nothing. Raises InputRejected for anything that is no such picture."""
        ...
