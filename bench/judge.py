"""How long a submission of 12 cases takes from submit to verdict, beside the same commands run bare.

python -m bench.judge [--runs N]
python -m bench.judge --concurrent 50

`sandbox_ms` is the dearest language's difference of medians. With --concurrent, `late_ms` is how late a
thread beside the submissions gets to run (95 times of 100 it is less).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bench.bare import BareRunner
from bench.problems import PROBLEMS
from core.adapters.local_runner.runner import LocalRunner
from core.domain.coding import Language, LanguageStatus, Outcome, Problem, Program, RunLimits, RunResult
from core.judge.bank import ProblemBank, ProblemFolder
from core.judge.judging import Judge
from core.judge.workshop import Workshop
from core.ports import CodeRunner

PROBLEM = "arrays/forgiving-streak"
CASES = 12
BUDGET_S = {Language.PYTHON: 0.25, Language.JAVASCRIPT: 0.35, Language.JAVA: 1.6, Language.CPP: 1.0}
BEAT_S = 0.02
WRONG = "def longest_streak(minutes, target):\n    return 1\n"


class SlotRunner:
    """At most as many runs at a time as there are cores."""

    def __init__(self, runner: CodeRunner, slots: int) -> None:
        self._runner = runner
        self._slots = threading.Semaphore(slots)

    def status(self) -> tuple[LanguageStatus, ...]:
        return self._runner.status()

    def run(self, program: Program, *, stdin: str = "", limits: RunLimits) -> RunResult:
        with self._slots:
            return self._runner.run(program, stdin=stdin, limits=limits)


def fresh(source: str, language: Language, number: int) -> str:
    """The same solution as a new text, so that nothing compiled before is used."""
    return f"{source}\n{'#' if language is Language.PYTHON else '//'} {time.time_ns()} {number}\n"


def timed(runner: CodeRunner, problem: Problem, source: str, language: Language) -> float:
    started = time.perf_counter()
    verdict = Judge(runner).judge(problem, source, language)
    spent_s = time.perf_counter() - started
    if verdict.outcome is not Outcome.ACCEPTED:
        raise SystemExit(f"the reference was not accepted: {verdict}")
    return spent_s


def one_by_one(runner: CodeRunner, bare: CodeRunner, folder: ProblemFolder, problem: Problem, runs: int) -> int:
    figures: dict[str, object] = {}
    dearer_ms = []
    for language in Language:
        times: dict[str, list[float]] = {"sandboxed": [], "bare": []}
        for number in range(runs + 1):
            for name, each in (("sandboxed", runner), ("bare", bare)):
                source = fresh(folder.reference(language), language, number)
                spent_s = timed(each, problem, source, language)
                if number:  # the first one warms the caches up
                    times[name].append(spent_s)
        median_s, bare_s = statistics.median(times["sandboxed"]), statistics.median(times["bare"])
        dearer_ms.append((median_s - bare_s) * 1000)
        figures[language] = {"median_s": round(median_s, 3), "bare_s": round(bare_s, 3)}
        held = "" if median_s <= BUDGET_S[language] else "  over"
        print(f"{language:12} {median_s:.3f} s, bare {bare_s:.3f} s, wanted {BUDGET_S[language]} s{held}", flush=True)
    print(json.dumps({**figures, "sandbox_ms": round(max(dearer_ms))}))
    return 0


@contextmanager
def heartbeat() -> Iterator[list[float]]:
    """How late a thread of the same process comes that wants to run every 20 ms, as one that draws a page does."""
    late_ms: list[float] = []
    stop = threading.Event()

    def beat() -> None:
        while not stop.is_set():
            before = time.perf_counter()
            time.sleep(BEAT_S)
            late_ms.append((time.perf_counter() - before - BEAT_S) * 1000)

    thread = threading.Thread(target=beat)
    thread.start()
    try:
        yield late_ms
    finally:
        stop.set()
        thread.join()


def many_at_once(runner: CodeRunner, folder: ProblemFolder, problem: Problem, count: int) -> int:
    """Every other submission is wrong, so that a mixed-up verdict would show."""
    slots = SlotRunner(runner, os.cpu_count() or 2)

    def submit(number: int) -> tuple[bool, float]:
        language = list(Language)[number % 4]
        right = number % 8 != 0
        source = fresh(folder.reference(language) if right else WRONG, language, number)
        started = time.perf_counter()
        outcome = Judge(slots).judge(problem, source, language).outcome
        wanted = Outcome.ACCEPTED if right else Outcome.WRONG_ANSWER
        return outcome is wanted, time.perf_counter() - started

    started = time.perf_counter()
    with heartbeat() as late_ms, ThreadPoolExecutor(count) as pool:
        results = list(pool.map(submit, range(count)))
    waits_s = sorted(spent_s for _, spent_s in results)
    verdicts = Counter(right for right, _ in results)
    figures = {
        "concurrent": count,
        "right_verdicts": verdicts[True],
        "median_s": round(statistics.median(waits_s), 2),
        "slowest_s": round(waits_s[-1], 2),
        "all_s": round(time.perf_counter() - started, 2),
        "late_ms": round(statistics.quantiles(late_ms, n=20)[-1], 1),
    }
    print(json.dumps(figures))
    return 0 if verdicts[True] == count else 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.judge", description="Times submissions.")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--concurrent", type=int, metavar="N", help="N submissions at once, in all languages")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        kept = Path(made)
        runner, bare = LocalRunner(kept / "sandbox"), BareRunner(kept)
        folder = ProblemBank(PROBLEMS).get(PROBLEM)
        problem = Workshop(runner, kept / "problems").prepared(folder)
        problem = replace(problem, cases=problem.cases[:CASES])
        if asked.concurrent:
            return many_at_once(runner, folder, problem, asked.concurrent)
        return one_by_one(runner, bare, folder, problem, asked.runs)


if __name__ == "__main__":
    raise SystemExit(main())
