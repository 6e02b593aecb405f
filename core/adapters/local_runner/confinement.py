"""The Confinement of Linux: Landlock, seccomp and limits, by the same launcher as candidates' code."""

from __future__ import annotations

from pathlib import Path

from core.adapters.local_runner import steps
from core.adapters.local_runner.runner import missing_protection
from core.adapters.local_runner.steps import Step
from core.adapters.local_runner.toolchains import python_paths
from core.errors import SandboxUnavailable
from core.resume_ports import ConfinedProgram, ConfinedRun


class LandlockConfinement:
    def run(self, program: ConfinedProgram, content: bytes, *, memory_mb: int, output_kb: int) -> ConfinedRun:
        if fault := missing_protection():
            raise SandboxUnavailable(fault)
        step = Step(
            program.command,
            read=(*python_paths(), *program.read),
            execute=(program.command[0],),
            environment=program.environment,
            address_mb=memory_mb,
            resident_mb=memory_mb,
        )
        report = steps.launch(
            step,
            folder=Path("/"),
            stdin=content,
            cpu_ms=program.wall_ms,
            wall_ms=program.wall_ms,
            output_kb=output_kb,
        )
        return ConfinedRun(*(report[name] for name in ConfinedRun.__slots__))
