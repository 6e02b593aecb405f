"""A CodeRunner that runs nothing: it remembers what it was handed and answers by script."""

from typing import Any

from core.domain.coding import Language, LanguageStatus, Outcome, Program, RunLimits, RunResult
from core.errors import PracticeError


class ScriptedRunner:
    def __init__(self, *answers: RunResult | PracticeError) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[Program, str, RunLimits]] = []

    def answer(self, outcome: Outcome, **fields: Any) -> None:
        self._answers.append(RunResult(outcome, **fields))

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        assert self._answers, "script exhausted: asked once more than expected"
        self.asked.append((program, stdin, limits))
        answer = self._answers.pop(0)
        if isinstance(answer, PracticeError):
            raise answer
        return answer

    def status(self) -> tuple[LanguageStatus, ...]:
        return tuple(LanguageStatus(language, "a script", "Nothing is really run.") for language in Language)
