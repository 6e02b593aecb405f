"""JavaScript without the machine: Deno without a single permission."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.adapters.runtime_runner.runner import Start
from core.domain.coding import Language, Program, RunLimits

FRAME = Path(__file__).parent / "deno_frame.js"
MAIN = "main.mjs"
STACK_KB = 24_000  # as Node's in the local sandbox; a main thread's stack may grow as far as the supervisor lets it
DATA_SLACK_MB = 2048  # V8 reserves far more than it uses, a few hundred for each worker; what is used is watched
DENIED = tuple(f"--deny-{what}" for what in ("read", "write", "net", "env", "sys", "run", "ffi", "import"))
ALONE = ("--no-config", "--no-lock", "--no-remote", "--no-npm", "--cached-only", "--quiet", "--no-prompt")
# A cache that cannot be made: local storage and the like would be written there without a permission.
ENVIRONMENT = {
    "DENO_DIR": "/dev/null/none",
    "DENO_NO_UPDATE_CHECK": "1",
    "NO_COLOR": "1",
    "DENO_WEBGPU_BACKEND": "none",
}


def installed() -> str | None:
    """On the PATH, or from the package `deno`."""
    if found := shutil.which("deno"):
        return found
    try:
        import deno
    except ImportError:
        return None
    try:
        return str(deno.find_deno_bin())
    except FileNotFoundError:
        return None


@dataclass(frozen=True, slots=True)
class Deno:
    find: Callable[[], str | None] = installed
    language = Language.JAVASCRIPT
    backend = "Deno"
    held = "Deno without permissions: no files, network, environment or other processes; tried before it was enabled."

    def fault(self) -> str:
        return "" if self.find() else "To run it in Deno: pip install deno."

    def start(self, program: Program, limits: RunLimits) -> Start:
        found = os.path.realpath(self.find() or "deno")
        v8 = f"--v8-flags=--max-old-space-size={limits.memory_mb * 3 // 4},--stack-size={STACK_KB}"
        files = [(file.name, file.text) for file in (*program.files, *program.library)]
        told = json.dumps({"files": files, "entry": program.entry, "args": program.args})
        return Start(
            (found, "run", *ALONE, *DENIED, v8, MAIN),
            {MAIN: f"const program = {told};\n{FRAME.read_text(encoding='utf-8')}"},
            resident_mb=limits.memory_mb,
            data_mb=limits.memory_mb + DATA_SLACK_MB,
            environment=ENVIRONMENT,
        )
