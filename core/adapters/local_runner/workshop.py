"""Where programs are laid out and compiled, always inside the sandbox, and what is kept so that it is done once."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from core.adapters.local_runner import steps
from core.adapters.local_runner.steps import Ended
from core.adapters.local_runner.toolchains import Toolchain
from core.domain.coding import Program, RunLimits, SourceFile
from core.errors import SandboxUnavailable

KEPT_PROGRAMS = 32
COMPILER_OUTPUT_KB = 64
LIBRARY_WALL_MS = 60_000
LIBRARY_DAYS = 30  # without use, before a compiled library is deleted
PREFIX = "rehearsal-run-"


@dataclass(frozen=True, slots=True)
class Built:
    """`compiled`: how the compiler ended; None when it had nothing to do. `reused`: it ended so some time before."""

    folder: Path
    library: Path | None = None
    compiled: Ended | None = None
    reused: bool = False


@dataclass(slots=True)
class Kept:
    lock: threading.Lock = field(default_factory=threading.Lock)
    users: int = 0
    built: Built | None = None


class Workshop:
    """Thread-safe. Libraries are kept in `folder` while something uses them; of programs the newest, as long as
    the process lives."""

    def __init__(self, folder: Path) -> None:
        self._libraries = folder / "libraries"
        self._libraries.mkdir(parents=True, exist_ok=True)
        self._programs: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()
        self._library_lock = threading.Lock()
        sweep()
        forget_libraries(self._libraries, before_s=time.time() - LIBRARY_DAYS * 86_400)
        self._scratch = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._held = (self._scratch / "held").open("wb")
        fcntl.flock(self._held, fcntl.LOCK_EX)
        weakref.finalize(self, shutil.rmtree, self._scratch, ignore_errors=True)

    @contextmanager
    def built(self, toolchain: Toolchain, program: Program, limits: RunLimits) -> Iterator[Built]:
        """The program laid out, and compiled where that is needed. The folder stays until the block ends.
        Raises SandboxUnavailable."""
        library = self._library(toolchain, program.library)
        folder = Path(tempfile.mkdtemp(dir=self._scratch))
        if toolchain.compile(program, folder, library) is None:
            try:
                lay_out((*program.files, *program.library), folder)
                yield Built(folder)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            return
        folder.rmdir()
        kept = self._borrow(_key(toolchain, (program.entry, *_texts(program.files), "", *_texts(program.library))))
        try:
            with kept.lock:
                if kept.built is None:
                    built = self._compile(toolchain, program, library, limits)
                    # A slow moment of the machine is not kept against the program.
                    kept.built = built if built.compiled and built.compiled.succeeded else None
                else:
                    built = Built(kept.built.folder, library, kept.built.compiled, reused=True)
            yield built
        finally:
            self._give_back(kept)

    def _compile(self, toolchain: Toolchain, program: Program, library: Path | None, limits: RunLimits) -> Built:
        folder = Path(tempfile.mkdtemp(dir=self._scratch))
        lay_out(program.files, folder)
        step = toolchain.compile(program, folder, library)
        assert step is not None
        wall_ms = limits.compile_wall_ms
        ended = steps.run(step, folder=folder, stdin="", cpu_ms=wall_ms, wall_ms=wall_ms, output_kb=COMPILER_OUTPUT_KB)
        if not ended.succeeded:
            shutil.rmtree(folder, ignore_errors=True)
        return Built(folder, library, ended)

    def _library(self, toolchain: Toolchain, files: Sequence[SourceFile]) -> Path | None:
        """Compiled at first use, then moved into its place whole, so that two processes never see half of it."""
        if not files:
            return None
        final = self._libraries / _key(toolchain, _texts(files))
        with self._library_lock:
            if final.is_dir():
                os.utime(final)
                return final
            folder = Path(tempfile.mkdtemp(dir=self._libraries, prefix="new-"))
            try:
                lay_out(files, folder)
                prepared = toolchain.prepare(files, folder)
                for step in prepared:
                    ended = steps.run(
                        step, folder=folder, stdin="", cpu_ms=LIBRARY_WALL_MS, wall_ms=LIBRARY_WALL_MS, output_kb=64
                    )
                    if not ended.succeeded:
                        raise SandboxUnavailable(f"the library did not compile: {ended.stopped_by} {ended.stderr}")
                if not final.is_dir():
                    folder.rename(final)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        return final

    def _borrow(self, key: str) -> Kept:
        with self._lock:
            kept = self._programs.setdefault(key, Kept())
            self._programs.move_to_end(key)
            kept.users += 1
            return kept

    def _give_back(self, kept: Kept) -> None:
        """Also forgets programs beyond those that are kept, the longest unused first, and what did not compile."""
        with self._lock:
            kept.users -= 1
            idle = [key for key, other in self._programs.items() if other.users == 0]
            surplus = len(self._programs) - KEPT_PROGRAMS
            for key in idle:
                if surplus > 0 or self._programs[key].built is None:
                    built = self._programs.pop(key).built
                    surplus -= 1
                    if built:
                        shutil.rmtree(built.folder, ignore_errors=True)


def lay_out(files: Sequence[SourceFile], folder: Path) -> None:
    """Raises ValueError for a name that would lead out of the folder."""
    for file in files:
        path = folder / file.name
        if not path.resolve().is_relative_to(folder.resolve()) or not file.name:
            raise ValueError(f"not a file name: {file.name!r}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.text.encode(errors="replace"))


def sweep() -> None:
    """Removes what a process left behind that was killed: nobody holds its folder any more."""
    for held in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/held"):
        try:
            with held.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(held.parent, ignore_errors=True)
        except OSError:
            continue


def forget_libraries(folder: Path, *, before_s: float) -> None:
    """Those that nothing has used since: of another compiler, or of a driver as it was. What a killed process left
    half made goes the same way."""
    for library in folder.iterdir():
        with suppress(OSError):  # another process may be at the same
            if library.stat().st_mtime < before_s:
                shutil.rmtree(library, ignore_errors=True)


def _texts(files: Sequence[SourceFile]) -> tuple[str, ...]:
    return tuple(text for file in files for text in (file.name, file.text))


def _key(toolchain: Toolchain, texts: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for text in (type(toolchain).__name__, toolchain.identity, *texts):
        data = text.encode(errors="replace")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:32]
