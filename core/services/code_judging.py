"""The judge as the coding round uses it: problems by id, cases made ready ahead, code judged and measured in jobs."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn, Protocol

from core.domain.coding import Json, Language, LanguageStatus, Problem, Submission, Verdict
from core.domain.interview import Question
from core.errors import ConfigurationError, InputRejected, PracticeError, SandboxUnavailable
from core.judge.bank import ProblemFolder
from core.judge.complexity import GrowthMeter
from core.judge.judging import Judge
from core.judge.shelves import Shelves
from core.judge.workshop import Workshop
from core.ports import CodeRunner
from core.services.judging_jobs import JobState, JudgingJobs, Stage, Tell


@dataclass(slots=True)
class Languages:
    """What the runner can run. Trying a sandbox takes seconds, so it is asked once, beside the page."""

    runner: CodeRunner
    _known: tuple[LanguageStatus, ...] | None = None
    _started: threading.Lock = field(default_factory=threading.Lock)

    def known(self) -> tuple[LanguageStatus, ...] | None:
        """None while it is being found out."""
        if self._known is None and self._started.acquire(blocking=False):
            threading.Thread(target=self._ask, name="languages", daemon=True).start()
        return self._known

    def _ask(self) -> None:
        try:
            self._known = self.runner.status()
        except PracticeError:
            self._started.release()


NOBODY = ""  # whose runs are the house's own: making test cases ready


class OwnRunner(CodeRunner, Protocol):
    """Of one person, who may have to wait for a turn."""

    def position(self) -> int | None:
        """In the queue, from 1; None: not waiting."""
        ...


class CodeJudging:
    """Process-wide; whose code it is, and who asks for a problem, says the owner's id."""

    def __init__(
        self,
        shelves: Shelves,
        runner_for: Callable[[str], OwnRunner],
        workshop_for: Callable[[CodeRunner], Workshop],
    ) -> None:
        self._shelves = shelves
        self._runner_for = runner_for
        self._workshop_for = workshop_for
        self._jobs = JudgingJobs()
        self.languages = Languages(runner_for(NOBODY))

    def problems(self, owner_id: str) -> tuple[Problem, ...]:
        """The bank's, and those that were written for this person."""
        return self._shelves.problems(owner_id)

    def problem(self, owner_id: str, problem_id: str) -> Problem:
        """Without its cases. Raises ConfigurationError for one that is not there (any more)."""
        return self._shelves.get(owner_id, problem_id).problem

    def prepare(self, owner_id: str, problem_id: str) -> None:
        """Makes the test cases ready beside the page, so that the first run need not wait for them."""
        folder = self._shelves.get(owner_id, problem_id)
        threading.Thread(target=self._prepared, args=(folder,), name="preparing", daemon=True).start()

    def state(self, key: tuple[str, str]) -> JobState | None:
        state = self._jobs.state(key)
        if state is None or not state.running:
            return state
        return replace(state, position=self._runner_for(key[0]).position())

    def example_input(self, owner_id: str, problem_id: str) -> tuple[Json, ...]:
        recipes = self._shelves.get(owner_id, problem_id).recipes
        return next((recipe.args for recipe in recipes if recipe.args is not None), ())

    def judged(self, owner_id: str, submission: Submission, tell: Tell = lambda _: None) -> Submission:
        """Judges it, and measures its growth when it is accepted. Raises SandboxUnavailable, ConfigurationError."""
        folder = self._shelves.get(owner_id, submission.problem_id)
        runner = self._runner_for(owner_id)
        problem = self._workshop_for(runner).prepared(folder)
        tell(Stage.RUNNING)
        cases = problem.cases if submission.full else problem.visible_cases
        verdict = Judge(runner).judge(problem, submission.source, submission.language, cases=cases)
        return submission.judged(verdict)

    def measured(self, owner_id: str, submission: Submission) -> Submission:
        """With its growth. Raises SandboxUnavailable, ConfigurationError."""
        assert submission.verdict is not None
        folder = self._shelves.get(owner_id, submission.problem_id)
        runner = self._runner_for(owner_id)
        growth = GrowthMeter(runner, self._workshop_for(runner)).measure(folder, submission.source, submission.language)
        return submission.judged(submission.verdict, growth)

    def start(
        self,
        key: tuple[str, str],
        question: Question,
        submission: Submission,
        *,
        keep: Callable[[Submission], None],
        then: Callable[[Submission], None],
    ) -> None:
        """Kept before it is judged, and again after. Raises InputRejected while another one runs."""

        def work(tell: Tell) -> None:
            keep(submission)
            judged = self.judged(key[0], submission, tell)
            keep(judged)
            if judged.accepted:
                tell(Stage.MEASURING)
                judged = self.measured(key[0], judged)
                keep(judged)
            then(judged)

        self._jobs.start(key, "submit" if submission.full else "run", question.id, work)

    def try_input(
        self, key: tuple[str, str], question: Question, language: Language, source: str, args: Sequence[Json]
    ) -> None:
        folder = self._shelves.get(key[0], question.bank_id or "")

        def work(tell: Tell) -> Verdict:
            runner = self._runner_for(key[0])
            case = self._workshop_for(runner).custom_case(folder, args)
            tell(Stage.RUNNING)
            return Judge(runner).judge(folder.problem, source, language, cases=(case,))

        self._jobs.start(key, "custom", question.id, work)

    def read_values(self, problem: Problem, values: Sequence[str]) -> tuple[Json, ...]:
        """Raises InputRejected for what is no JSON, NaN included."""
        found = []
        for parameter, text in zip(problem.signature.parameters, values, strict=True):
            try:
                found.append(json.loads(text, parse_constant=_refuse))
            except (ValueError, RecursionError):
                raise InputRejected(
                    f'{parameter.name} cannot be read. Write it as JSON: [1, 2], 3.5, true, "text".'
                ) from None
        return tuple(found)

    def _prepared(self, folder: ProblemFolder) -> None:
        try:
            self._workshop_for(self._runner_for(NOBODY)).prepared(folder)
        except (SandboxUnavailable, ConfigurationError):
            return  # said when the code is run


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
