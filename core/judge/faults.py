"""What went wrong, in words for the candidate: compiler output with our files taken out, and how a process ended."""

from __future__ import annotations

import re

from core.domain.coding import Language, Outcome, RunResult, Signature
from core.judge.programs import JAVA_IMPORTS
from core.judge.signature import entry_name

MAX_ERRORS = 5
MAX_CHARS = 3_000
_AT = re.compile(r"^(?P<file>[^\s:]+):(?P<line>\d+):(?:(?P<column>\d+):)? (?P<rest>(?:fatal )?error: .*|.*)$")
_SIGNALS = {
    "SIGSEGV": "The program crashed (segmentation fault): an index or a pointer out of range, or recursion too deep.",
    "SIGABRT": "The program aborted itself: a failed assertion, an uncaught error, or memory freed twice.",
    "SIGFPE": "The program divided by zero.",
    "SIGBUS": "The program crashed (bus error): a pointer out of range.",
    "SIGILL": "The program crashed: a function ended without a return, or a pointer led nowhere.",
    "SIGTRAP": "The program crashed.",
}


def compiler_said(output: str, language: Language, signature: Signature, source: str) -> tuple[str, int | None]:
    """The compiler's errors in the candidate's own lines, and the first of these lines."""
    last = source.count("\n") + 1
    wanted = "Solution.java" if language is Language.JAVA else "solution.cpp"
    kept: list[str] = []
    first: int | None = None
    errors, keeping = 0, False
    for text in output.replace(JAVA_IMPORTS, "").splitlines():
        found = _AT.match(text)
        if found is None:
            if keeping and not re.match(r"\d+ (error|warning)s?$", text):
                kept.append(text)
            continue
        name, at, rest = found["file"].rsplit("/", 1)[-1], min(int(found["line"]), last), found["rest"]
        keeping = name == wanted and "error" in rest and errors < MAX_ERRORS
        if keeping:
            errors += 1
            first = at if first is None else first
            kept.append(f"Line {at}: {rest.partition('error: ')[2]}")
    if kept:
        return "\n".join(kept)[:MAX_CHARS], first
    return _of_the_frame(output, entry_name(signature, language)), None


def _of_the_frame(output: str, entry: str) -> str:
    """The candidate's code compiles by itself, and does not fit what calls it."""
    told = re.search(r"REHEARSAL: ([^\n]*?)['\"]?\s*$", output, re.MULTILINE)
    if told:
        return f"{entry}: {told[1]}."
    if re.search(rf"has no member named|{re.escape(entry)}.{{0,3}} is not a member", output):
        return no_entry(entry)
    for pattern, message in _FRAME_FAULTS.items():
        if re.search(pattern, output):
            return message
    lines = [re.sub(r"^\S*/", "", line) for line in output.splitlines() if "error" in line]
    return "\n".join(lines[:MAX_ERRORS])[:MAX_CHARS] or _STOPPED


_STOPPED = "The compiler was stopped: the code took it too long, or too much memory."
_FRAME_FAULTS = {
    "is private within this context": "The method is private: write “public:” above it, as in the starter code.",
    "['‘]Solution['’] has not been declared": "There is no class Solution: keep the frame of the starter code.",
    "redefinition of ['‘]int main|duplicate class: Main": "Leave main out: the judge calls your function itself.",
}


def no_entry(entry: str, detail: str = "") -> str:
    return (
        f"{detail}. Keep the starter code's frame."
        if detail
        else (f"There is no {entry} to call: keep the name that the starter code gives.")
    )


def how_it_ended(result: RunResult) -> str:
    """Of a run that stopped inside a case."""
    if result.outcome is Outcome.TIME_LIMIT:
        return "The time limit was reached."
    if result.outcome is Outcome.MEMORY_LIMIT:
        return "The memory limit was reached."
    if result.outcome is Outcome.OUTPUT_LIMIT:
        return "Too much was printed."
    last = _last_words(result.stderr)
    if result.signal:
        return _SIGNALS.get(result.signal, f"The program was ended by {result.signal}.") + last
    return f"The program ended inside this case, with exit code {result.exit_code}.{last}"


def _last_words(stderr: str) -> str:
    """The runtime's own message, where it is one that helps: an assertion, an abort."""
    for line in stderr.splitlines():
        if re.search(r"Assertion|terminate called|what\(\):|FATAL ERROR|Error:", line):
            return " " + re.sub(r"\S*/", "", line).strip()[:300]
    return ""


def is_out_of_memory(error: str, stderr: str = "") -> bool:
    return error.startswith(("MemoryError", "OutOfMemoryError", "std::bad_alloc")) or "heap out of memory" in stderr
