"""Python in WebAssembly and JavaScript in Deno: ordinary programs, the judge's drivers, and when they may be used."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.adapters.local_runner import runner as local
from core.adapters.local_runner.runner import LocalRunner
from core.adapters.runtime_runner import runner as runtime_runner
from core.adapters.runtime_runner.deno import Deno
from core.adapters.runtime_runner.runner import RuntimeRunner, Start
from core.adapters.runtime_runner.wasm import WasmPython
from core.domain.coding import Language, Outcome, Program, RunLimits, RunResult, SourceFile
from core.errors import SandboxUnavailable
from core.judge.backends import RunnerChain
from core.judge.bank import ProblemBank
from core.judge.judging import Judge
from core.judge.workshop import Workshop
from core.settings import PROMPTS
from tests.adapters.runtimes import deno_runner, runner_of, wasm_runner
from tests.adapters.test_local_runner_attacks import wait_for

PY, JS = Language.PYTHON, Language.JAVASCRIPT
PROBLEMS = PROMPTS / "problems"


def run(source: str, language: Language, *, stdin: str = "", args=(), limits: RunLimits | None = None) -> RunResult:
    program = Program.from_source(source, language, args=tuple(args))
    return runner_of(language).run(program, stdin=stdin, limits=limits or RunLimits(wall_ms=10_000))


GREET = {
    PY: "import os, sys\nprint('héllo', input(), sys.argv[1:], os.listdir('.'), dict(os.environ))",
    JS: "console.log('héllo', require('fs').readFileSync(0, 'utf8').trim(), process.argv.slice(2))",
}
GREETED = {PY: "héllo wörld ['a b', '\"'] ['main.py'] {}\n", JS: 'héllo wörld [ "a b", \'"\' ]\n'}


@pytest.mark.parametrize("language", [PY, JS])
def test_a_program_runs_with_its_input_and_arguments(language):
    result = run(GREET[language], language, stdin="wörld\n", args=("a b", '"'))
    assert (result.outcome, result.stdout, result.exit_code) == (Outcome.ACCEPTED, GREETED[language], 0), result
    assert result.wall_ms > 0 and result.cpu_ms is not None and result.memory_mb


WRONG = [
    (PY, "raise SystemExit(7)", Outcome.RUNTIME_ERROR),
    (PY, "while True: pass", Outcome.TIME_LIMIT),
    (PY, "while True: print('x' * 1000)", Outcome.OUTPUT_LIMIT),
    (PY, "x = bytearray(700_000_000)", Outcome.MEMORY_LIMIT),
    (PY, "def g(n): return sorted([n], key=lambda x: g(n))\ng(1)", Outcome.RUNTIME_ERROR),
    (JS, "process.exit(7)", Outcome.RUNTIME_ERROR),
    (JS, "while (true);", Outcome.TIME_LIMIT),
    (JS, "setTimeout(() => {}, 20_000)", Outcome.TIME_LIMIT),
    (JS, "for (;;) console.log('x'.repeat(1000))", Outcome.OUTPUT_LIMIT),
    (JS, "const kept = []; for (;;) kept.push(new Array(1e6).fill(1))", Outcome.MEMORY_LIMIT),
    (JS, "const kept = []; for (;;) kept.push(Buffer.alloc(1e7, 1))", Outcome.MEMORY_LIMIT),
    (JS, "const f = () => f();\nf()", Outcome.RUNTIME_ERROR),
    (JS, "Promise.reject(new Error('never caught'))", Outcome.RUNTIME_ERROR),
]


@pytest.mark.parametrize(("language", "source", "outcome"), WRONG)
def test_what_a_program_does_wrong_is_a_result(language, source, outcome):
    limits = RunLimits(cpu_ms=2_000, wall_ms=8_000 if outcome is not Outcome.TIME_LIMIT else 1_500, output_kb=16)
    result = run(source, language, limits=limits)
    assert result.outcome is outcome, result
    assert len(result.stdout) <= 16 * 1024
    assert result.exit_code == 7 or "xit(7)" not in source


@pytest.mark.parametrize(
    ("language", "source", "words"),
    [
        (PY, "def f():\n    return 1 / 0\nf()\n", 'File "main.py", line 2'),
        (JS, "(() => {\n  boom() })()", "main.js:2:3"),
    ],
)
def test_a_trace_shows_the_candidates_file_and_no_folder_of_ours(language, source, words):
    result = run(source, language)
    assert words in result.stderr
    assert "rehearsal" not in result.stderr


def test_files_lie_beside_each_other():
    files = {
        PY: ("main.py", "import sys; sys.path.insert(0, '.')\nimport other\nprint(other.answer, open('a.txt').read())"),
        JS: ("main.js", "console.log(require('./other').answer, require('fs').readFileSync('a.txt', 'utf8'))"),
    }
    others = {PY: ("other.py", "answer = 42"), JS: ("other.js", "exports.answer = 42;")}
    for language, entry in files.items():
        sources = tuple(SourceFile(*each) for each in (entry, others[language], ("a.txt", "text")))
        program = Program(language, sources, entry[0])
        assert runner_of(language).run(program, limits=RunLimits(wall_ms=10_000)).stdout == "42 text\n"


@pytest.mark.slow
def test_the_judge_accepts_a_reference_and_refuses_a_wrong_solution(tmp_path):
    folder = ProblemBank(PROBLEMS).get("arrays/forgiving-streak")
    problem = Workshop(wasm_runner(), tmp_path).prepared(folder)
    wrong = {PY: "def longest_streak(minutes, target):\n    return 1", JS: "function longestStreak() { return 1; }"}
    for language, source in wrong.items():
        judge = Judge(runner_of(language))
        verdict = judge.judge(problem, folder.reference(language), language)
        assert verdict.outcome is Outcome.ACCEPTED, verdict
        assert all(case.time_ms is not None for case in verdict.cases)
        verdict = judge.judge(problem, source, language)
        assert verdict.outcome is Outcome.WRONG_ANSWER
        assert verdict.passed < len(verdict.cases)


def test_many_at_once_each_get_their_own_result():
    runner = deno_runner()
    program = Program.from_source("console.log(Number(require('fs').readFileSync(0, 'utf8')) ** 2)", JS)

    def one(number: int) -> str:
        return runner.run(program, stdin=str(number), limits=RunLimits(wall_ms=20_000)).stdout

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(one, range(6))) == [f"{n * n}\n" for n in range(6)]


def test_without_landlock_they_take_over_and_what_nobody_confines_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(local.landlock, "version", lambda: -1)
    chain = RunnerChain((LocalRunner(tmp_path), wasm_runner(), deno_runner()))
    status = {status.language: status for status in chain.status()}
    assert {language: status.backend for language, status in status.items()} == {
        PY: "WebAssembly",
        JS: "Deno",
        Language.JAVA: None,
        Language.CPP: None,
    }
    assert "no Landlock" in status[Language.CPP].detail
    limits = RunLimits(wall_ms=10_000)
    assert chain.run(Program.from_source("print(1)", PY), limits=limits).stdout == "1\n"
    assert chain.run(Program.from_source("console.log(1)", JS), limits=limits).stdout == "1\n"
    with pytest.raises(SandboxUnavailable):
        chain.run(Program.from_source("int main() {}", Language.CPP), limits=limits)


@pytest.mark.parametrize(
    ("runtime", "language", "words"),
    [
        pytest.param(WasmPython(None, Path("kept")), PY, "REHEARSAL_PYTHON_WASM", id="no build named"),
        pytest.param(WasmPython(Path("gone.wasm"), Path("kept")), PY, "names no file", id="build gone"),
        pytest.param(Deno(lambda: None), JS, "pip install deno", id="no deno"),
        pytest.param(Deno(lambda: "/nowhere/deno"), JS, "could not be set up", id="deno that does not start"),
    ],
)
def test_what_is_missing_is_named_and_nothing_runs(runtime, language, words):
    runner = RuntimeRunner(runtime)
    status = next(status for status in runner.status() if status.language is language)
    assert not status.enabled and words in status.detail
    with pytest.raises(SandboxUnavailable):
        runner.run(Program.from_source("1", language), limits=RunLimits())


def test_a_file_that_is_no_build_is_said_to_be_none(tmp_path):
    wasm_runner()
    (tmp_path / "python.wasm").write_bytes(b"\0asm nonsense")
    assert "can be compiled" in WasmPython(tmp_path / "python.wasm", tmp_path / "kept").fault()


class Open(Deno):
    """Deno as it must not be started."""

    def start(self, program: Program, limits: RunLimits) -> Start:
        start = Deno.start(self, program, limits)
        command = (*(word for word in start.command if not word.startswith("--deny")),)
        at = command.index("run") + 1
        return Start((*command[:at], "--allow-all", *command[at:]), start.files, start.resident_mb)


def test_the_canary_notices_a_deno_with_permissions():
    deno_runner()
    status = next(status for status in RuntimeRunner(Open()).status() if status.language is JS)
    assert not status.enabled and "broke out" in status.detail


def test_nothing_outlives_a_host_that_is_killed(tmp_path):
    deno_runner()
    script = (
        "from core.adapters.runtime_runner.runner import RuntimeRunner;"
        "from core.adapters.runtime_runner.deno import Deno; from core.domain.coding import *;"
        "runner = RuntimeRunner(Deno()); runner.status(); print('ready', flush=True);"
        "program = Program.from_source('setTimeout(() => {}, 60_000)', Language.JAVASCRIPT);"
        "runner.run(program, limits=RunLimits(wall_ms=60_000))"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    host = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment, cwd=Path(__file__).parents[2]
    )
    host.stdout.readline()
    wait_for(lambda: list(tmp_path.glob("rehearsal-runtime-*")) != [])
    host.send_signal(signal.SIGKILL)
    host.wait()
    host.stdout.close()
    # The supervisor takes the folder away after it has seen the end of everything in it.
    wait_for(lambda: list(tmp_path.glob("rehearsal-runtime-*")) == [])


def test_a_supervisor_that_breaks_off_is_our_fault(monkeypatch):
    deno_runner()
    monkeypatch.setattr(runtime_runner, "SUPERVISE", "raise SystemExit('broken')")
    with pytest.raises(SandboxUnavailable, match="broke off"):
        runner_of(JS).run(Program.from_source("1", JS), limits=RunLimits())
