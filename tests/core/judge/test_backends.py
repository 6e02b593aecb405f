import pytest

from core.domain.coding import Language, LanguageStatus, Outcome, Program, RunLimits, RunResult
from core.errors import SandboxUnavailable
from core.judge.backends import RunnerChain
from tests.fakes.scripted_runner import ScriptedRunner

PROGRAM = Program.from_source("print(1)", Language.PYTHON)
DONE = RunResult(Outcome.ACCEPTED, stdout="1\n")


class Without(ScriptedRunner):
    """Has no language at all."""

    def status(self) -> tuple[LanguageStatus, ...]:
        return tuple(LanguageStatus(language, None, "Not here.") for language in Language)


def test_the_next_runner_answers_where_one_fails():
    first, second = ScriptedRunner(SandboxUnavailable("queue is full")), ScriptedRunner(DONE)
    assert RunnerChain((first, second)).run(PROGRAM, limits=RunLimits()) == DONE


def test_a_candidates_failure_is_not_tried_elsewhere():
    crashed = RunResult(Outcome.RUNTIME_ERROR, exit_code=1)
    assert RunnerChain((ScriptedRunner(crashed), ScriptedRunner())).run(PROGRAM, limits=RunLimits()) == crashed


def test_without_a_sandbox_nothing_runs():
    for runners in ((), (ScriptedRunner(SandboxUnavailable("down")),)):
        with pytest.raises(SandboxUnavailable):
            RunnerChain(runners).run(PROGRAM, limits=RunLimits())


def test_the_status_names_the_first_backend_that_has_the_language():
    assert all(s.backend == "a script" for s in RunnerChain((Without(), ScriptedRunner())).status())
    assert [(s.backend, s.detail) for s in RunnerChain((Without(), Without())).status()] == [(None, "Not here.")] * 4


class Untried(ScriptedRunner):
    def status(self) -> tuple[LanguageStatus, ...]:
        raise AssertionError("asked, although another has every language")


def test_nobody_is_tried_who_is_not_needed():
    assert all(s.enabled for s in RunnerChain((ScriptedRunner(), Untried())).status())
