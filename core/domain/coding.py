"""The coding round: what is run, within which limits, what came of it, and how a submission was judged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from core.domain.generated import Certificate
from core.domain.interview import KeyPoint
from core.domain.plan import Difficulty

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Language(StrEnum):
    PYTHON = "python"
    JAVASCRIPT = "javascript"
    JAVA = "java"
    CPP = "cpp"


class Outcome(StrEnum):
    """Of a test case, of a submission, or of a bare run: there, ACCEPTED is an end by itself, with exit code 0."""

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"  # never of a bare run: only a judge knows what is right
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    RUNTIME_ERROR = "runtime_error"
    COMPILE_ERROR = "compile_error"  # also a compiler that was stopped at its own limits
    NOT_RUN = "not_run"  # of a test case only: an earlier one ended the run


@dataclass(frozen=True, slots=True)
class SourceFile:
    name: str  # a bare file name, as "Solution.java"; a library header may have a folder, as "bits/stdc++.h"
    text: str


@dataclass(frozen=True, slots=True)
class Program:
    """What a runner is handed. All files lie in one folder, which is the working directory and read-only at run time.

    `entry` is the file that starts: run as a script (Python, JavaScript), its `main` class (Java), or the one
    translation unit that is compiled (C++17; the other files are its headers).
    `library` is ours and the same for every candidate; a runner that keeps things compiles it ahead, once. In C++ these
    are headers, precompiled, that the entry includes first; in Java classes that know the files by reflection.
    """

    language: Language
    files: tuple[SourceFile, ...]
    entry: str
    library: tuple[SourceFile, ...] = ()
    args: tuple[str, ...] = ()

    @classmethod
    def from_source(cls, source: str, language: Language, *, args: tuple[str, ...] = ()) -> Program:
        """A whole program in one file, which reads standard input. Java: its class is called Main."""
        entry = SINGLE_FILE[language]
        library = (STANDARD_HEADER,) if language is Language.CPP else ()
        return cls(language, (SourceFile(entry, source),), entry, library, args)


SINGLE_FILE = {
    Language.PYTHON: "main.py",
    Language.JAVASCRIPT: "main.js",
    Language.JAVA: "Main.java",
    Language.CPP: "main.cpp",
}
# The compiler's own, under the name by which people include it: only its precompiled form is new.
STANDARD_HEADER = SourceFile("bits/stdc++.h", "#include_next <bits/stdc++.h>\n")


@dataclass(frozen=True, slots=True)
class RunLimits:
    cpu_ms: int = 2_000
    wall_ms: int = 4_000
    memory_mb: int = 256
    output_kb: int = 64  # of standard output, and again of standard error
    compile_wall_ms: int = 15_000

    @classmethod
    def of(cls, language: Language) -> RunLimits:
        """The usual ones: the Java machine alone takes what another language's solution may."""
        return cls(memory_mb=512) if language is Language.JAVA else cls()


@dataclass(frozen=True, slots=True)
class RunResult:
    """One run of a program. With COMPILE_ERROR it never started, and `stderr` is what the compiler said."""

    outcome: Outcome
    stdout: str = ""  # what is not UTF-8 is replaced
    stderr: str = ""
    exit_code: int | None = None  # None: ended by a signal, or not at all
    signal: str | None = None  # "SIGSEGV"
    wall_ms: int = 0
    cpu_ms: int | None = None
    memory_mb: float | None = None  # highest resident memory
    compile_ms: int | None = None  # 0: it was compiled before; None: nothing to compile
    compile_output: str = ""  # warnings too


# How each runtime says that it got no more memory.
_OUT_OF_MEMORY = re.compile(
    r"^MemoryError|std::bad_alloc|heap out of memory|Fatal JavaScript out of memory|Array buffer allocation failed"
    r"|java\.lang\.OutOfMemoryError",
    re.MULTILINE,
)


def ran_out_of_memory(stderr: str) -> bool:
    """Whether a program that failed says that it did for want of memory."""
    return bool(_OUT_OF_MEMORY.search(stderr))


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    language: Language
    backend: str | None  # "local sandbox", "Judge0", "Piston", "WebAssembly", "Deno"; None: code in it is not run
    detail: str  # for Settings: what keeps it safe, or why it cannot be run and what to install

    @property
    def enabled(self) -> bool:
        return self.backend is not None


class Topic(StrEnum):
    ARRAYS = "arrays"
    STRINGS = "strings"
    LINKED_LISTS = "linked_lists"
    TREES = "trees"
    GRAPHS = "graphs"
    DYNAMIC_PROGRAMMING = "dynamic_programming"
    SORTING = "sorting"
    SEARCHING = "searching"
    HASH_TABLES = "hash_tables"
    STACKS = "stacks"
    QUEUES = "queues"


class Checker(StrEnum):
    """How an answer is compared with the expected one."""

    EXACT = "exact"
    UNORDERED = "unordered"
    FLOAT = "float"  # within 1e-6, absolute or relative
    ANY_OF = "any_of"  # the expected value is the list of all that are right


class Growth(StrEnum):
    """Of the time, in the size that a problem's generator is given."""

    CONSTANT = "1"
    LOGARITHMIC = "log n"
    LINEAR = "n"
    LINEARITHMIC = "n log n"
    QUADRATIC = "n^2"
    CUBIC = "n^3"
    EXPONENTIAL = "2^n"


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    type: str  # int float bool string, T[], T[][], ListNode, TreeNode


@dataclass(frozen=True, slots=True)
class Signature:
    entry: str  # snake_case; camelCase in JavaScript, Java and C++
    parameters: tuple[Parameter, ...]
    returns: str


@dataclass(frozen=True, slots=True)
class TestCase:
    """`expected` comes from the reference solution, and never enters the sandbox."""

    __test__ = False  # for pytest, which takes the name for a test class

    args: tuple[Json, ...]
    expected: Json
    visible: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    id: str  # "arrays/busy-windows"
    title: str
    topic: Topic
    difficulty: Difficulty
    minutes: int  # a good candidate's time
    statement: str  # Markdown
    signature: Signature
    checker: Checker
    cases: tuple[TestCase, ...]
    hints: tuple[str, ...]  # from a nudge to an outline
    time: str  # "O(n log n)"
    space: str
    growth: Growth
    size_name: str  # "number of windows"
    tags: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    approach: tuple[KeyPoint, ...] = ()
    edge_cases: tuple[str, ...] = ()
    certificate: Certificate | None = None  # of one that a model wrote

    @property
    def visible_cases(self) -> tuple[TestCase, ...]:
        return tuple(case for case in self.cases if case.visible)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """Of a hidden case only the outcome and the figures are told; what it was asked and said stays empty."""

    number: int  # from 1, in the problem's order
    outcome: Outcome
    visible: bool
    time_ms: float | None = None  # None: it did not run to its end
    memory_mb: float | None = None
    args: str = ""
    expected: str = ""
    actual: str = ""
    stdout: str = ""
    message: str = ""  # of the error
    line: int | None = None  # in the candidate's own code


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` is ACCEPTED when every case is, else that of the first case that is not."""

    outcome: Outcome
    cases: tuple[CaseResult, ...] = ()
    message: str = ""  # compiler output, or why the code could not be loaded
    line: int | None = None  # in the candidate's own code
    wall_ms: int = 0

    @property
    def passed(self) -> int:
        return sum(case.outcome is Outcome.ACCEPTED for case in self.cases)

    @property
    def slowest_ms(self) -> float | None:
        return max((case.time_ms for case in self.cases if case.time_ms is not None), default=None)


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    size: int
    ms: float


@dataclass(frozen=True, slots=True)
class MeasuredGrowth:
    """How an accepted solution's time grew with the size of its input."""

    growth: Growth | None  # None: cannot tell, and `reason` says why
    plausible: tuple[Growth, ...] = ()  # all that fit about as well; empty when none fits
    points: tuple[GrowthPoint, ...] = ()
    curve: tuple[GrowthPoint, ...] = ()  # of the best fit, to be drawn through the points
    error: float | None = None  # root mean square of the fit's relative errors
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """Kept before it is judged; `verdict` is None until then. One that is not `full` is a run of the visible cases."""

    id: str
    interview_id: str
    problem_id: str
    language: Language
    source: str
    submitted_at: datetime
    full: bool = True
    verdict: Verdict | None = None
    growth: MeasuredGrowth | None = None  # of a full one that was accepted

    @property
    def accepted(self) -> bool:
        return self.full and self.verdict is not None and self.verdict.outcome is Outcome.ACCEPTED

    def judged(self, verdict: Verdict, growth: MeasuredGrowth | None = None) -> Submission:
        return replace(self, verdict=verdict, growth=growth)
