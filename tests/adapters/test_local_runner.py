"""Ordinary programs in the sandbox of this machine: they run as they would outside, within their limits."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core import canaries
from core.adapters.local_runner import runner, toolchains
from core.adapters.local_runner.runner import LocalRunner
from core.adapters.local_runner.workshop import forget_libraries, lay_out, sweep
from core.domain.coding import Language, Outcome, Program, RunLimits, RunResult, SourceFile
from core.errors import SandboxUnavailable
from core.judge.queue import FairQueue, QueuedRunner
from tests.adapters.code_runners import LANGUAGES, require, run, scratch

GREET = {
    Language.PYTHON: "print('héllo', input())",
    Language.JAVASCRIPT: "console.log('héllo', require('fs').readFileSync(0, 'utf8').trim())",
    Language.JAVA: """public class Main { public static void main(String[] a) {
        System.out.println("h\\u00e9llo " + new java.util.Scanner(System.in).nextLine()); } }""",
    Language.CPP: """#include <bits/stdc++.h>
        int main() { std::string s; std::getline(std::cin, s); std::cout << "héllo " << s << "\\n"; }""",
}
CRASH = {
    Language.PYTHON: "import sys\nsys.exit(7)",
    Language.JAVASCRIPT: "process.exit(7)",
    Language.JAVA: "public class Main { public static void main(String[] a) { System.exit(7); } }",
    Language.CPP: "int main() { return 7; }",
}
BROKEN = {
    Language.JAVA: "public class Main { public static void main(String[] a) { int x = ; } }",
    Language.CPP: "int main() { int x = ; }",
}
THREADS = {
    Language.PYTHON: """import asyncio, threading
async def main(): print(sum(await asyncio.gather(*(asyncio.sleep(0.001, n) for n in (1, 2)))))
asyncio.run(main())
threads = [threading.Thread(target=print, args=("t",)) for _ in range(4)]
[t.start() for t in threads]; [t.join() for t in threads]""",
    Language.JAVASCRIPT: """const { Worker } = require("worker_threads");
new Worker('require("worker_threads").parentPort.postMessage(3)', { eval: true }).on("message", (m) => {
  console.log(m); setTimeout(() => console.log(process.memoryUsage().rss > 0), 1); });""",
    Language.JAVA: """import java.util.concurrent.*;
public class Main { public static void main(String[] a) throws Exception {
  ExecutorService pool = Executors.newFixedThreadPool(8);
  System.out.println(pool.submit(() -> 3).get()); pool.shutdown(); } }""",
    Language.CPP: """#include <bits/stdc++.h>
int main() { std::vector<std::thread> all; std::atomic<int> n{0};
  for (int i = 0; i < 8; i++) all.emplace_back([&] { n++; }); for (auto& t : all) t.join(); std::cout << n; }""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_program_runs_as_outside(language):
    result = run(GREET[language], language, stdin="wörld\n")
    assert (result.outcome, result.stdout, result.exit_code) == (Outcome.ACCEPTED, "héllo wörld\n", 0), result
    assert 0 < result.wall_ms < 4_000 and result.memory_mb


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failing_program_keeps_its_exit_code(language):
    result = run(CRASH[language], language)
    assert (result.outcome, result.exit_code, result.signal) == (Outcome.RUNTIME_ERROR, 7, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_threads_and_event_loops_work(language):
    result = run(THREADS[language], language)
    assert result.outcome is Outcome.ACCEPTED, result
    assert result.stdout.startswith(("3", "8"))


@pytest.mark.parametrize("language", list(BROKEN))
def test_what_does_not_compile_is_told_by_file_and_line(language):
    result = run(BROKEN[language], language)
    assert result.outcome is Outcome.COMPILE_ERROR
    assert result.stderr.startswith(f"{'Main.java' if language is Language.JAVA else 'main.cpp'}:")
    assert ":1:" in result.stderr


def test_a_crash_names_its_signal():
    result = run("int main() { int* nothing = nullptr; *nothing = 1; }", Language.CPP)
    assert (result.outcome, result.signal, result.exit_code) == (Outcome.RUNTIME_ERROR, "SIGSEGV", None)


def test_a_trace_shows_the_candidates_file_and_no_folder_of_ours():
    result = run("def f():\n    return 1 / 0\nf()\n", Language.PYTHON)
    assert 'File "main.py", line 2' in result.stderr
    assert "rehearsal" not in result.stderr


@pytest.mark.parametrize(
    "source",
    [pytest.param("", id="empty"), pytest.param("x = 1\0", id="null byte"), pytest.param("\ud800", id="surrogate")],
)
def test_odd_source_is_a_result(source):
    assert run(source, Language.PYTHON).outcome in (Outcome.ACCEPTED, Outcome.RUNTIME_ERROR)


def test_a_large_source_and_a_large_input_pass():
    result = run("#" + "x" * 200_000 + "\nprint(len(input()))", Language.PYTHON, stdin="y" * 5_000_000)
    assert result.stdout == "5000000\n"


def test_output_that_is_not_text_is_replaced():
    result = run("import sys; sys.stdout.buffer.write(b'a\\xffb')", Language.PYTHON)
    assert result.stdout == "a\ufffdb"


def test_a_program_is_compiled_once():
    program = Program.from_source(f"int main() {{ /* {os.urandom(8).hex()} */ }}", Language.CPP)
    first, second = (require(Language.CPP).run(program, limits=RunLimits()) for _ in range(2))
    assert first.compile_ms and first.compile_ms > 0
    assert second.compile_ms == 0


def test_a_cpp_library_is_compiled_ahead_and_included():
    header = "#include <iostream>\nint half();\ninline int answer() { return 2 * half(); }\n"
    library = (
        SourceFile("driver.cpp", '#include "driver.hpp"\nint half() { return 21; }\n'),
        SourceFile("driver.hpp", f'{header}#ifndef REHEARSAL_AHEAD\n#error "not ahead"\n#endif\n'),
    )
    files = (
        SourceFile("main.cpp", '#include "driver.hpp"\n#include "solution.hpp"\nint main() { std::cout << twice(); }'),
    )
    solution = SourceFile("solution.hpp", "int twice() { return 2 * answer(); }\n")
    program = Program(Language.CPP, (*files, solution), "main.cpp", library)
    assert require(Language.CPP).run(program, limits=RunLimits()).stdout == "84"


def test_a_java_library_finds_the_solution_by_reflection():
    driver = """public class Driver { public static void main(String[] a) throws Exception {
        System.out.println(Class.forName("Solution").getDeclaredMethod("f").invoke(null)); } }"""
    files = (SourceFile("Solution.java", "class Solution { public static int f() { return 5; } }"),)
    program = Program(Language.JAVA, files, "Driver.java", (SourceFile("Driver.java", driver),))
    result = require(Language.JAVA).run(program, limits=RunLimits.of(Language.JAVA))
    assert result.stdout == "5\n", result
    assert list(scratch().glob(f"kept/**/{toolchains.JAVAC_ARCHIVE}"))  # for the next compilation


def test_a_script_library_lies_beside_the_files():
    library = (SourceFile("driver.py", "import sys; sys.path.insert(0, '.')\nfrom solution import f\nprint(f())"),)
    program = Program(Language.PYTHON, (SourceFile("solution.py", "def f(): return 6"),), "driver.py", library)
    assert require(Language.PYTHON).run(program, limits=RunLimits()).stdout == "6\n"


def test_many_at_once_each_get_their_own_result():
    runner = require(Language.PYTHON)

    def one(number: int) -> RunResult:
        return runner.run(
            Program.from_source("print(int(input()) ** 2)", Language.PYTHON), stdin=str(number), limits=RunLimits()
        )

    with ThreadPoolExecutor(4) as pool:
        assert [r.stdout for r in pool.map(one, range(12))] == [f"{n * n}\n" for n in range(12)]


@pytest.mark.slow
def test_fifty_at_once_all_end_right():
    queue = FairQueue(slots=2, max_waiting=50)
    sources = {
        Language.PYTHON: "print(int(input()) ** 2)",
        Language.JAVASCRIPT: "console.log(Number(require('fs').readFileSync(0)) ** 2)",
        Language.CPP: "#include <bits/stdc++.h>\nint main() { int n; std::cin >> n; std::cout << n * n << std::endl; }",
    }
    runners = {language: require(language) for language in sources}

    def one(number: int) -> RunResult:
        language = list(sources)[number % 3]
        runner = QueuedRunner(runners[language], queue, f"person {number % 10}")
        program = Program.from_source(sources[language], language)
        return runner.run(program, stdin=str(number), limits=RunLimits())

    with ThreadPoolExecutor(50) as pool:
        results = list(pool.map(one, range(50)))
    assert [r.stdout for r in results] == [f"{n * n}\n" for n in range(50)]


def test_a_missing_compiler_is_named_with_how_to_install_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    status = {s.language: s for s in LocalRunner(tmp_path).status()}
    for language, package in (
        (Language.JAVA, "default-jdk-headless"),
        (Language.CPP, "g++"),
        (Language.JAVASCRIPT, "nodejs"),
    ):
        assert not status[language].enabled
        assert f"apt-get install {package}" in status[language].detail and "brew install" in status[language].detail


def test_without_landlock_nothing_is_run(monkeypatch, tmp_path):
    monkeypatch.setattr(runner.landlock, "version", lambda: -1)
    bare = LocalRunner(tmp_path)
    assert not any(status.enabled for status in bare.status())
    with pytest.raises(SandboxUnavailable, match="Landlock"):
        bare.run(Program.from_source("print(1)", Language.PYTHON), limits=RunLimits())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_canary_notices_a_sandbox_that_leaks(language, tmp_path):
    """The very programs, run bare: what they reach here would keep the language switched off."""
    require(language)
    found = toolchains.find(language)

    def bare(program: Program, limits: RunLimits) -> RunResult:
        lay_out(program.files, tmp_path)
        if step := found.compile(program, tmp_path, None):
            subprocess.run(step.command, cwd=tmp_path, check=True, capture_output=True)
        command = found.start(program, tmp_path, None, limits).command
        ended = subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True)
        return RunResult(Outcome.ACCEPTED, stdout=ended.stdout, stderr=ended.stderr, exit_code=0)

    assert "broke out" in canaries.fault(language, bare)


def test_a_canary_that_does_not_run_keeps_its_language_off():
    def dead(program: Program, limits: RunLimits) -> RunResult:
        return RunResult(Outcome.RUNTIME_ERROR, stderr="cannot map memory\n", exit_code=1)

    assert "cannot map memory" in canaries.fault(Language.PYTHON, dead)


def test_a_folder_that_nobody_holds_is_swept(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    script = (
        "import os, tempfile; from pathlib import Path; from core.adapters.local_runner.workshop import Workshop;"
        "shop = Workshop(Path(tempfile.gettempdir()) / 'kept'); print(shop._scratch, flush=True); os._exit(9)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
    )
    left = Path(ended.stdout.strip())
    assert left.is_dir(), ended.stderr
    sweep()
    assert not left.exists()


def test_a_library_that_nothing_uses_any_more_is_forgotten(tmp_path):
    used, left = tmp_path / "used", tmp_path / "left"
    for folder in (used, left):
        folder.mkdir()
        (folder / "header.gch").write_text("compiled")
    os.utime(left, (1_000, 1_000))
    forget_libraries(tmp_path, before_s=2_000)
    assert [path.name for path in tmp_path.iterdir()] == ["used"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", ""])
def test_a_file_name_cannot_lead_out_of_its_folder(name, tmp_path):
    with pytest.raises(ValueError, match="not a file name"):
        lay_out([SourceFile(name, "")], tmp_path)
