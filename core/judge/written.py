"""A problem as a model writes it, in one object; and the folder that it becomes, so that the bank's own proof holds it.

What the model wrote is data: names of files are ours, code is run in the sandbox alone, and words are checked for
anything that a page might take for more than words.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from core.domain.coding import Json, Problem, Topic
from core.domain.plan import Difficulty
from core.judge.proof import SLOW

MAX_INT = 2**31 - 1  # of the int of Java and C++
MIN_SIZE = 8
SMALL_CASES = ((11, 6), (12, 12))  # (seed, size) of generated cases that anybody could follow
LARGE_CASES = 2  # of the largest size
_UNWANTED = re.compile(
    r"https?:|www\.|\]\(|!\[|<[a-zA-Z/!]|\$\$|[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]", re.IGNORECASE
)
# Names of one word that one of the four languages keeps for itself.
_RESERVED = re.compile(
    r"abstract|alignas|and|as|assert|async|auto|await|bool|boolean|break|byte|case|catch|char|class|const|continue|"
    r"debugger|default|def|del|delete|do|double|elif|else|enum|except|explicit|export|extends|extern|false|final|"
    r"finally|float|for|friend|from|function|global|goto|if|implements|import|in|inline|instanceof|int|interface|is|"
    r"lambda|let|long|map|mutable|namespace|native|new|none|nonlocal|not|null|operator|or|package|pass|private|"
    r"protected|public|raise|register|return|set|short|signed|sizeof|static|string|struct|super|switch|synchronized|"
    r"template|this|throw|throws|transient|true|try|typedef|typename|union|unsigned|using|var|vector|virtual|void|"
    r"volatile|while|with|yield"
)

Code = Annotated[str, Field(min_length=20, max_length=8_000)]
Sentence = Annotated[str, Field(min_length=1, max_length=600)]
Type = Literal[
    "int",
    "float",
    "bool",
    "string",
    "int[]",
    "float[]",
    "bool[]",
    "string[]",
    "int[][]",
    "float[][]",
    "bool[][]",
    "string[][]",
    "ListNode",
    "TreeNode",
]


class WrittenParameter(BaseModel):
    name: Annotated[str, Field(max_length=40)]
    type: Type


class WrittenExample(BaseModel):
    arguments: list[str]  # one JSON text a parameter
    output: str  # a JSON text
    explanation: Sentence


class WrittenCase(BaseModel):
    arguments: list[str]
    note: Annotated[str, Field(max_length=100)]


class WrittenIdea(BaseModel):
    text: Sentence
    cues: Annotated[list[Sentence], Field(min_length=1, max_length=8)]


class WrongSolution(BaseModel):
    why: Sentence
    code: Code
    too_slow: bool  # right, and over the time limit


class WrittenProblem(BaseModel):
    title: Annotated[str, Field(min_length=3, max_length=60)]
    minutes: Annotated[int, Field(ge=3, le=90)]
    story: Annotated[str, Field(max_length=2_000)]
    entry: Annotated[str, Field(max_length=40)]
    parameters: Annotated[list[WrittenParameter], Field(min_length=1, max_length=4)]
    returns: Type
    checker: Literal["exact", "unordered", "float"]
    constraints: Annotated[list[Sentence], Field(min_length=1, max_length=8)]
    examples: Annotated[list[WrittenExample], Field(min_length=2, max_length=3)]
    cases: Annotated[list[WrittenCase], Field(min_length=6, max_length=16)]
    largest_size: Annotated[int, Field(ge=MIN_SIZE, le=200_000)]
    size_name: Annotated[str, Field(min_length=3, max_length=60)]
    time: Annotated[str, Field(max_length=40)]
    space: Annotated[str, Field(max_length=40)]
    growth: Literal["1", "log n", "n", "n log n", "n^2", "n^3", "2^n"]
    tags: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=6)]
    hints: Annotated[list[Sentence], Field(min_length=4, max_length=4)]
    approach: Annotated[list[WrittenIdea], Field(min_length=3, max_length=5)]
    edge_cases: Annotated[list[Sentence], Field(min_length=1, max_length=6)]
    follow_ups: Annotated[list[Sentence], Field(min_length=2, max_length=3)]
    generator: Code
    reference: Code
    brute_force: Code
    wrong_solutions: Annotated[list[WrongSolution], Field(min_length=3, max_length=6)]


def doubts_about(written: WrittenProblem) -> list[str]:
    """What forbids to show its words, before anything is run."""
    found = []
    for name, text in _words(written.model_dump(exclude={"generator", "reference", "brute_force", "wrong_solutions"})):
        if _UNWANTED.search(text):
            found.append(f"{name}: plain words only, without links, HTML, LaTeX or control characters")
    taken = [n for n in (written.entry, *(p.name for p in written.parameters)) if _RESERVED.fullmatch(n)]
    if taken:
        found.append(f"parameters: {', '.join(taken)} cannot be a name in every language")
    if sum(wrong.too_slow for wrong in written.wrong_solutions) > 1:
        found.append("wrong_solutions: at most one is too slow")
    return found


def _words(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _words(each, f"{name}.{key}".lstrip("."))
    elif isinstance(value, Sequence):
        for each in value:
            yield from _words(each, name)


def beyond_int(problem: Problem) -> list[str]:
    """Answers and arguments that the int of Java and C++ cannot hold. Of a problem with its cases."""
    return [
        f"case {number}: a whole number beyond 32 bits, which Java and C++ cannot hold"
        for number, case in enumerate(problem.cases, 1)
        if any(abs(value) > MAX_INT for value in _ints([*case.args, case.expected]))
    ][:1]


def _ints(value: Json) -> Iterator[int]:
    if isinstance(value, list):
        for each in value:
            yield from _ints(each)
    elif isinstance(value, int):
        yield value


def slug_of(written: WrittenProblem) -> str:
    """A name of ours: the title's letters, and what tells this problem from another one of the same title."""
    words = re.sub(r"[^a-z0-9]+", "-", written.title.lower()).strip("-")[:40].strip("-") or "problem"
    return f"{words}-{hashlib.sha256(written.model_dump_json().encode()).hexdigest()[:10]}"


def files_of(written: WrittenProblem, topic: Topic, difficulty: Difficulty) -> dict[str, str]:
    """The folder's files, by name. Raises ValueError where an argument or an output is no JSON."""
    wrong = {}
    for number, each in enumerate(written.wrong_solutions, 1):
        name = SLOW if each.too_slow else f"wrong_{number}"
        wrong[f"wrong/{name}.py"] = f"# {' '.join(each.why.split())}\n{each.code.strip()}\n"
    return {
        "problem.toml": _toml(written, topic, difficulty),
        "statement.md": _statement(written),
        "cases.json": json.dumps({"cases": list(_cases(written))}),
        "generator.py": written.generator,
        "reference.py": written.reference,
        "brute.py": written.brute_force,
        **wrong,
    }


def _toml(written: WrittenProblem, topic: Topic, difficulty: Difficulty) -> str:
    same = ("title", "minutes", "tags", "entry", "returns", "checker", "time", "space", "growth", "size_name")
    told = written.model_dump(include={*same, "hints", "follow_ups", "edge_cases", "approach"})
    told |= {"topic": topic.value, "difficulty": difficulty.value}
    told["params"] = [parameter.model_dump() for parameter in written.parameters]
    return "".join(f"{key} = {_toml_value(value)}\n" for key, value in told.items())


def _toml_value(value: object) -> str:
    """JSON's texts, numbers and lists are TOML's as well; its objects are inline tables."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml_value, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _statement(written: WrittenProblem) -> str:
    parts = [written.story.strip(), "## Examples"]
    for example in written.examples:
        named = zip(written.parameters, _read(example.arguments), strict=False)
        asked = ", ".join(f"`{parameter.name} = {json.dumps(value, ensure_ascii=False)}`" for parameter, value in named)
        answer = json.dumps(_read([example.output])[0], ensure_ascii=False)
        parts.append(f"Input: {asked}\nOutput: `{answer}`\n{' '.join(example.explanation.split())}")
    limits = "\n".join(f"- {' '.join(text.split())}" for text in written.constraints)
    return "\n\n".join([*parts, "## Constraints", limits]) + "\n"


def _cases(written: WrittenProblem) -> Iterator[dict[str, object]]:
    for example in written.examples:
        yield {"args": _read(example.arguments), "visible": True, "note": "an example"}
    for case in written.cases:
        yield {"args": _read(case.arguments), "note": case.note}
    largest = written.largest_size
    for seed, size in SMALL_CASES:
        yield {"generate": {"seed": seed, "size": min(size, largest)}, "note": "small"}
    yield {"generate": {"seed": 13, "size": max(MIN_SIZE, largest // 10)}, "note": "a tenth of the largest"}
    for number in range(LARGE_CASES):
        yield {"generate": {"seed": 21 + number, "size": largest}, "note": "largest allowed"}


def _read(texts: Sequence[str]) -> list[Json]:
    values: list[Json] = []
    for text in texts:
        try:
            values.append(json.loads(text, parse_constant=_refuse))
        except (ValueError, RecursionError):
            raise ValueError(f"no JSON: {text[:80]}") from None
    return values


def _refuse(name: str) -> None:
    raise ValueError(name)
