"""What every code runner promises."""

from collections.abc import Iterator

import pytest

from core.adapters.judge0_runner import Judge0Runner
from core.adapters.piston_runner import PistonRunner
from core.domain.coding import Language, Outcome, Program, RunLimits
from core.ports import CodeRunner
from tests.adapters.code_runners import require
from tests.adapters.engine_servers import Engine, client_of
from tests.adapters.runtimes import wasm_runner
from tests.fakes.scripted_runner import ScriptedRunner

ECHO = "import sys\nprint(sys.stdin.read().upper(), sys.argv[1:])\nprint('note', file=sys.stderr)\n"
SHOUTED = {"stdout": "HÉLLO ['a b', '\"']\n", "stderr": "note\n"}


@pytest.fixture(params=["scripted", "local", "judge0", "piston", "wasm"])
def runner(request) -> Iterator[CodeRunner]:
    """The servers on loopback run what they are sent in the sandbox of this machine."""
    if request.param == "scripted":
        yield ScriptedRunner()
        return
    if request.param == "wasm":
        yield wasm_runner()
        return
    local = require(Language.PYTHON)
    with client_of(Engine(local), timeout_s=30) as client:
        yield {"local": local, "judge0": Judge0Runner(client), "piston": PistonRunner(client)}[request.param]


def python(source: str, *args: str) -> Program:
    return Program.from_source(source, Language.PYTHON, args=args)


def test_a_program_reads_its_input_and_arguments_and_is_quoted_word_for_word(runner):
    if isinstance(runner, ScriptedRunner):
        runner.answer(Outcome.ACCEPTED, exit_code=0, **SHOUTED)
    result = runner.run(python(ECHO, "a b", '"'), stdin="héllo", limits=RunLimits())
    assert (result.outcome, result.exit_code, result.signal) == (Outcome.ACCEPTED, 0, None)
    assert {"stdout": result.stdout, "stderr": result.stderr} == SHOUTED


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("raise SystemExit(3)", Outcome.RUNTIME_ERROR),
        ("while True: pass", Outcome.TIME_LIMIT),
        ("while True: print('x' * 1000)", Outcome.OUTPUT_LIMIT),
        ("x = bytearray(700_000_000)", Outcome.MEMORY_LIMIT),
    ],
)
def test_what_a_program_does_wrong_is_a_result(runner, source, outcome):
    if isinstance(runner, ScriptedRunner):
        runner.answer(outcome)
    # On a busy machine a third of a second of its time went before the memory did.
    limits = RunLimits(cpu_ms=1_000, wall_ms=5_000, output_kb=16)
    result = runner.run(python(source), limits=limits)
    assert result.outcome is outcome
    assert len(result.stdout) <= 16 * 1024


def test_every_language_has_one_status_with_a_sentence(runner):
    status = runner.status()
    assert [s.language for s in status] == list(Language)
    assert all(s.detail.strip() for s in status)
