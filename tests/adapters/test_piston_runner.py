"""The Piston client against a server on loopback that speaks its API."""

import json
import shutil
import subprocess

import pytest

from core.adapters.piston_runner import PistonRunner
from core.domain.coding import Language, Outcome, Parameter, Program, RunLimits, Signature, SourceFile
from core.errors import SandboxUnavailable
from core.judge.programs import program
from tests.adapters.engine_servers import Engine, client_of

ONE = Program.from_source("print(1)", Language.PYTHON, args=("a b",))
EXECUTE = "POST /api/v2/execute"


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def runner(engine):
    with client_of(engine, timeout_s=0.3) as client:
        yield PistonRunner(client)


def ran(**fields: object) -> tuple[int, bytes]:
    return 200, json.dumps({"run": {"stdout": "", "stderr": "", "code": 0, "signal": None, **fields}}).encode()


def sent(engine: Engine) -> dict:
    return [body for request, body, _ in engine.asked if request == EXECUTE][-1]


def test_a_program_goes_to_the_newest_version_with_its_limits(runner, engine):
    engine.answer(EXECUTE, ran(stdout="1\n", memory=3 << 20, cpu_time=12, wall_time=30))
    result = runner.run(ONE, stdin="in", limits=RunLimits())
    assert (result.outcome, result.stdout, result.exit_code, result.memory_mb) == (Outcome.ACCEPTED, "1\n", 0, 3.0)
    body = sent(engine)
    assert (body["language"], body["version"], body["args"], body["stdin"]) == ("python", "3.12.0", ["a b"], "in")
    assert (body["run_timeout"], body["run_memory_limit"]) == (4000, 256 << 20)


def test_limits_above_the_servers_own_are_lowered_and_remembered(runner, engine):
    refusal = (400, b'{"message": "run_timeout cannot exceed the configured limit of 3000"}')
    engine.answer(EXECUTE, refusal, ran(stdout="1\n"))
    assert runner.run(ONE, limits=RunLimits()).stdout == "1\n"
    assert sent(engine)["run_timeout"] == 3000
    runner.run(ONE, limits=RunLimits())
    assert len([1 for request, *_ in engine.asked if request == EXECUTE]) == 3


def test_a_limit_that_is_refused_again_is_our_error(runner, engine):
    engine.answer(EXECUTE, (400, b'{"message": "run_timeout cannot exceed the configured limit of 3000"}'))
    with pytest.raises(SandboxUnavailable, match="400"):
        runner.run(ONE, limits=RunLimits())


def test_cpp_is_sent_whole_and_keeps_its_lines(runner, engine):
    engine.answer(EXECUTE, ran())
    main = SourceFile("main.cpp", '#include "driver.hpp"\n#include "solution.cpp"\nint main() {}\n')
    solution = SourceFile("solution.cpp", '#include "driver.hpp"\nint f();')
    several = Program(Language.CPP, (main, solution), "main.cpp", (SourceFile("driver.hpp", "#include <vector>"),))
    runner.run(several, limits=RunLimits())
    (file,) = sent(engine)["files"]
    assert file["name"] == "main.cpp"
    assert file["content"].count("#include <vector>") == 1
    assert '#line 1 "solution.cpp"' in file["content"] and '#line 3 "main.cpp"\nint main' in file["content"]


@pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed")
def test_our_own_driver_is_whole_in_one_file(runner, engine):
    engine.answer(EXECUTE, ran())
    signature = Signature("answer", (Parameter("numbers", "int[]"),), "int")
    source = "class Solution {\npublic:\n  int answer(vector<int> numbers) { return numbers[0]; }\n};"
    runner.run(program(source, signature, Language.CPP), limits=RunLimits())
    (file,) = sent(engine)["files"]
    checked = ["g++", "-std=c++17", "-fsyntax-only", "-x", "c++", "-"]
    assert subprocess.run(checked, input=file["content"], text=True, check=False).returncode == 0
    assert file["content"].count("struct Parser {") == 1


def test_java_in_several_files_is_left_to_another_runner(runner):
    files = (SourceFile("Main.java", "class Main {}"), SourceFile("Solution.java", "class Solution {}"))
    with pytest.raises(SandboxUnavailable, match="one file"):
        runner.run(Program(Language.JAVA, files, "Main.java"), limits=RunLimits())


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (ran(code=1), Outcome.RUNTIME_ERROR),
        (ran(code=None, signal="SIGSEGV", status="SG"), Outcome.RUNTIME_ERROR),
        (ran(code=None, signal="SIGKILL", status="TO"), Outcome.TIME_LIMIT),
        (ran(code=None, signal="SIGKILL"), Outcome.TIME_LIMIT),
        (ran(code=None, signal="SIGKILL", status="OL"), Outcome.OUTPUT_LIMIT),
        (ran(code=1, stderr="MemoryError\n"), Outcome.MEMORY_LIMIT),
        (ran(code=None, signal="SIGKILL", status="SG", memory=256 << 20), Outcome.MEMORY_LIMIT),
        ((200, b'{"compile": {"code": 1, "stderr": "error", "stdout": ""}, "run": {}}'), Outcome.COMPILE_ERROR),
    ],
)
def test_what_the_program_did_is_a_result(runner, engine, answer, outcome):
    engine.answer(EXECUTE, answer)
    assert runner.run(ONE, limits=RunLimits()).outcome is outcome


@pytest.mark.parametrize(
    "answer",
    [(429, b"{}"), (503, b""), (422, b"{}"), (400, b'{"message": "no"}'), (500, b""), (200, b"<html>"), (200, b"[]"),
     (200, b"{}"), ran(status="XX", code=None)],
)  # fmt: skip
def test_what_the_server_did_is_our_error(runner, engine, answer):
    engine.answer(EXECUTE, answer)
    with pytest.raises(SandboxUnavailable):
        runner.run(ONE, limits=RunLimits())


def test_a_server_that_hangs_is_given_up(runner, engine):
    engine.hang.set()
    with pytest.raises(SandboxUnavailable, match="cannot be reached"):
        runner.run(ONE, limits=RunLimits())


@pytest.mark.parametrize("answer", [(200, b"<html>"), (200, b"[1]"), (500, b""), (200, b"[]")])
def test_a_server_without_runtimes_has_no_language(runner, engine, answer):
    engine.answer("GET /api/v2/runtimes", answer)
    assert not any(status.enabled for status in runner.status())
    assert all(status.detail for status in runner.status())
