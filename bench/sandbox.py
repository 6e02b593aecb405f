"""Runs every program in a folder as a candidate's: `python -m bench.sandbox DIR` (.py .js .java .cpp).

Each is run by the chain of sandboxes that the app would use with these settings.

Prints one JSON object per file: {"file", "outcome", "exit_code", "signal", "stdout", "stderr", "wall_ms", "memory_mb"}.
`outcome` is "accepted" for a program that ended by itself with exit code 0, else one of "time_limit", "memory_limit",
"output_limit", "runtime_error" and "compile_error"; "not_run" where this host cannot run that language safely, with the
reason in `stderr`. The main class of a Java file may have any name. Standard input is empty; the limits are the usual.
Without DIR, it measures instead what the sandbox costs: the same Python program confined and bare.
"""

import argparse
import json
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from core.adapters.local_runner.runner import LocalRunner
from core.adapters.local_runner.steps import interpreter
from core.domain.coding import Language, Program, RunLimits, SourceFile
from core.errors import SandboxUnavailable
from core.judge.backends import RunnerChain
from core.ports import CodeRunner
from core.settings import load
from core.vendors import code_runners

LANGUAGES = {".py": Language.PYTHON, ".js": Language.JAVASCRIPT, ".java": Language.JAVA, ".cpp": Language.CPP}
ROUNDS = 20


def program_in(path: Path) -> Program:
    language = LANGUAGES[path.suffix]
    source = path.read_text(encoding="utf-8", errors="replace")
    program = Program.from_source(source, language)
    public = re.search(r"^\s*public\s+(?:\w+\s+)*class\s+([A-Za-z_]\w*)", source, re.MULTILINE)
    main = re.search(r"\bclass\s+([A-Za-z_]\w*)[^;]*?\bstatic\s+void\s+main\b", source, re.DOTALL)
    if language is Language.JAVA and (named := public or main):
        entry = f"{named[1]}.java"
        program = Program(language, (SourceFile(entry, source),), entry)
    return program


def report(runner: CodeRunner, path: Path) -> dict[str, object]:
    shape = {"file": path.name, "outcome": "not_run", "exit_code": None, "signal": None, "stdout": "", "stderr": ""}
    try:
        program = program_in(path)
        result = runner.run(program, limits=RunLimits.of(program.language))
    except SandboxUnavailable as error:
        return {**shape, "stderr": str(error), "wall_ms": None, "memory_mb": None}
    told = ("exit_code", "signal", "stdout", "stderr", "wall_ms", "memory_mb")
    return {"file": path.name, "outcome": result.outcome.value, **{name: getattr(result, name) for name in told}}


def cost_ms(runner: CodeRunner) -> dict[str, float]:
    """Medians of one Python program from start to result, confined and bare."""
    source = "print(sum(range(1000)))"
    program, limits = Program.from_source(source, Language.PYTHON), RunLimits()
    bare = [interpreter(), "-I", "-S", "-c", source]
    confined_ms, bare_ms = [], []
    runner.run(program, limits=limits)
    for _ in range(ROUNDS):
        started = time.perf_counter()
        runner.run(program, limits=limits)
        between = time.perf_counter()
        subprocess.run(bare, capture_output=True, check=True, env={})
        confined_ms.append((between - started) * 1000)
        bare_ms.append((time.perf_counter() - between) * 1000)
    confined, uncovered = statistics.median(confined_ms), statistics.median(bare_ms)
    return {
        "python_ms": round(confined, 1),
        "bare_ms": round(uncovered, 1),
        "sandbox_ms": round(confined - uncovered, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as fresh:
        settings = load()
        if not settings.rehearsal_data_dir.is_dir():
            settings = settings.model_copy(update={"rehearsal_data_dir": Path(fresh)})
        if folder is None:
            print(json.dumps(cost_ms(LocalRunner(settings.rehearsal_data_dir / "sandbox"))))
            return
        runner = RunnerChain(code_runners(settings))
        for path in sorted(path for path in folder.iterdir() if path.suffix in LANGUAGES and path.is_file()):
            print(json.dumps(report(runner, path)), flush=True)


if __name__ == "__main__":
    main()
