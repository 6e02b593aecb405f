"""The DocumentReader: sorts a file by its first bytes, has it opened in a confined process, and cleans what comes back.

This process never parses a stranger's file.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from core.adapters.resume_reader.parsing.refusals import Refusal
from core.adapters.resume_reader.pictures import PictureText
from core.adapters.resume_reader.refusals import (
    CANNOT_HERE,
    EMPTY,
    TOO_LARGE,
    TOO_SLOW,
    WHY,
    WRONG_TYPES,
)
from core.domain.resume import ReadDocument, SourceKind
from core.domain.resume_text import MOST_CHARACTERS, cleaned
from core.errors import InputRejected, SandboxUnavailable
from core.resume_ports import ConfinedProgram, ConfinedRun, Confinement, PictureReader

MOST_BYTES = 5 << 20
WALL_MS = 4_000  # with the start of the launcher, a refusal is there within five seconds
MEMORY_MB = 448
OUTPUT_KB = 16_384  # a picture that was made readable
AT_ONCE = 2
ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("pypdf", "docx", "lxml", "PIL", "charset_normalizer", "cryptography")
START = (
    "import sys, types; core = types.ModuleType('core'); core.__path__ = [sys.argv[2]]; sys.modules['core'] = core; "
    "sys.path[:0] = sys.argv[3:]; from core.adapters.resume_reader.parsing.main import main; main(sys.argv[1])"
)
MARKDOWN = (".md", ".markdown")
log = logging.getLogger(__name__)


class ResumeReader:
    """`confinements` in the order in which they are tried; `vision` likewise, before what reads pictures here."""

    def __init__(self, confinements: Sequence[Confinement], vision: Sequence[PictureReader] = ()) -> None:
        self._confinements = tuple(confinements)
        self._pictures = PictureText(self.confined, vision)
        self._slots = threading.BoundedSemaphore(AT_ONCE)

    def read(self, content: bytes, file_name: str) -> ReadDocument:
        if not content.strip(b"\0 \t\r\n"):
            raise InputRejected(EMPTY)
        if len(content) > MOST_BYTES:
            raise InputRejected(TOO_LARGE)
        kind = kind_of(content)
        with self._slots:
            pages, silent, read = self._parsed(kind, content)
            if kind == "picture":
                return self._pictures.read(read)
        text = cleaned(read.decode(errors="replace"))
        if not text:
            raise InputRejected(WHY[Refusal.NO_TEXT])
        if len(text) > MOST_CHARACTERS:
            raise InputRejected(WHY[Refusal.TOO_LONG])
        return ReadDocument(text, pages, _source_kind(kind, text, file_name), note=_note(silent, pages))

    def _parsed(self, kind: str, content: bytes) -> tuple[int, int, bytes]:
        packages = package_folders()
        command = (interpreter(), "-I", "-S", "-B", "-X", "utf8", "-c", START, kind, str(ROOT / "core"), *packages)
        ended = self.confined(ConfinedProgram(command, WALL_MS, read=(str(ROOT / "core"), *packages)), content)
        said, _, read = ended.stdout.partition(b"\n")
        match said.decode(errors="replace").split():
            case ["read", pages, silent] if ended.exit_code == 0:
                return int(pages), int(silent), read
            case ["refused", why] if why in set(Refusal):
                raise InputRejected(_why(Refusal(why), kind))
        log.info("a %s could not be read: stopped by %s, exit %s", kind, ended.stopped_by, ended.exit_code)
        raise InputRejected(TOO_SLOW if ended.stopped_by == "time" else WHY[_refusal(ended)])

    def confined(self, program: ConfinedProgram, content: bytes) -> ConfinedRun:
        """By the first confinement that there is on this system. Raises InputRejected where there is none."""
        for confinement in self._confinements:
            try:
                return confinement.run(program, content, memory_mb=MEMORY_MB, output_kb=OUTPUT_KB)
            except SandboxUnavailable as error:
                log.info("%s: %s", type(confinement).__name__, error)
        raise InputRejected(CANNOT_HERE)


def kind_of(content: bytes) -> str:
    """By the first bytes. Raises InputRejected for what is known and is no résumé's type."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    for marks, reason in WRONG_TYPES:
        if head.lower().startswith(marks) or (b"ftyp" in marks and head[4:8] == b"ftyp"):
            raise InputRejected(reason)
    return "pdf" if b"%PDF-" in head else "plain"  # some servers write a line before it


def _source_kind(kind: str, text: str, file_name: str) -> SourceKind:
    if kind != "plain":
        return SourceKind(kind)
    marked = any(line.startswith(("# ", "## ", "### ")) for line in text.split("\n"))
    return SourceKind.MARKDOWN if marked or file_name.lower().endswith(MARKDOWN) else SourceKind.TEXT


def _why(refusal: Refusal, kind: str) -> str:
    return WHY[Refusal.EMPTY] if refusal is Refusal.NO_TEXT and kind == "docx" else WHY[refusal]


def _refusal(ended: ConfinedRun) -> Refusal:
    return Refusal.TOO_COMPLEX if ended.stopped_by or b"MemoryError" in ended.stderr else Refusal.DAMAGED


def _note(silent: int, pages: int) -> str:
    if not silent:
        return ""
    which = "One of its pages holds" if silent == 1 else f"{silent} of its {pages} pages hold"
    return f"{which} no text, perhaps a scan. What stands there was not read."


@cache
def interpreter() -> str:
    """The Python that this one stands on, outside any virtual environment."""
    return os.path.realpath(sys.executable)


@cache
def package_folders() -> tuple[str, ...]:
    """Where the parsers are installed."""
    found = [spec.origin for name in PACKAGES if (spec := find_spec(name)) and spec.origin]
    return tuple(dict.fromkeys(str(Path(origin).resolve().parents[1]) for origin in found))
