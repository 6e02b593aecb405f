"""The Confinement of systems without Landlock: a process of its own with limits, an empty environment and a watch."""

from __future__ import annotations

import os
import tempfile

from core.adapters.runtime_runner.runner import START_MS, supervise
from core.resume_ports import ConfinedProgram, ConfinedRun

GRACE_S = 10


class LimitedConfinement:
    """Nothing here can hold a program to the paths that it may read."""

    def run(self, program: ConfinedProgram, content: bytes, *, memory_mb: int, output_kb: int) -> ConfinedRun:
        report = supervise(
            {
                "scratch": os.path.realpath(tempfile.gettempdir()),
                "command": program.command,
                "files": {},
                "stdin": content,
                "environment": dict(program.environment),
                "announces": False,
                "limits": {
                    "cpu_ms": program.wall_ms,
                    "wall_ms": program.wall_ms,
                    "start_ms": START_MS,
                    "output_bytes": output_kb * 1024,
                    "resident_mb": memory_mb,
                    "data_mb": memory_mb,
                },
            },
            timeout_s=program.wall_ms / 1000 + GRACE_S,
        )
        return ConfinedRun(*(report[name] for name in ConfinedRun.__slots__))
