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
        """Of each language the backend that would run it now; where there is none, what each of them says about it.
        Nobody is asked when those before have everything: the answer may take seconds."""
        known: dict[Language, list[LanguageStatus]] = {language: [] for language in Language}
        for runner in self.runners:
            if all(any(status.enabled for status in told) for told in known.values()):
                break
            for status in runner.status():
                known[status.language].append(status)
        return tuple(_first_enabled(told, language) for language, told in known.items())


def _first_enabled(statuses: Sequence[LanguageStatus], language: Language) -> LanguageStatus:
    enabled = next((status for status in statuses if status.enabled), None)
    return enabled or LanguageStatus(language, None, " ".join(dict.fromkeys(s.detail for s in statuses)))
