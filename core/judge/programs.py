"""What is handed to a runner: the candidate's source beside the driver of its language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from core.domain.coding import Language, Program, Signature, SourceFile
from core.judge.signature import entry_name, type_name

DRIVERS = Path(__file__).parent / "drivers"
# On the candidate's first line, so that the compiler's line numbers are the candidate's.
JAVA_IMPORTS = "import java.util.*; import java.util.function.*; import java.util.stream.*; "
_CPP_MAIN = """#include "rehearsal.hpp"
#include "solution.cpp"
int main() {{
  return rehearsal::Signature<{types}>::run(&Solution::{entry});
}}
"""


@cache
def driver_file(name: str) -> SourceFile:
    return SourceFile(name, (DRIVERS / name).read_text(encoding="utf-8"))


def program(source: str, signature: Signature, language: Language) -> Program:
    return _PROGRAMS[language](source, signature)


def _python(source: str, _signature: Signature) -> Program:
    files = (driver_file("driver.py"), SourceFile("solution.py", source))
    return Program(Language.PYTHON, files, "driver.py")


def _javascript(source: str, _signature: Signature) -> Program:
    files = (driver_file("driver.js"), SourceFile("solution.js", source))
    return Program(Language.JAVASCRIPT, files, "driver.js")


def _java(source: str, _signature: Signature) -> Program:
    files = (SourceFile("Solution.java", JAVA_IMPORTS + source), SourceFile("Main.java", _JAVA_MAIN))
    return Program(Language.JAVA, files, "Main.java", (driver_file("Driver.java"),))


# The driver proper is compiled ahead; what starts belongs to the candidate's files.
_JAVA_MAIN = "class Main { public static void main(String[] args) { Driver.main(args); } }\n"


def _cpp(source: str, signature: Signature) -> Program:
    types = ", ".join(type_name(p.type, Language.CPP) for p in signature.parameters)
    main = _CPP_MAIN.format(types=types, entry=entry_name(signature, Language.CPP))
    files = (SourceFile("main.cpp", main), SourceFile("solution.cpp", source + "\n"))
    return Program(Language.CPP, files, "main.cpp", (driver_file("rehearsal.hpp"), driver_file("rehearsal.cpp")))


_PROGRAMS = {
    Language.PYTHON: _python,
    Language.JAVASCRIPT: _javascript,
    Language.JAVA: _java,
    Language.CPP: _cpp,
}


def unusable(source: str) -> str | None:
    """Why no compiler is asked about this source at all; None when one may be."""
    if not source.strip():
        return "There is no code yet."
    if "\0" in source:
        return f"Line {source[: source.index(chr(0))].count(chr(10)) + 1} contains a null byte."
    if re.search("[\ud800-\udfff]", source):
        return "The code contains half a character (a lone surrogate), which no file can hold."
    return None
