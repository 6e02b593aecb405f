"""The Confinement of systems without Landlock: a process of its own with limits, an empty environment and a watch."""

from __future__ import annotations

import os
import tempfile

from core.adapters.runtime_runner.runner import START_MS, supervise
from core.resume_ports import ConfinedRun

GRACE_S = 10


class LimitedConfinement:
    def run(
        self,
        command: tuple[str, ...],
        content: bytes,
        *,
        read: tuple[str, ...],  # noqa: ARG002  (nothing here can hold it to them)
        environment: tuple[tuple[str, str], ...] = (),
        wall_ms: int,
        memory_mb: int,
        output_kb: int,
    ) -> ConfinedRun:
        report = supervise(
            {
                "scratch": os.path.realpath(tempfile.gettempdir()),
                "command": command,
                "files": {},
                "stdin": content,
                "environment": dict(environment),
                "announces": False,
                "limits": {
                    "cpu_ms": wall_ms,
                    "wall_ms": wall_ms,
                    "start_ms": START_MS,
                    "output_bytes": output_kb * 1024,
                    "resident_mb": memory_mb,
                    "data_mb": memory_mb,
                },
            },
            timeout_s=wall_ms / 1000 + GRACE_S,
        )
        return ConfinedRun(*(report[name] for name in ConfinedRun.__slots__))
