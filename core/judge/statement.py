"""What can be checked about a problem's words without reading them: length, sections, examples that tell the truth."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from core.domain.coding import Json, Problem
from core.judge.bank import CaseRecipe
from core.judge.checkers import Mismatch, accepts, conform

STORY_WORDS = range(40, 161)
_SECTIONS = ("## Examples", "## Constraints")


def lint(problem: Problem, recipes: Sequence[CaseRecipe]) -> list[str]:
    return [
        *(f"statement.md: {told}" for told in _statement(problem)),
        *(f"cases.json: {told}" for told in _cases(recipes)),
        *_hints(problem.hints),
    ]


def _statement(problem: Problem) -> Iterator[str]:
    text = problem.statement
    story, _, rest = text.partition(_SECTIONS[0])
    words = len(story.split())
    if words not in STORY_WORDS:
        yield f"the story has {words} words"
    for section in _SECTIONS:
        if section not in text:
            yield f"no section {section}"
    if re.search(r"<[a-zA-Z/!]|!\[|\$\$|\\\(", text):
        yield "HTML, an image or LaTeX"
    if _SECTIONS[1] in rest:
        constraints = rest.partition(_SECTIONS[1])[2]
        missing = [p.name for p in problem.signature.parameters if p.name not in constraints]
        if missing:
            yield f"no constraint on {', '.join(missing)}"
    yield from _examples(problem, rest.partition(_SECTIONS[1])[0])


def _examples(problem: Problem, text: str) -> Iterator[str]:
    asked = [_code(line) for line in re.findall(r"Input:\**\s*(.+)", text)]
    told = [_code(line) for line in re.findall(r"Output:\**\s*(.+)", text)]
    visible = problem.visible_cases
    if not len(asked) == len(told) == len(visible):
        yield f"{len(asked)} inputs and {len(told)} outputs for {len(visible)} visible cases"
        return
    for number, case in enumerate(visible):
        for parameter, value in zip(problem.signature.parameters, case.args, strict=True):
            if _packed(value) not in re.sub(r"\s", "", asked[number]):
                yield f"example {number + 1}: {parameter.name} is not that of the visible case"
        try:
            output: Json = json.loads(told[number])
            actual = conform(output, problem.signature.returns)
        except (ValueError, Mismatch):
            yield f"example {number + 1}: its output is no JSON of type {problem.signature.returns}"
            continue
        if not accepts(problem.checker, case.expected, actual, problem.signature.returns):
            yield f"example {number + 1}: its output is not the reference's"


def _code(line: str) -> str:
    return line.strip().rstrip("\\").strip().strip("`").strip()


def _packed(value: Json) -> str:
    return re.sub(r"\s", "", json.dumps(value, ensure_ascii=False))


def _cases(recipes: Sequence[CaseRecipe]) -> Iterator[str]:
    visible = sum(recipe.visible for recipe in recipes)
    if visible not in (2, 3) or not all(recipe.visible for recipe in recipes[:visible]):
        yield "the first two or three cases, and no others, are visible"
    if all(recipe.args is not None for recipe in recipes):
        yield "no generated case of the largest size"


def _hints(hints: Sequence[str]) -> Iterator[str]:
    for number, hint in enumerate(hints, start=1):
        if re.search(r"```|\bdef \w+\(|=>|;\s*$", hint):
            yield f"hint {number}: contains code"
    if list(hints) != list(dict.fromkeys(hints)):
        yield "hints: one is given twice"
