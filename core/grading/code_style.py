"""Style of a short solution by static checks: size, nesting, names and what a linter finds. The code is never run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.code_style import StyleFinding
from core.domain.coding import (
    Language,
)

MIN_LINES = 3  # of code; under it there is nothing to judge
MAX_LINE_CHARS = 100
MAX_FUNCTION_LINES = 40
MAX_NESTING = 4
SHORT_NAMES_FROM = 4  # different ones: a loop has its i and j, and mathematics its n
PENALTY = 0.5  # of a level, a finding
_STRINGS = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`")
_COMMENTS = {Language.PYTHON: re.compile(r"#.*"), None: re.compile(r"//.*|/\*[\s\S]*?\*/")}
_USUAL = frozenset({"i", "j", "k", "n", "m", "x", "y", "_"})
_NAMES = {
    Language.PYTHON: re.compile(r"\b([A-Za-z_]\w*)\s*(?:=[^=]|,.*=[^=])|\bfor\s+([A-Za-z_]\w*)"),
    None: re.compile(r"\b(?:int|long|double|float|char|bool|boolean|var|let|const|auto|String|string)\s+(\w+)\s*[=;]"),
}


@dataclass(frozen=True, slots=True)
class Style:
    level: float  # 1..5
    findings: tuple[StyleFinding, ...]


def style_of(source: str, language: Language, linted: Sequence[StyleFinding] = ()) -> Style | None:
    """`linted` is what a linter of the language found. None when there is too little code."""
    lines = _bare(source, language).split("\n")
    code = [line for line in lines if line.strip()]
    if len(code) < MIN_LINES:
        return None
    found = [*linted, *_own(source.split("\n"), lines, language)]
    unique = {(finding.line, finding.text): finding for finding in found}
    ordered = tuple(sorted(unique.values(), key=lambda finding: finding.line))
    return Style(max(1.0, 5.0 - PENALTY * len(ordered)), ordered)


def _own(lines: Sequence[str], bare: Sequence[str], language: Language) -> list[StyleFinding]:
    found = [
        StyleFinding(number, f"a line of {len(line)} characters; break it up")
        for number, line in enumerate(lines, 1)
        if len(line) > MAX_LINE_CHARS
    ]
    depths = _depths(bare, language)
    deepest = max(depths, default=0)
    if deepest > MAX_NESTING:
        found.append(
            StyleFinding(depths.index(deepest) + 1, f"nested {deepest} levels deep; a helper would flatten it")
        )
    size = sum(bool(line.strip()) for line in bare)
    if size > MAX_FUNCTION_LINES:
        found.append(StyleFinding(1, f"{size} lines in one piece; name its steps as functions"))
    names = _short_names(bare, language)
    if len(names) >= SHORT_NAMES_FROM:
        first = next(iter(names.values()))
        found.append(StyleFinding(first, f"names of one letter: {', '.join(names)}; say what they hold"))
    return found


def _bare(source: str, language: Language) -> str:
    """Without strings and comments, line for line."""
    text = _STRINGS.sub(lambda m: '""' + "\n" * m.group().count("\n"), source)
    pattern = _COMMENTS.get(language, _COMMENTS[None])
    return pattern.sub(lambda m: "\n" * m.group().count("\n"), text)


def _depths(lines: Sequence[str], language: Language) -> list[int]:
    """How deep each line lies inside the function that holds it."""
    if language is Language.PYTHON:
        indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        step = min((i for i in indents if i), default=4)
        return [max(0, (len(line) - len(line.lstrip())) // step - 1) if line.strip() else 0 for line in lines]
    outer = 1 if language is Language.JAVASCRIPT else 2  # the class around the function
    depths, depth = [], 0
    for line in lines:
        lead = line.strip().startswith("}")
        depths.append(max(0, depth - lead - outer))
        depth += line.count("{") - line.count("}")
    return depths


def _short_names(lines: Sequence[str], language: Language) -> dict[str, int]:
    pattern = _NAMES.get(language, _NAMES[None])
    names: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        for match in pattern.finditer(line):
            name = next((group for group in match.groups() if group), "")
            if len(name) == 1 and name not in _USUAL:
                names.setdefault(name, number)
    return names
