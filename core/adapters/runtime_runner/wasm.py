"""Python without the machine: CPython's WASI build under wasmtime. It has no network, no processes and no threads; of
the machine's files it sees those of the program, and cannot write to them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from core.adapters.runtime_runner.runner import ROOT, Start
from core.domain.coding import Language, Program, RunLimits

COMPILE_TIMEOUT_S = 300
OWN_MEMORY_MB = 192  # of wasmtime and the interpreter's code, beside the program's
RUN = "import sys; sys.path[:0] = sys.argv[1].split({!r}); from core.adapters.runtime_runner.wasm_child import {}; {}()"


@dataclass(frozen=True, slots=True)
class WasmPython:
    """`wasm` is CPython's WASI build; `folder` keeps its machine code."""

    wasm: Path | None
    folder: Path
    language = Language.PYTHON
    backend = "WebAssembly"
    held = "CPython in WebAssembly, without files, network or other processes; tried before it was enabled."

    def fault(self) -> str:
        if self.wasm is None:
            return "To run it in WebAssembly, set REHEARSAL_PYTHON_WASM to a WASI build of CPython."
        if not self.wasm.is_file():
            return "REHEARSAL_PYTHON_WASM names no file."
        if util.find_spec("wasmtime") is None:
            return "To run it in WebAssembly: pip install wasmtime."
        return "" if self._module().is_file() else self._compile()

    def start(self, program: Program, limits: RunLimits) -> Start:
        limited = (str(self._module()), str(limits.memory_mb), str(limits.cpu_ms))
        return Start(
            _python("main", (*limited, program.entry, *program.args)),
            {file.name: file.text for file in (*program.files, *program.library)},
            resident_mb=limits.memory_mb + OWN_MEMORY_MB,
            announces=True,
        )

    def _module(self) -> Path:
        """Named by all that it depends on."""
        assert self.wasm is not None
        stat = self.wasm.stat()
        made_of = f"{self.wasm} {stat.st_size} {stat.st_mtime_ns} {metadata.version('wasmtime')} {os.uname().machine}"
        return self.folder / f"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}.cwasm"

    def _compile(self) -> str:
        """Moved into its place whole, so that two processes never see half of it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="new-") as made:
            target = Path(made) / "module"
            command = _python("compile_module", (str(self.wasm), str(target)))
            try:
                subprocess.run(command, capture_output=True, check=True, timeout=COMPILE_TIMEOUT_S, env={})  # noqa: S603
            except subprocess.CalledProcessError as error:
                said = error.stderr.decode(errors="replace").strip().splitlines()
                return f"REHEARSAL_PYTHON_WASM names no build that can be compiled ({said[-1][:200] if said else ''})."
            except (OSError, subprocess.TimeoutExpired) as error:
                return f"CPython's WASI build could not be compiled ({type(error).__name__})."
            target.replace(self._module())
        return ""


def _python(function: str, arguments: Sequence[str]) -> tuple[str, ...]:
    """Our part of the child, with wasmtime on its path: `-I -S` leaves out whatever else is installed."""
    found = util.find_spec("wasmtime")
    packages = str(Path(found.origin).parents[1]) if found and found.origin else ""
    start = RUN.format(os.pathsep, function, function)
    path = os.pathsep.join((str(ROOT), packages))
    return (os.path.realpath(sys.executable), "-I", "-S", "-c", start, path, *arguments)
