"""Several code runners as one: for each language the first that has it, and the next one where that fails."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.coding import Language, LanguageStatus, Program, RunLimits, RunResult
from core.errors import SandboxUnavailable
from core.ports import CodeRunner

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RunnerChain:
    """A CodeRunner. Every link is a sandbox: where none can run a language, it is not run."""

    runners: Sequence[CodeRunner]

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        last = SandboxUnavailable("no sandbox is configured")
        for runner in self.runners:
            try:
                return runner.run(program, stdin=stdin, limits=limits)
            except SandboxUnavailable as error:
                log.warning("%s: %s", type(runner).__name__, error)
                last = error
        raise last

    def status(self) -> tuple[LanguageStatus, ...]:
        """Of each language the backend that would run it now; where there is none, what each of them says about it."""
        statuses = [runner.status() for runner in self.runners]
        return tuple(
            _first_enabled([s for status in statuses for s in status if s.language is language], language)
            for language in Language
        )


def _first_enabled(statuses: Sequence[LanguageStatus], language: Language) -> LanguageStatus:
    enabled = next((status for status in statuses if status.enabled), None)
    return enabled or LanguageStatus(language, None, " ".join(dict.fromkeys(s.detail for s in statuses)))
