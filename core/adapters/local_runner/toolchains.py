"""How each language is compiled and started, and what of this machine that needs."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from core.adapters.local_runner.steps import Step, interpreter
from core.domain.coding import Language, Program, RunLimits, SourceFile

# Python, C++: addresses beyond the memory limit, for code, stacks and what is reserved and never touched.
ADDRESS_SLACK_MB = 512
# Node and Java reserve far more addresses than they use, so their writable memory is limited instead.
DATA_SLACK_MB = 512
NODE_STACK_KB = 24_000
JAVA_FLAGS = (
    *("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData", "-Xss8m"),
    *("-XX:+DisableAttachMechanism", "-XX:-CreateCoredumpOnCrash", "-XX:-UseContainerSupport"),
)
# The compiler's own classes as they lie in memory, kept beside the library: it starts in two thirds of the time. Java
# below 13 makes none, and goes on without one that does not fit.
JAVAC_ARCHIVE = "javac.jsa"
CPP_FLAGS = (
    *("-O1", "-std=c++17", "-pthread", "-pipe", "-fmax-errors=5", "-fdiagnostics-color=never"),
    "-DREHEARSAL_AHEAD",  # tells a library's header that its sources are linked, and need not be included
)
COMPILER_ADDRESS_MB = 1536
PROGRAM_FILE_MB, LIBRARY_FILE_MB = (
    32,
    512,
)  # the largest file a compiler may write: programs are kept, headers are large


class Toolchain(Protocol):
    """`library` is the folder of the compiled library, or None."""

    @property
    def identity(self) -> str:
        """Changes when the compiler does, so that nothing compiled by another one is used."""
        ...

    def prepare(self, library: Sequence[SourceFile], folder: Path) -> Sequence[Step]:
        """Steps that compile a library in its folder."""
        ...

    def compile(self, program: Program, folder: Path, library: Path | None) -> Step | None:
        """None: nothing to compile, and the library lies beside the files as it is."""
        ...

    def start(self, program: Program, folder: Path, library: Path | None, limits: RunLimits) -> Step: ...


@dataclass(frozen=True, slots=True)
class Python:
    identity: str = ""

    def prepare(self, library: Sequence[SourceFile], folder: Path) -> Sequence[Step]:  # noqa: ARG002
        return ()

    def compile(self, program: Program, folder: Path, library: Path | None) -> Step | None:  # noqa: ARG002
        return None

    def start(self, program: Program, folder: Path, library: Path | None, limits: RunLimits) -> Step:  # noqa: ARG002
        return Step(
            (interpreter(), "-I", "-S", "-B", "-X", "utf8", program.entry, *program.args),
            read=(*python_paths(), str(folder)),
            execute=(interpreter(),),
            address_mb=limits.memory_mb + ADDRESS_SLACK_MB,
            resident_mb=limits.memory_mb,
        )


@dataclass(frozen=True, slots=True)
class JavaScript:
    node: str
    identity: str = ""

    def prepare(self, library: Sequence[SourceFile], folder: Path) -> Sequence[Step]:  # noqa: ARG002
        return ()

    def compile(self, program: Program, folder: Path, library: Path | None) -> Step | None:  # noqa: ARG002
        return None

    def start(self, program: Program, folder: Path, library: Path | None, limits: RunLimits) -> Step:  # noqa: ARG002
        heap_mb = limits.memory_mb * 3 // 4
        flags = (f"--max-old-space-size={heap_mb}", f"--stack-size={NODE_STACK_KB}", "--openssl-config=/dev/null")
        return Step(
            (self.node, *flags, program.entry, *program.args),
            read=(str(folder), "/proc/self/stat"),  # from there it tells its own use of memory
            execute=(self.node,),
            data_mb=limits.memory_mb + DATA_SLACK_MB,
            resident_mb=limits.memory_mb,
            descriptors=128,
        )


@dataclass(frozen=True, slots=True)
class Java:
    home: Path
    identity: str

    def prepare(self, library: Sequence[SourceFile], folder: Path) -> Sequence[Step]:
        keep = ("-XX:+IgnoreUnrecognizedVMOptions", f"-XX:ArchiveClassesAtExit={JAVAC_ARCHIVE}")
        return (self._javac([file.name for file in library], folder, None, keep),)

    def compile(self, program: Program, folder: Path, library: Path | None) -> Step | None:
        archive = library / JAVAC_ARCHIVE if library else None
        use = (f"-XX:SharedArchiveFile={archive}",) if archive and archive.exists() else ()
        return self._javac([file.name for file in program.files], folder, library, use)

    def start(self, program: Program, folder: Path, library: Path | None, limits: RunLimits) -> Step:
        java = str(self.home / "bin/java")
        heap = f"-Xmx{limits.memory_mb * 3 // 4}m"
        main = Path(program.entry).stem
        return Step(
            (java, *JAVA_FLAGS, heap, "-Dfile.encoding=UTF-8", *self._path(library), main, *program.args),
            read=(*self._reads(), str(folder), *_paths(library)),
            execute=(java,),
            data_mb=limits.memory_mb + DATA_SLACK_MB,
            resident_mb=limits.memory_mb,
            descriptors=256,
        )

    def _javac(self, names: Sequence[str], folder: Path, library: Path | None, archive: Sequence[str]) -> Step:
        javac = str(self.home / "bin/javac")
        machine = (f"-J{flag}" for flag in (*JAVA_FLAGS, "-Xmx384m", *archive))
        flags = (*machine, "-proc:none", "-nowarn", "-encoding", "UTF-8")
        return Step(
            (javac, *flags, *self._path(library), *names),
            read=(*self._reads(), *_paths(library)),
            execute=(javac,),
            write=(str(folder),),
            compiling=True,
            data_mb=2 * DATA_SLACK_MB,
            file_mb=PROGRAM_FILE_MB,
            descriptors=256,
        )

    def _path(self, library: Path | None) -> tuple[str, str]:
        return "-cp", ":".join((".", *_paths(library)))

    def _reads(self) -> tuple[str, ...]:
        """Debian keeps the configuration that the runtime links to under /etc."""
        linked = {str(path.resolve().parent) for path in (self.home / "conf").rglob("*") if path.is_symlink()}
        return (str(self.home), *sorted(linked), str((self.home / "conf").resolve()), *JAVA_PROC)


# Its own entry, and what the machine has; no other process.
JAVA_PROC = ("/proc/self", "/proc/cpuinfo", "/proc/meminfo")


@dataclass(frozen=True, slots=True)
class Cpp:
    compiler: str
    identity: str

    def prepare(self, library: Sequence[SourceFile], folder: Path) -> Sequence[Step]:
        """Headers first: the other files include them."""
        names = sorted((file.name for file in library), key=_is_source)
        wanted = [
            ("-c", name) if _is_source(name) else ("-x", "c++-header", name, "-o", f"{name}.gch") for name in names
        ]
        return [self._step(arguments, folder, None, file_mb=LIBRARY_FILE_MB) for arguments in wanted]

    def compile(self, program: Program, folder: Path, library: Path | None) -> Step | None:
        include = ("-I", str(library)) if library else ()
        objects = [
            str(library / f"{Path(file.name).stem}.o") for file in program.library if library and _is_source(file.name)
        ]
        return self._step((*include, "-o", "program", program.entry, *objects), folder, library)

    def start(self, program: Program, folder: Path, library: Path | None, limits: RunLimits) -> Step:  # noqa: ARG002
        binary = str(folder / "program")
        return Step(
            (binary, *program.args),
            read=(str(folder),),
            execute=(binary,),
            address_mb=limits.memory_mb + ADDRESS_SLACK_MB,
            resident_mb=limits.memory_mb,
        )

    def _step(
        self, arguments: tuple[str, ...], folder: Path, library: Path | None, *, file_mb: int = PROGRAM_FILE_MB
    ) -> Step:
        tools, headers = _cpp_tools(self.compiler)
        return Step(
            (self.compiler, *CPP_FLAGS, *arguments),
            read=("/usr/include", "/usr/local/include", *headers, *_paths(library)),
            execute=(self.compiler, *tools),
            write=(str(folder),),
            environment=(("PATH", "/usr/bin:/bin"), ("TMPDIR", str(folder)), ("LC_ALL", "C.UTF-8")),
            compiling=True,
            address_mb=COMPILER_ADDRESS_MB,
            file_mb=file_mb,
            stack_mb=64,
        )


def find(language: Language) -> Toolchain | str:
    """The toolchain, or what to install."""
    match language:
        case Language.PYTHON:
            return Python()
        case Language.JAVASCRIPT:
            node = shutil.which("node")
            return JavaScript(str(Path(node).resolve())) if node else _missing("Node.js", "nodejs", "node")
        case Language.JAVA:
            javac = shutil.which("javac")
            if javac is None:
                return _missing("A Java development kit", "default-jdk-headless", "openjdk")
            return Java(Path(javac).resolve().parents[1], _identity(javac))
        case Language.CPP:
            compiler = shutil.which("g++")
            if compiler is None:
                return _missing("The C++ compiler g++", "g++", "gcc")
            return Cpp(str(Path(compiler).resolve()), _identity(compiler))


def _is_source(name: str) -> bool:
    return name.endswith(".cpp")


def _missing(name: str, debian: str, homebrew: str) -> str:
    return f"{name} is not installed. On Debian: sudo apt-get install {debian}. On macOS: brew install {homebrew}."


def _identity(tool: str) -> str:
    file = Path(tool).resolve()
    return f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}"


def _paths(library: Path | None) -> tuple[str, ...]:
    return (str(library),) if library else ()


@cache
def python_paths() -> tuple[str, ...]:
    """Of the base interpreter: its standard library, and its shared library where it has one."""
    base = Path(interpreter()).parents[1]
    name = f"python{sysconfig.get_python_version()}"
    shared = (str(path) for path in (base / "lib").glob("libpython*.so*"))
    return str(base / "lib" / name), str(base / "lib64" / name), *shared


@cache
def _cpp_tools(compiler: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the driver starts, and where its own headers and libraries are."""

    def ask(question: str) -> str:
        asked = subprocess.run([compiler, question], capture_output=True, text=True, check=False)  # noqa: S603
        return asked.stdout.strip()

    names = [ask(f"-print-prog-name={tool}") for tool in ("cc1plus", "collect2", "as", "ld")]
    found = [path for name in names if (path := shutil.which(name))]
    tools = dict.fromkeys(path for name in found for path in (name, str(Path(name).resolve())))
    return tuple(tools), (str(Path(ask("-print-file-name=include")).parent),)
